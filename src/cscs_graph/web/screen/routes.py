"""The routes of a screening: the form, its results, and the same in other forms. Nothing is kept between two of them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, Response

from cscs_graph.analysis.core.asking import Told, told
from cscs_graph.analysis.screening.screening import MAX_SUPPLIERS, Screen
from cscs_graph.api.doors import MAX_BODY, is_own
from cscs_graph.errors import SentFromElsewhere
from cscs_graph.export import words, workbook
from cscs_graph.export.pages import html
from cscs_graph.export.pages.blocks import Page, Paragraph
from cscs_graph.export.screening.files import csv_of, lines_of, rejected_of
from cscs_graph.export.screening.journal import Beginning
from cscs_graph.export.screening.report import page_of as report_of
from cscs_graph.graph.connection import Graph
from cscs_graph.ingest.suppliers import REJECTED_COLUMNS
from cscs_graph.model.answers import ScreeningAnswer
from cscs_graph.model.phrases import phrase
from cscs_graph.web import frame
from cscs_graph.web.desk import Answer, Desk, as_file
from cscs_graph.web.screen import results
from cscs_graph.web.screen.listed import MOST_BYTES, Listed, file_of, listed
from cscs_graph.web.screen.sent import sent_by
from cscs_graph.web.state import State

PATH = "/screen"
PICTURES = 50
"""In the report."""
_STATED = ("as_of", "known_at", "minimum_certainty")


@dataclass(frozen=True, slots=True)
class Asked:
    """What a form asks, and with what the store answered."""

    found: Listed
    told: Told[ScreeningAnswer]
    state: State
    fields: Mapping[str, str]

    @property
    def rows(self) -> list[Any]:
        return results.chosen(self.told.answer.suppliers, self.fields.get("show", ""), self.fields.get("sort", ""))


@dataclass(frozen=True, slots=True)
class Export:
    """A form that results are exported in."""

    name: str
    media_type: str
    written: Callable[[Asked], str | bytes]


def _refused(found: Listed) -> list[tuple[str, ...]]:
    """The rows that could not be read, under their heading, to be corrected and sent again."""
    rows = [(f"{one.line}", one.reason, *one.cells) for one in found.refused]
    return [(*REJECTED_COLUMNS, *found.header), *rows]


def _report(asked: Asked) -> str:
    answer, found = asked.told.answer, asked.found
    beginning = Beginning(
        input="",
        asked={},
        as_of=answer.as_of,
        known_at=asked.told.moment.known_at,
        minimum_certainty=answer.minimum_certainty,
        coverage=answer.coverage,
        lists=tuple(sorted(asked.told.rules.lists.values(), key=lambda one: one.id)),
    )
    return "".join(html.written(report_of(beginning, answer.suppliers, len(found.refused), PICTURES)))


REJECTED = "/rejected.csv"
EXPORTS = {
    "/suppliers.csv": Export("CSV", "text/csv", lambda asked: csv_of(asked.rows)),
    "/suppliers.xlsx": Export(
        "xlsx",
        workbook.MEDIA_TYPE,
        lambda asked: workbook.written(phrase("Screening"), results.plain_rows(asked.rows, asked.state)),
    ),
    "/suppliers.jsonl": Export("JSON lines", "application/jsonl", lambda asked: "".join(lines_of(asked.rows))),
    REJECTED: Export("rejected.csv", "text/csv", lambda asked: rejected_of(_refused(asked.found))),
    "/report.html": Export("HTML", "text/html", _report),
}
"""By the ending of its address. The report has all rows, the others those that are shown, in their order."""


def screening_pages(desk: Desk) -> APIRouter:
    """The form, and what is sent by it."""
    router, shown = APIRouter(), desk.shown

    @router.get(PATH)
    @shown
    async def form(request: Request, state: State) -> Response:  # pyright: ignore[reportUnusedFunction] # noqa: ARG001 - as all routes
        return HTMLResponse(frame.written(_form(_first(), state, {}), desk.settings))

    @router.post(PATH)
    @shown
    async def screened(request: Request, state: State) -> Response:  # pyright: ignore[reportUnusedFunction]
        def page(asked: Asked) -> str:
            shown = results.page_of(asked.found, asked.told, asked.rows, asked.state)
            return frame.written(_form(shown, asked.state, asked.fields, asked.found), desk.settings)

        return HTMLResponse(await _answered(desk, request, state, page))

    for ending, export in EXPORTS.items():
        router.add_api_route(f"{PATH}{ending}", shown(_exported(desk, ending, export)), methods=["POST"])
    return router


def _exported(desk: Desk, ending: str, export: Export) -> Answer:
    async def exported(request: Request, state: State) -> Response:
        content = await _answered(desk, request, state, export.written)
        return as_file(content, ending, export.media_type)

    return exported


async def _answered(desk: Desk, request: Request, state: State, written: Callable[[Asked], Any]) -> Any:
    """Reads the list, screens it, and writes what came of it. Raises BadInput, TooLarge and SentFromElsewhere."""
    if not is_own(request):
        raise SentFromElsewhere(
            "a list is screened only if a page of this server sent it; open /screen and send it there"
        )
    sent = await sent_by(request, MAX_BODY)
    stated = {name: value for name in _STATED if (value := sent.fields.get(name, "").strip())}
    state = State(state.language, state.chosen, stated)

    async def work(graph: Graph) -> Any:
        found = listed(file_of(sent))
        question = Screen.of(suppliers=found.suppliers, **state.moment())
        return written(Asked(found, await told(graph, question), state, sent.fields))

    return await desk.apart(request, state, work)


def _first() -> Page:
    said = (
        phrase(
            "Paste a list of suppliers, or choose a file (CSV, xlsx, xls or ods) of which some columns are headed as names or "
            "codes, such as 企业名称 or 统一社会信用代码. A pasted list may be a name or a code a line."
        ),
        phrase(
            "At most {rows} rows and {bytes} bytes are answered at once. So many take some seconds, and the results come when "
            "all rows are answered. Nothing of the list is kept on the server.",
            rows=MAX_SUPPLIERS,
            bytes=MOST_BYTES,
        ),
        phrase(
            "A name is never a certain identity: where several parties may be meant, all are shown and none is picked."
        ),
    )
    return Page(
        title=phrase("Screen a list of suppliers"),
        subtitle="",
        blocks=tuple(map(Paragraph, said)),
        foot=(words.disclaimer(),),
    )


def _form(page: Page, state: State, fields: Mapping[str, str], found: Listed | None = None) -> frame.Framed:
    language = {"language": str(state.language)} if state.chosen else {}
    address = State(state.language).address
    return frame.Framed(
        page,
        state,
        PATH,
        template="screen.html.j2",
        values={},
        form={
            "action": address(PATH, **language),
            "show": fields.get("show", "all"),
            "sort": fields.get("sort", "weight"),
            "shown": results.shown_names(),
            "sorted": results.sorted_names(),
            "file": found.file.name if found else "",
            "list": found.file.kept if found else "",
            "exports": [
                (address(f"{PATH}{ending}", **language), one.name)
                for ending, one in EXPORTS.items()
                if ending != REJECTED or (found and found.refused)
            ],
        },
    )
