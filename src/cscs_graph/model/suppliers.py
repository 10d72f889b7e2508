"""A row of somebody's supplier list: who is to be screened, as it is written there."""

from pydantic import BaseModel, ConfigDict, Field, field_validator

from cscs_graph.errors import Misstated
from cscs_graph.model.identifiers import codes_in
from cscs_graph.model.placeholders import names_among

MAX_NAME = 200
MAX_CODES = 5


class Supplier(BaseModel):
    """What one row says. `row` is its line in the file, or its place in the request, counted from 1."""

    model_config = ConfigDict(frozen=True)

    row: int = Field(ge=1)
    """Its line in the file, or its place in the request, counted from 1."""
    own_id: str | None = None
    """The asker's own number, handed back as it is."""
    names: tuple[str, ...] = ()
    """Any of its names: Chinese, English, pinyin, former."""
    codes: tuple[str, ...] = ()
    """USCC, organisation code, legacy registration number or id, in any order."""

    @field_validator("codes")
    @classmethod
    def _apart(cls, values: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(code for value in values for code in codes_in(value))

    @field_validator("names")
    @classmethod
    def _names(cls, values: tuple[str, ...]) -> tuple[str, ...]:
        return names_among(values)

    @field_validator("names", "codes")
    @classmethod
    def _stated(cls, values: tuple[str, ...]) -> tuple[str, ...]:
        stripped = tuple(dict.fromkeys(text for value in values if (text := value.strip())))
        for text in stripped:
            if len(text) > MAX_NAME:
                raise Misstated("{count} characters are more than {most}", count=len(text), most=MAX_NAME)
        return stripped
