"""Who may see the pages: the token of the API, given once into a form, kept in a cookie that nobody else can use."""

from http.cookies import SimpleCookie

import httpx
import pytest

from cscs_graph.api.doors import SESSION
from tests.web.conftest import ORIGIN, TOKEN

HTML = {"accept": "text/html"}
QUERY = {"query": "{ __typename }"}


async def admitted(client: httpx.AsyncClient, onward: str = "/", token: str = TOKEN, **headers: str) -> httpx.Response:
    return await client.post("/login", data={"token": token, "onward": onward}, headers=headers)


async def test_a_browser_is_led_to_the_form_and_back(guarded: httpx.AsyncClient) -> None:
    """With what it asked for; whoever asks for data is told instead."""
    asked = "/party/shanghai-husi?as_of=2017-06-01&language=zh"
    led = await guarded.get(asked, headers=HTML)
    assert led.status_code == 303
    form = await guarded.get(led.headers["location"])
    assert form.status_code == 200
    assert 'value="/party/shanghai-husi?as_of=2017-06-01&amp;language=zh"' in form.text
    back = await admitted(guarded, asked)
    assert (back.status_code, back.headers["location"]) == (303, asked)
    assert (await guarded.get(asked, headers=HTML)).status_code == 200
    assert (await guarded.post("/graphql", json=QUERY)).json() == {"data": {"__typename": "Query"}}


async def test_the_cookie_is_for_this_server_alone(guarded: httpx.AsyncClient) -> None:
    reply = await admitted(guarded)
    cookie = SimpleCookie(reply.headers["set-cookie"])[SESSION]
    assert cookie["httponly"]
    assert cookie["samesite"].lower() == "strict"
    assert TOKEN not in cookie.value


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/graphql",
        "/party/shanghai-husi",
        "/party/shanghai-husi/picture.svg",
        "/?q=husi",
        "/rules",
        "/coverage",
        "/screen",
    ],
)
async def test_without_the_token_nothing_is_shown(guarded: httpx.AsyncClient, path: str) -> None:
    assert (await guarded.get(path)).status_code == 401
    assert (await guarded.get(path, headers=HTML)).status_code == 303
    guarded.cookies.set(SESSION, "a guess")
    assert (await guarded.get(path)).status_code == 401


async def test_a_wrong_token_gets_no_cookie(guarded: httpx.AsyncClient) -> None:
    for token in ("", "a guess", f"{TOKEN} "):
        reply = await admitted(guarded, token=token)
        assert reply.status_code == 403
        assert "set-cookie" not in reply.headers
        assert 'role="alert"' in reply.text


async def test_a_page_of_another_site_cannot_use_it(guarded: httpx.AsyncClient) -> None:
    """Neither the form nor the cookie: browsers say from where a form is sent."""
    assert (await admitted(guarded, origin="https://evil.example")).status_code == 403
    await admitted(guarded, origin=ORIGIN)
    assert (await guarded.post("/graphql", json=QUERY, headers={"origin": ORIGIN})).status_code == 200
    foreign = await guarded.post("/graphql", json=QUERY, headers={"origin": "https://evil.example"})
    assert foreign.status_code == 401


@pytest.mark.parametrize(
    "onward", ["https://evil.example/", "//evil.example", "/\\evil.example", "javascript:alert(1)", "/\nx"]
)
async def test_the_form_leads_nowhere_else(guarded: httpx.AsyncClient, onward: str) -> None:
    assert (await admitted(guarded, onward)).headers["location"] == "/"


async def test_who_leaves_is_asked_again(guarded: httpx.AsyncClient) -> None:
    await admitted(guarded)
    left = await guarded.post("/logout")
    assert (left.status_code, left.headers["location"]) == (303, "/login")
    assert (await guarded.get("/", headers=HTML)).status_code == 303


async def test_whoever_sends_too_much_is_refused(guarded: httpx.AsyncClient) -> None:
    assert (await admitted(guarded, token="x" * 300_000)).status_code == 413
