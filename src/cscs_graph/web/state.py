"""What a page shows, as its address states it: the same address is the same page, whoever opens it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Self
from urllib.parse import quote, urlencode

from cscs_graph.api.media import preferred
from cscs_graph.model.language import LanguageCode

ASKED = ("as_of", "known_at", "minimum_certainty", "superseded_rules")
"""Parameters of the question that an address may state."""
_TAGS = {"zh": LanguageCode.ZH, "en": LanguageCode.EN}


@dataclass(frozen=True, slots=True)
class State:
    """The language, and the parameters of the question that are not left to their defaults."""

    language: LanguageCode
    chosen: bool = False
    """Whether the address states the language; else the browser's own counts."""
    stated: Mapping[str, str] = field(default_factory=dict[str, str])

    @classmethod
    def of(cls, query: Mapping[str, str], accepted: str | None) -> Self:
        """As an address and the header Accept-Language state it. What is empty is not stated."""
        named = _TAGS.get(query.get("language", ""))
        liked = preferred(accepted, _TAGS)
        stated = {name: value for name in ASKED if (value := query.get(name, "").strip())}
        return cls(named or (_TAGS[liked] if liked else LanguageCode.EN), named is not None, stated)

    def address(self, path: str, **changed: str | Sequence[str] | None) -> str:
        """The address of another page in this state, or of this one with something changed; None takes it out, several values
        are stated one after the other."""
        values: dict[str, str | Sequence[str] | None] = {**self.address_values(), **changed}
        query = urlencode({name: value for name, value in values.items() if value}, doseq=True)
        return f"{path}?{query}" if query else path

    def address_values(self) -> dict[str, str]:
        """What an address states of it."""
        return {**self.stated, **({"language": str(self.language)} if self.chosen else {})}

    def moment(self) -> dict[str, str]:
        """The stated parameters as a question takes them: what was known on a day is what was known at its end."""
        known = self.stated.get("known_at", "")
        return (
            {**self.stated, "known_at": f"{known}T23:59:59"} if len(known) == len("YYYY-MM-DD") else dict(self.stated)
        )

    def bid(self, application: str) -> str:
        """The address of the page of a bid or other joint filing."""
        return self.address(f"/bid/{quote(application, safe='')}")

    def party(self, party_id: str, ending: str = "", **changed: str | Sequence[str] | None) -> str:
        """The address of a party's page, or of what it is exported as."""
        return self.address(f"/party/{quote(party_id, safe='')}{ending}", **changed)


def pairs(values: Mapping[str, str | Sequence[str]], left_out: Sequence[str] = ()) -> tuple[tuple[str, str], ...]:
    """Names and values one by one, as a form has them."""
    many = {
        name: (value,) if isinstance(value, str) else value for name, value in values.items() if name not in left_out
    }
    return tuple((name, one) for name, held in many.items() for one in held)
