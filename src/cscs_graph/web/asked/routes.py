"""The routes of the pages of questions and rules, all made from the table."""

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, Response

from cscs_graph.graph.connection import Graph
from cscs_graph.web import frame
from cscs_graph.web.asked.given import Given
from cscs_graph.web.asked.named import questions_about
from cscs_graph.web.asked.table import PAGES, AskedPage
from cscs_graph.web.desk import Answer, Desk
from cscs_graph.web.state import State


def asked_pages(desk: Desk) -> APIRouter:
    """A route for each page of the table."""
    router = APIRouter()
    for page in PAGES:
        path = page.path.replace("}", ":path}")
        router.add_api_route(path, desk.shown(_answer(desk, page)))
    return router


def _answer(desk: Desk, page: AskedPage) -> Answer:
    async def answer(request: Request, state: State) -> Response:
        own = {name: request.query_params.get(name, "").strip() for name in page.own}
        given = Given(state, {**own, **{name: f"{value}" for name, value in request.path_params.items()}})

        async def written(graph: Graph) -> str:
            found = await page.made(graph, given)
            framed = frame.Framed(
                found.page,
                state,
                request.url.path,
                asked=frame.moment_stated(found.as_of, found.known_at, state),
                graded=page.graded,
                ruled=False,
                questions=questions_about(found.subject, state, request.url.path) if found.subject else (),
                values={name: value for name, value in own.items() if value},
                template=page.template,
            )
            return frame.written(framed, desk.settings)

        return HTMLResponse(await desk.apart(request, state, written))

    return answer
