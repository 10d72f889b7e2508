"""The readable report: one self-contained page that asks for nothing from outside and prints well."""

from collections import Counter
from collections.abc import Sequence

from jinja2 import Environment, PackageLoader, StrictUndefined

from cscs_graph.export.screening.journal import Beginning
from cscs_graph.export.screening.picture import pictures
from cscs_graph.model.answers import Screened
from cscs_graph.model.codes import Effect, ListKind, MatchOutcome

_PAGES = Environment(
    loader=PackageLoader("cscs_graph.export.screening", "."),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)
_OUTCOMES = {
    MatchOutcome.IDENTIFIED: "identified by a code",
    MatchOutcome.BY_NAME: "taken by name",
    MatchOutcome.UNSURE: "unsure, candidates only",
    MatchOutcome.NOT_FOUND: "nothing like it is loaded",
}


def html_report(beginning: Beginning, rows: Sequence[Screened], refused: int, at_most: int) -> str:
    """English, with names as they are loaded. At most `at_most` pictures are drawn; the report says where it stopped."""
    drawn = list(pictures(list(rows), at_most))
    return _PAGES.get_template("report.html.j2").render(
        beginning=beginning,
        rows=rows,
        drawn=drawn,
        refused=refused,
        at_most=at_most,
        counts=Counter(row.outcome for row in rows),
        outcomes=_OUTCOMES,
        effects=list(Effect),
        black=ListKind.BLACK,
        kinds=_KINDS,
        words=_words,
    )


_KINDS = {ListKind.BLACK: "blacklist", ListKind.RED: "redlist", ListKind.ORDER: "orders", ListKind.REGISTER: "register"}


def _words(code: object) -> str:
    return str(code).replace("_", " ").lower()
