"""Finding parties by name: the full-text index proposes, an explained similarity decides.

The index holds Chinese text as overlapping pairs of characters. A pair such as 公司 stands in nearly every name and would make
it propose them all, so pairs of legal forms are left out of what is asked of it, and all others are demanded first.
"""

import re
from itertools import pairwise

from rapidfuzz import fuzz

from cscs_graph.analysis.core.lookup import Lookup
from cscs_graph.errors import BadInput
from cscs_graph.graph.connection import Graph, Row, Transaction
from cscs_graph.model.answers import SearchHit

CANDIDATES = 200
"""Names that the index proposes; they are scored again, so that the order does not hang on the index's own scores."""
MAX_QUERY = 200
_LEGAL_FORMS = re.compile("股份有限公司|有限责任公司|有限公司|分公司|总公司|集团|公司")
_RUNS = re.compile(r"[\u3400-\u9fff]+|[^\W_\u3400-\u9fff]+")
_CHINESE = re.compile(r"[\u3400-\u9fff]")


async def search(graph: Graph, name: str, *, limit: int, after: tuple[float, str] | None = None) -> list[SearchHit]:
    """Parties by similarity of name, best first, then by id. Same-named persons stay apart.

    Raises BadInput for a name of signs only, or one that is too long.
    """
    terms = index_terms(name)

    async def work(transaction: Transaction) -> list[SearchHit]:
        all_of_it = " ".join(f"+{term}" for term in terms)
        rows = await transaction.run("name_search", query=all_of_it, limit=CANDIDATES)
        if not rows and len(terms) > 1:  # no name holds all of it: perhaps a slip of the pen, or a part too much
            rows = await transaction.run("name_search", query=" ".join(terms), limit=CANDIDATES)
        proposed = {str(row["id"]): row for row in rows}
        scored = sorted((_scored(name, row) for row in proposed.values()), key=lambda hit: (-hit[0], hit[1]))
        if after is not None:
            scored = [hit for hit in scored if (-hit[0], hit[1]) > (-after[0], after[1])]
        page = scored[:limit]
        parties = await Lookup(transaction).parties(identity for _, identity, _ in page)
        return [
            SearchHit(party=parties[identity], score=score, matched_name=matched)
            for score, identity, matched in page
            if identity in parties
        ]

    return await graph.read(work)


def index_terms(text: str) -> list[str]:
    """The terms to ask the index for: letters and digits only, so that nothing a user types is query syntax.

    Raises BadInput where nothing is left, or where the text is too long.
    """
    if len(text) > MAX_QUERY:
        raise BadInput(f"name: {len(text)} characters are more than {MAX_QUERY}")
    terms = _terms(_LEGAL_FORMS.sub(" ", text)) or _terms(text)
    if not terms:
        raise BadInput("name: state at least one letter, digit or character")
    return terms


def _terms(text: str) -> list[str]:
    """Words in lower case, and Chinese text as the index holds it: pairs of characters."""
    found: list[str] = []
    for run in _RUNS.findall(text):
        pairs = [first + second for first, second in pairwise(run)] if _CHINESE.match(run) else []
        found += pairs or [run.lower()]
    whole = [term for term in found if len(term) > 1 or not _CHINESE.match(term)]
    return list(dict.fromkeys(whole or found))  # a lone character stands in the index only where it stands alone


def _scored(query: str, row: Row) -> tuple[float, str, str]:
    """Similarity of the query to the best of a party's names, as an edit ratio of what both share."""
    names = [name for name in str(row["names"] or "").split(" | ") if name]
    wanted = query.strip().casefold()
    best = max(names, key=lambda name: (fuzz.WRatio(wanted, name.casefold()), name), default="")
    return round(fuzz.WRatio(wanted, best.casefold()), 2), str(row["id"]), best
