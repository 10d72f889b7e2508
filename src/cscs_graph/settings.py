"""One frozen settings object, made once at the edge and passed in. Nothing else reads the environment."""

from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Self
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import BaseModel, ConfigDict, Field, SecretStr, ValidationError, field_validator, model_validator
from pydantic_core import ErrorDetails

from cscs_graph.errors import BadInput, Message, Misstated, Several

LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})
LANGUAGES = ("en", "zh")
SCHEMES = frozenset({"bolt", "bolt+s", "bolt+ssc", "neo4j", "neo4j+s", "neo4j+ssc"})


class Settings(BaseModel):
    """How this process reaches its graph server and serves its API.

    Read from variables named `CSCS_` plus the field's name in capitals, e.g. `CSCS_URI`.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    data: Path = Path("data")
    """Folder of the embedded server's database, log and credentials. Unused when `uri` is set."""
    uri: str | None = None
    """Address of a Neo4j (`bolt://`, `neo4j://`, `neo4j+s://` ...). Unset: the embedded server is started."""
    user: str = "neo4j"
    password: SecretStr | None = None
    database: str = "neo4j"
    memory: Annotated[str, Field(pattern=r"^\d+[mg]$")] = "1g"
    """Upper bound of the embedded server's heap, as Java writes it: 512m, 2g."""
    start_timeout: Annotated[float, Field(gt=0)] = 60
    """Seconds the embedded server may take until it answers its first query."""
    statement_timeout: Annotated[float, Field(gt=0)] = 30
    """Seconds that the statements of one question may run."""
    connect_timeout: Annotated[float, Field(gt=0)] = 5
    """Seconds for a connection to the graph server to be made, or to become free in the pool."""
    retry_time: Annotated[float, Field(ge=0)] = 15
    """Seconds for which a transaction is tried again after a transient error or a lost connection."""
    answer_timeout: Annotated[float, Field(gt=0)] = 60
    """Seconds one request may take over HTTP, its reply included."""
    answers_kept: Annotated[int, Field(ge=0)] = 20_000
    """Items (consequences, parties, listings ...) of the answers that a process keeps for whoever asks the same again before
    anything is loaded; 0 keeps none."""
    time_zone: str = "Asia/Shanghai"
    """Zone in which a day is today, where a question names no day."""
    language: str = "en"
    """Language of what commands print for people, `en` or `zh`; `--language` goes before it. JSON is the same in both."""
    query_budget: Annotated[int, Field(ge=100)] = 20_000
    """Objects that the reply to one query may be expected to hold; a dearer query is refused before it runs."""
    host: str = "127.0.0.1"
    port: Annotated[int, Field(ge=0, le=65535)] = 8765
    cors_origins: tuple[str, ...] = ()
    """Origins whose pages may ask, such as `https://desk.example`, parted by commas; `*` for all, where a token is set."""
    trusted_documents: Path | None = None
    """JSON file of queries that clients may name by id: an object of id and query, or a manifest of operations."""
    trusted_only: bool = False
    """Answer no query but those."""
    api_token: SecretStr | None = None
    """Bearer token that the API demands. Required when `host` is not a loopback address."""

    @field_validator("uri")
    @classmethod
    def _known_scheme(cls, value: str | None) -> str | None:
        if value is not None and urlsplit(value).scheme not in SCHEMES:
            raise Misstated(
                "{value!r} does not start with one of {known}", value=value, known=", ".join(sorted(SCHEMES))
            )
        return value

    @field_validator("time_zone")
    @classmethod
    def _known_zone(cls, value: str) -> str:
        try:
            ZoneInfo(value)
        except (ZoneInfoNotFoundError, ValueError):
            raise Misstated("{value!r} is no time zone such as Asia/Shanghai", value=value) from None
        return value

    @field_validator("language")
    @classmethod
    def _known_language(cls, value: str) -> str:
        if value not in LANGUAGES:
            raise Misstated(
                "{value!r} is no language of this command; it has {known}", value=value, known=", ".join(LANGUAGES)
            )
        return value

    @field_validator("cors_origins", mode="before")
    @classmethod
    def _parted(cls, value: object) -> object:
        return tuple(part.strip() for part in value.split(",") if part.strip()) if isinstance(value, str) else value

    @field_validator("cors_origins")
    @classmethod
    def _origins(cls, value: tuple[str, ...]) -> tuple[str, ...]:
        for origin in value:
            parts = urlsplit(origin)
            whole = parts.scheme in ("http", "https") and parts.netloc and origin == f"{parts.scheme}://{parts.netloc}"
            if origin != "*" and not whole:
                raise Misstated(
                    "{origin!r} is no origin such as https://desk.example: scheme, host and port alone", origin=origin
                )
        return value

    @model_validator(mode="after")
    def _no_open_door(self) -> Self:
        if "*" in self.cors_origins and self.api_token is None:
            raise Misstated("CSCS_CORS_ORIGINS: any page could ask: name the origins, or set CSCS_API_TOKEN as well")
        if self.trusted_only and self.trusted_documents is None:
            raise Misstated("CSCS_TRUSTED_ONLY: nothing could be asked: name the file in CSCS_TRUSTED_DOCUMENTS")
        if self.host not in LOOPBACK and self.api_token is None:
            raise Misstated(
                "host {host!r} is reachable from other machines: set CSCS_API_TOKEN as well", host=self.host
            )
        return self

    @property
    def embedded(self) -> bool:
        return self.uri is None

    @classmethod
    def from_environment(cls, environment: Mapping[str, str], **overrides: object) -> Self:
        """The settings that `environment` states; `overrides` that are not None win."""
        stated: dict[str, object] = {
            name: environment[f"CSCS_{name.upper()}"]
            for name in cls.model_fields
            if environment.get(f"CSCS_{name.upper()}")
        }
        stated |= {name: value for name, value in overrides.items() if value is not None}
        try:
            return cls.model_validate(stated)
        except ValidationError as error:
            faults = tuple(_named(fault) for fault in error.errors(include_url=False))
            raise BadInput("settings: {faults}", faults=Several(faults)) from None


def _named(fault: ErrorDetails) -> Message:
    """What is wrong, with the variable where it is of one."""
    if not fault["loc"]:
        return _said(fault)
    variable = f"CSCS_{'_'.join(str(part) for part in fault['loc']).upper()}"
    return Message("{variable}: {fault}", {"variable": variable, "fault": _said(fault)})


def _said(fault: ErrorDetails) -> Message:
    """What is wrong, in our words where we have some, else in those of the library."""
    error = fault.get("ctx", {}).get("error")
    return error.message if isinstance(error, Misstated) else Message(fault["msg"])
