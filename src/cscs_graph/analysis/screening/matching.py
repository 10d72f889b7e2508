"""Who the rows of a supplier list mean: by code, else by name, with a score that says why (§4.1, GB 32100-2015).

Everything is looked up for all rows at once. The index over the keys of names proposes parties; for names that no key
finds, the full-text index proposes what is written alike. What decides is read off the names themselves, so that every
server gives the same matches. A name alone is never a certain identity, and namesakes are never merged.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from cscs_graph.analysis.core.lookup import Lookup
from cscs_graph.analysis.core.reading import Reading, readings_of
from cscs_graph.analysis.parties.search import index_terms
from cscs_graph.analysis.screening.name_similarity import Likeness, likeness, names_within, of_another
from cscs_graph.errors import BadInput, Message, NotFound, Parameter, Several
from cscs_graph.graph.connection import Row, Transaction
from cscs_graph.model.answers import Match
from cscs_graph.model.codes import MatchOutcome, MatchRule
from cscs_graph.model.identifiers import code_fault, mended, read_uscc
from cscs_graph.model.names import KEYS_VERSION, code_keys, read_name, wanted_keys
from cscs_graph.model.phrases import coded, pairs
from cscs_graph.model.suppliers import Supplier

_KEYS_AT_ONCE = 800
"""Terms of one query; Lucene takes 1,024."""
_NAMES_AT_ONCE = 100
_PROPOSED = 50
"""Parties that the full-text index proposes for one name."""
_DOUBTFUL_CODE = 0.85
"""Score of a party that carries a code of the row and another USCC than it gives, or shares the code with others."""
_CODES = (
    ("parties_by_id", MatchRule.ID),
    ("entities_by_uscc", MatchRule.USCC),
    ("entities_by_org_code", MatchRule.ORG_CODE),
    ("entities_by_reg_no", MatchRule.REG_NO),
)


@dataclass(frozen=True, slots=True)
class Thresholds:
    """When a name is good enough. Documented in docs/SCREENING.md; every answer shows the scores themselves."""

    accept: float = 0.9
    """The best candidate is taken as meant from this score on ..."""
    margin: float = 0.05
    """... if the next one has at least so much less."""
    show: float = 0.6
    """Candidates below are not shown."""
    candidates: int = 5

    def __post_init__(self) -> None:
        for name in ("accept", "margin", "show"):
            if not 0 <= getattr(self, name) <= 1:
                raise BadInput(
                    "{name}: {value} is not between 0 and 1", name=Parameter(name), value=getattr(self, name)
                )
        if self.candidates < 1:
            raise BadInput("candidates: {candidates} is less than 1", candidates=self.candidates)


@dataclass(frozen=True, slots=True)
class Matched:
    """Who a row means. `match` is set where that is settled, by a code or by an only name."""

    outcome: MatchOutcome
    match: Match | None
    candidates: tuple[Match, ...] = ()
    left_out: int = 0
    code_faults: tuple[Message, ...] = ()
    """What is wrong with codes of the row that no party carries."""


@dataclass(slots=True)
class _Found:
    """What was looked up for all rows."""

    by_code: dict[str, list[tuple[str, MatchRule]]] = field(default_factory=dict[str, list[tuple[str, MatchRule]]])
    by_name: dict[str, set[str]] = field(default_factory=dict[str, set[str]])
    parties: dict[str, Row] = field(default_factory=dict[str, Row])


async def match_suppliers(reading: Reading, suppliers: Sequence[Supplier], thresholds: Thresholds) -> list[Matched]:
    """Who each row means, in their order. Raises NotFound where the names of the store are not keyed."""
    transaction, lookup = reading.transaction, reading.lookup
    versions = await transaction.run("keyed_version")
    if not versions or versions[0]["version"] != KEYS_VERSION:
        raise NotFound(
            "the names of this store are not keyed for screening: run `cscs derive names` once, or load data"
        )
    found = _Found()
    await _by_code(transaction, suppliers, found)
    coded = {supplier.row for supplier in suppliers if _identified(supplier, found)}
    names = {name for supplier in suppliers if supplier.row not in coded for name in _looked_for(supplier)}
    await _by_key(transaction, names, found)
    await _alike(transaction, sorted(name for name in names if not found.by_name.get(name)), found)
    await lookup.parties(found.parties)
    return [
        replace(_matched(lookup, supplier, found, thresholds), code_faults=tuple(_faults(supplier, found)))
        for supplier in suppliers
    ]


def _looked_for(supplier: Supplier) -> list[str]:
    """Its names, and those inside them."""
    return [*supplier.names, *(name for name, _ in names_within(supplier.names))]


def _faults(supplier: Supplier, found: _Found) -> Iterator[Message]:
    """Of codes that somebody carries it is said where they disagree."""
    for code in supplier.codes:
        if code not in found.by_code and (fault := code_fault(code)):
            yield fault


async def _by_code(transaction: Transaction, suppliers: Sequence[Supplier], found: _Found) -> None:
    readings: dict[str, dict[str, set[str]]] = {statement: {} for statement, _ in _CODES}
    for code in {code for supplier in suppliers for code in supplier.codes}:
        for statement, key in _readings(code):
            readings[statement].setdefault(key, set()).add(code)
    for statement, rule in _CODES:
        if readings[statement]:
            for row in await transaction.run(statement, references=sorted(readings[statement])):
                for code in readings[statement][row["reference"]]:
                    found.by_code.setdefault(code, []).append((row["id"], rule))
    await _by_other_code(transaction, suppliers, found)
    ids = sorted({party for hits in found.by_code.values() for party, _ in hits} - found.parties.keys())
    if ids:
        found.parties |= {row["id"]: row for row in await transaction.run("match_details", ids=ids)}


async def _by_other_code(transaction: Transaction, suppliers: Sequence[Supplier], found: _Found) -> None:
    """Codes that are none of the others: the index over the keys holds those of a party."""
    left = {code for supplier in suppliers for code in supplier.codes if code not in found.by_code}
    wanted = {key: code for code in sorted(left) for key in code_keys(code)}
    for keys in _portions(sorted(wanted), _KEYS_AT_ONCE):
        for row in await transaction.run("parties_by_key", query=" ".join(keys)):
            for key in wanted.keys() & set(row["match_keys"].split()):
                found.parties[row["id"]] = row
                found.by_code.setdefault(wanted[key], []).append((row["id"], MatchRule.OTHER_CODE))


_STATEMENTS = {
    "id": "parties_by_id",
    "uscc": "entities_by_uscc",
    "org_code": "entities_by_org_code",
    "reg_no": "entities_by_reg_no",
}


def _readings(code: str) -> Iterator[tuple[str, str]]:
    """What a code may be: the statement that finds it, and the key that it takes. With digits for the letters O and I it is
    another code, whose carrier is a candidate."""
    if other := mended(code):
        yield "entities_by_uscc", other
    for kind, key in readings_of(code):
        yield _STATEMENTS[kind], key
    try:
        yield "entities_by_org_code", read_uscc(code).org_code
    except ValueError:
        return


async def _by_key(transaction: Transaction, names: Iterable[str], found: _Found) -> None:
    wanted: dict[str, set[str]] = {}
    for text in names:
        for key in wanted_keys(read_name(text)):
            wanted.setdefault(key, set()).add(text)
    for keys in _portions(sorted(wanted), _KEYS_AT_ONCE):
        for row in await transaction.run("parties_by_key", query=" ".join(keys)):
            found.parties[row["id"]] = row
    carried: dict[str, set[str]] = {}
    for party, row in found.parties.items():
        for key in (row.get("match_keys") or "").split():
            carried.setdefault(key, set()).add(party)
    for key, texts in wanted.items():
        for text in texts:
            found.by_name.setdefault(text, set()).update(carried.get(key, ()))


async def _alike(transaction: Transaction, names: Sequence[str], found: _Found) -> None:
    """Names that no key finds: a slip of the pen, a word too many or too few."""
    queries: dict[str, set[str]] = {}
    for text in names:
        try:
            queries.setdefault(" ".join(index_terms(text)), set()).add(text)
        except BadInput:
            continue
    for some in _portions(sorted(queries), _NAMES_AT_ONCE):
        rows = await transaction.run("names_like", queries=some, limit=_PROPOSED)
        missing = sorted({row["id"] for row in rows} - found.parties.keys())
        if missing:
            found.parties |= {row["id"]: row for row in await transaction.run("match_details", ids=missing)}
        for row in rows:
            for text in queries[row["query"]]:
                found.by_name.setdefault(text, set()).add(row["id"])


def _portions(texts: list[str], size: int) -> Iterator[list[str]]:
    return (texts[start : start + size] for start in range(0, len(texts), size))


def _matched(lookup: Lookup, supplier: Supplier, found: _Found, thresholds: Thresholds) -> Matched:
    parties = lookup.parties_known
    coded: dict[str, tuple[str, MatchRule]] = {}
    for code in supplier.codes:
        for party, rule in found.by_code.get(code, ()):
            coded.setdefault(party, (code, rule))
    if coded:
        hits = [
            Match(
                party=parties[party],
                rule=rule,
                score=1.0,
                matched=code,
                **pairs(_against_code(supplier, found.parties[party], code, rule), "differs"),
            )
            for party, (code, rule) in coded.items()
        ]
        hits.sort(key=lambda hit: (list(MatchRule).index(hit.rule), hit.party.id))
        if sure := _identified(supplier, found):
            return Matched(MatchOutcome.IDENTIFIED, next(hit for hit in hits if hit.party.id == sure))
        doubtful = [hit.model_copy(update={"score": _DOUBTFUL_CODE}) for hit in hits]
        return _unsure(
            [*doubtful, *(hit for hit in _called(lookup, supplier, found, thresholds) if hit.party.id not in coded)],
            thresholds,
        )
    hits = _called(lookup, supplier, found, thresholds)
    if not hits:
        return Matched(MatchOutcome.NOT_FOUND, None)
    lead = hits[0].score - (hits[1].score if len(hits) > 1 else 0)
    if hits[0].score >= thresholds.accept and lead >= thresholds.margin - 1e-9:
        return Matched(MatchOutcome.BY_NAME, hits[0], *_shown(hits[1:], thresholds))
    return _unsure(hits, thresholds)


def _identified(supplier: Supplier, found: _Found) -> str | None:
    """The only party that carries a code of the row and no other one than it gives, unless the row names another firm."""
    hits = {hit for code in supplier.codes for hit in found.by_code.get(code, ())}
    coded = {party for party, rule in hits if rule is not MatchRule.OTHER_CODE}
    sure = [party for party in coded if not _other_code(supplier, found.parties[party])]
    return sure[0] if len(sure) == 1 and not of_another(supplier, found.parties[sure[0]]) else None


def _called(lookup: Lookup, supplier: Supplier, found: _Found, thresholds: Thresholds) -> list[Match]:
    """Parties that are called like the row, best first."""
    parties = lookup.parties_known
    hits = [
        Match(
            party=parties[party],
            rule=like.rule,
            score=round(like.score, 2),
            matched=like.matched,
            **pairs(like.differs, "differs"),
        )
        for party in {party for name in _looked_for(supplier) for party in found.by_name.get(name, ())}
        if (like := likeness(supplier, found.parties[party], thresholds.accept)).score >= thresholds.show
    ]
    return sorted(hits, key=lambda hit: (-hit.score, list(MatchRule).index(hit.rule), hit.party.id))


def _unsure(hits: list[Match], thresholds: Thresholds) -> Matched:
    return Matched(MatchOutcome.UNSURE, None, *_shown(hits, thresholds))


def _shown(hits: list[Match], thresholds: Thresholds) -> tuple[tuple[Match, ...], int]:
    return tuple(hits[: thresholds.candidates]), max(0, len(hits) - thresholds.candidates)


def _other_code(supplier: Supplier, row: Row) -> str | None:
    """The loaded USCC, where the row gives another one: two codes are two organisations."""
    given = [code for text in supplier.codes if text != row["id"] and (code := _uscc(text))]
    return row["uscc"] if row["uscc"] and given and row["uscc"] not in given else None


def _uscc(text: str) -> str | None:
    try:
        return read_uscc(text).code
    except ValueError:
        return None


def _against_code(supplier: Supplier, row: Row, code: str, rule: MatchRule) -> Iterator[Message]:
    if other := _other_code(supplier, row):
        yield Message("its code is {code}", {"code": other})
    if rule is MatchRule.ORG_CODE and not row["uscc"]:
        yield Message("loaded under its organisation code only")
    if (uscc := _uscc(code)) and (flags := read_uscc(uscc).flags):
        yield Message("the code given is doubtful: {flags}", {"flags": Several(tuple(map(coded, flags)), ", ")})
    if supplier.names:
        like = Likeness.best(supplier.names, row)
        if like.rule is MatchRule.SIMILAR:
            yield Message("its name is {name}", {"name": row["name"]})
