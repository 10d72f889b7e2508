"""Finding parties by name: the full-text index proposes, an explained similarity decides.

The index holds Chinese text as overlapping pairs of characters. A pair such as 公司 stands in nearly every name and would make
it propose them all, so pairs of legal forms are left out of what is asked of it, and all others are demanded first.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Self

from cscs_graph.errors import BadInput
from cscs_graph.graph.connection import Row, Transaction

CANDIDATES = 200
"""Names that the index proposes; they are scored again, so that the order does not hang on the index's own scores."""
MAX_QUERY = 200
_LEGAL_FORMS = re.compile("股份有限公司|有限责任公司|有限公司|分公司|总公司|集团|公司")
_RUNS = re.compile(r"[\u3400-\u9fff]+|[^\W_\u3400-\u9fff]+")
_CHINESE = re.compile(r"[\u3400-\u9fff]")
_LONG_WORD = 3


@dataclass(frozen=True, slots=True)
class Named:
    """A party with the name of it that is most like what was asked for, and how like, 0 to 100."""

    score: float
    id: str
    name: str

    @classmethod
    def of(cls, query: str, row: Row) -> Self:
        """Similarity of the query to the best of a party's names, as an edit ratio of what both share."""
        from rapidfuzz import fuzz  # only where a name is looked for: most answers need none

        names = [name for name in str(row["names"] or "").split(" | ") if name]
        wanted = query.strip().casefold()
        best = max(names, key=lambda name: (fuzz.WRatio(wanted, name.casefold()), name), default="")
        return cls(round(fuzz.WRatio(wanted, best.casefold()), 2), str(row["id"]), best)

    @property
    def order(self) -> tuple[float, str]:
        """Best first, then by id."""
        return -self.score, self.id


async def parties_named(transaction: Transaction, name: str) -> list[Named]:
    """Parties by similarity of name, best first, then by id.

    Raises BadInput for a name of signs only, or one that is too long.
    """
    for query in _queries(index_terms(name)):
        rows = await transaction.run("name_search", query=query, limit=CANDIDATES)
        if rows:
            return sorted((Named.of(name, row) for row in rows), key=lambda named: named.order)
    return []


def is_name_like(text: str) -> bool:
    """Whether a text may be meant as a name: it is Chinese, or holds a word of letters only. Ids and codes hold none."""
    words = (word.strip(".,()'\"") for word in text.split())
    return bool(_CHINESE.search(text)) or any(len(word) >= _LONG_WORD and word.isalpha() for word in words)


def index_terms(text: str) -> list[str]:
    """The terms to ask the index for: letters and digits only, so that nothing a user types is query syntax.

    Raises BadInput where nothing is left.
    """
    terms = _terms(_LEGAL_FORMS.sub(" ", text)) or _terms(text)
    if not terms:
        raise BadInput("name: state at least one letter, digit or character")
    return terms


def _queries(terms: list[str]) -> Iterator[str]:
    """What the index is asked, one after the other until it finds something."""
    yield " ".join(f"+{term}" for term in terms)
    if len(terms) > 1:  # no name holds all of it: perhaps a slip of the pen, or a part too much
        yield " ".join(terms)
    lone = [term for term in terms if len(term) == 1 and _CHINESE.match(term)]
    if lone:  # a lone character stands in the index only where it stands alone: perhaps pairs begin with it
        yield " ".join(f"{term}*" for term in lone)


def _terms(text: str) -> list[str]:
    """Words in lower case, and Chinese text as the index holds it: pairs of characters."""
    found: list[str] = []
    for run in _RUNS.findall(text):
        pairs = [first + second for first, second in pairwise(run)] if _CHINESE.match(run) else []
        found += pairs or [run.lower()]
    whole = [term for term in found if len(term) > 1 or not _CHINESE.match(term)]
    return list(dict.fromkeys(whole or found))
