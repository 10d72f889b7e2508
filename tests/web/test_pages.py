"""Pages at their addresses: what they show, in which language, and what they never do."""

import re
from datetime import date
from html import unescape

import httpx
import pytest

from cscs_graph.analysis.contamination.filings import CrossContamination, IfJointlyFiled
from cscs_graph.analysis.core.asking import ask
from cscs_graph.analysis.dossier.question import Dossier
from cscs_graph.export.dossier.page import page_of
from cscs_graph.export.pages import html
from cscs_graph.graph.connection import Graph
from cscs_graph.ingest import Outcome, load_items
from cscs_graph.ingest.items import Origin, items
from cscs_graph.model.language import LanguageCode
from cscs_graph.model.phrases import phrase, speak
from cscs_graph.model.rules import Source
from cscs_graph.web.app import create_site
from cscs_graph.web.style import FILES
from tests.conftest import Store

HUSI = "/party/shanghai-husi?as_of=2017-06-01"
PAGES = (
    "/",
    "/?q=福喜",
    "/?q=nobody-of-that-name",
    HUSI,
    "/party/nobody",
    "/bid/joint-bid-hospital",
    "/graphql",
    "/login",
)
HTML = {"accept": "text/html"}
HOSTILE = '<img src=x onerror="alert(1)"> & "Sons"'


def links(page: str) -> list[str]:
    return [unescape(found) for found in re.findall(r'(?:href|src|action)="([^"]*)"', page)]


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("address", PAGES)
async def test_no_page_asks_for_anything_beyond_this_server(
    site: httpx.AsyncClient, address: str, language: str
) -> None:
    reply = await site.get(address, headers={**HTML, "accept-language": language})
    assert reply.headers["content-type"] == "text/html; charset=utf-8"
    assert "default-src 'self'" in reply.headers["content-security-policy"]
    assert "unsafe" not in reply.headers["content-security-policy"]
    assert [link for link in links(reply.text) if not link.startswith(("/", "#"))] == []
    assert not re.search(r"<style|\son\w+=|\sstyle=|javascript:", reply.text)
    assert re.findall(r"<script(?![^>]*\bsrc=)[^>]*>", reply.text) in (
        [],
        ['<script id="given" type="application/json">'],
    )


async def test_what_a_page_names_of_this_server_is_there(site: httpx.AsyncClient) -> None:
    """Every link of a dossier's page but those to a place within it."""
    page = (await site.get(HUSI)).text
    for link in sorted({link for link in links(page) if link.startswith("/") and link != "/logout"}):
        assert (await site.get(link, headers=HTML)).status_code == 200, link


@pytest.mark.parametrize("name", FILES)
async def test_style_and_script_are_served_as_what_they_are(site: httpx.AsyncClient, name: str) -> None:
    reply = await site.get(f"/static/{name}")
    assert (reply.status_code, reply.headers["content-type"].partition(";")[0]) == (200, FILES[name][1])


async def test_no_other_file_is_served(site: httpx.AsyncClient) -> None:
    for name in ("app.py", "..%2Fapp.py", "%2e%2e%2fapp.py"):
        assert (await site.get(f"/static/{name}")).status_code == 404


async def test_an_address_is_the_answer_of_the_question_it_states(site: httpx.AsyncClient, graph: Graph) -> None:
    answer = await ask(graph, Dossier.of(party="shanghai-husi", as_of=date(2017, 6, 1), minimum_certainty="statute"))
    address = f"{HUSI}&minimum_certainty=statute"
    once, again = [(await site.get(address)).text for _ in range(2)]
    assert once == again
    assert answer.answer_id in once
    assert answer.answer_id not in (await site.get(HUSI)).text


async def test_the_day_of_knowledge_is_its_end(site: httpx.AsyncClient) -> None:
    page = (await site.get(f"{HUSI}&known_at=2016-06-01")).text
    assert "as known: 2016-06-01 23:59:59" in re.sub(r"<[^>]+>", "", page)
    assert 'name="known_at" value="2016-06-01"' in page


async def test_days_lead_to_the_same_party_on_another_day(site: httpx.AsyncClient) -> None:
    """Husi was listed for two years from 2016: the report, section 4.3."""
    page = (await site.get(f"{HUSI}&minimum_certainty=mou")).text
    days = re.search(r'<nav class="days".*?</nav>', page, re.DOTALL)
    assert days is not None
    assert "/party/shanghai-husi?as_of=2016-01-01&minimum_certainty=mou" in links(days[0])
    assert re.findall(r"<strong aria-current=\"true\">([^<]*)", days[0]) == ["2017-06-01"]


@pytest.mark.parametrize(
    ("accepted", "tag"),
    [
        ("zh-CN,zh;q=0.9,en;q=0.8", "zh-Hans"),
        ("en-GB", "en"),
        ("de, zh;q=0.3", "zh-Hans"),
        ("fr", "en"),
        ("zh;q=0, en;q=0.1", "en"),
    ],
)
async def test_the_language_is_the_browsers_own(site: httpx.AsyncClient, accepted: str, tag: str) -> None:
    reply = await site.get("/", headers={"accept-language": accepted})
    assert f'<html lang="{tag}">' in reply.text
    assert "Accept-Language" in reply.headers["vary"]


async def test_a_language_that_is_chosen_stays(site: httpx.AsyncClient) -> None:
    page = (await site.get(f"{HUSI}&language=zh", headers={"accept-language": "en"})).text
    assert '<html lang="zh-Hans">' in page
    inner = [unescape(link) for link in re.findall(r'href="(/party[^"]*|/\?[^"]*)"', page)]
    assert inner
    assert [link for link in inner if "language=zh" not in link] == [f"{HUSI}&language=en"]


async def test_a_search_shows_what_tells_namesakes_apart(site: httpx.AsyncClient, store: Store) -> None:
    """Two companies of one name differ in their codes and representatives; nobody is picked."""
    namesakes = [
        {"type": "Entity", "id": "web-namesake-one", "name": "网页测试同名有限公司", "uscc": "91310000MA1FL0AU4A"},
        {"type": "Entity", "id": "web-namesake-two", "name": "网页测试同名有限公司", "region_code": "330102"},
        {"type": "Person", "id": "web-namesake-person", "name": "网页测试代表人"},
        {
            "type": "LEGAL_REPRESENTATIVE_OF",
            "from": "web-namesake-person",
            "to": "web-namesake-two",
            "valid_from": "2016-01-01",
            "valid_until": "2019-01-01",
        },
    ]
    await load(store, namesakes)
    page = (await site.get("/?q=网页测试同名有限公司")).text
    rows = {
        found[1]: found[2] for found in re.finditer(r'<tr><th scope="row"><a href="/party/([^"]+)">(.*?)</tr>', page)
    }
    assert set(rows) == {"web-namesake-one", "web-namesake-two"}
    assert "91310000MA1FL0AU4A" in rows["web-namesake-one"]
    assert "330102" in rows["web-namesake-two"]
    assert "legal representative: 网页测试代表人 (ended)" in re.sub(r"<[^>]+>", "", rows["web-namesake-two"])


async def load(store: Store, lines: list[dict[str, str]]) -> None:
    folder = store.settings.data.parent
    source = Source(id="web-source", title="Tests of the page")
    summary = await load_items(store.graph, items(lines, Origin("web", 1, "")), source, folder / "rejected-web.jsonl")
    assert summary.total(Outcome.REFUSED) == 0, summary.message


async def test_a_hostile_name_is_text(site: httpx.AsyncClient, store: Store) -> None:
    await load(store, [{"type": "Entity", "id": "web-hostile", "name": HOSTILE}])
    for address in (
        "/party/web-hostile",
        "/?q=onerror",
        f"/?q={HOSTILE}",
        "/party/%3Cimg%20src=x%20onerror=alert(1)%3E",
    ):
        page = (await site.get(address)).text
        assert "&lt;img" in page, address
        assert "<img" not in page, address


@pytest.mark.parametrize(
    ("address", "status", "told"),
    [
        ("/party/nobody-of-the-page", 404, "no party 'nobody-of-the-page' is loaded"),
        ("/party/shanghai-husi?as_of=soon", 400, "day: "),
        ("/party/shanghai-husi?minimum_certainty=hearsay", 400, "from certainty: "),
        ("/party/shanghai-husi?known_at=2017-13-01", 400, "as known on: "),
        (f"/?q={'x' * 300}", 400, "Search: "),
        ("/party/nobody-of-the-page/picture.svg", 404, "no party"),
    ],
)
async def test_what_cannot_be_shown_says_why(site: httpx.AsyncClient, address: str, status: int, told: str) -> None:
    """In the words of the address: `as_of`, not `asOf`."""
    reply = await site.get(address)
    assert reply.status_code == status
    note = re.search(r'<p class="note">(.*?)</p>', reply.text, re.DOTALL)
    assert note is not None
    assert told in unescape(re.sub(r"<[^>]+>", "", note[1]))
    assert 'role="search"' in reply.text


async def test_it_says_so_in_chinese_as_well(site: httpx.AsyncClient) -> None:
    reply = await site.get("/party/nobody-of-the-page?language=zh")
    assert "未载入主体" in re.sub(r"<[^>]+>", "", reply.text)


async def test_exports_are_what_the_command_writes(site: httpx.AsyncClient, graph: Graph) -> None:
    answer = await ask(graph, Dossier.of(party="shanghai-husi", as_of=date(2017, 6, 1)))
    speak(LanguageCode.ZH)
    try:
        written = "".join(html.written(page_of(answer)))
    finally:
        speak(LanguageCode.EN)
    whole = await site.get("/party/shanghai-husi/dossier.html?as_of=2017-06-01&language=zh")
    assert whole.text == written
    assert whole.headers["content-disposition"] == 'attachment; filename="dossier.html"'
    picture = await site.get("/party/shanghai-husi/picture.svg?as_of=2017-06-01&language=zh")
    assert picture.headers["content-type"].startswith("image/svg+xml")
    assert picture.text in written
    text = await site.get("/party/shanghai-husi/dossier.md?as_of=2017-06-01")
    assert text.text.startswith(f"# {phrase('Dossier: {name}', name='Shanghai Husi')}")


async def test_graphiql_stays_a_link(site: httpx.AsyncClient) -> None:
    editor = await site.get("/graphql", headers=HTML)
    (link,) = [link for link in links(editor.text) if "ide=" in link]
    reply = await site.get(link, headers=HTML)
    assert "graphiql" in reply.text
    assert "https://unpkg.com" in reply.headers["content-security-policy"]
    page = await site.get(f"{HUSI}&{link.partition('?')[2]}")
    assert "unpkg" not in page.headers["content-security-policy"]


async def test_where_only_trusted_queries_are_answered_there_is_no_way_to_an_editor(store: Store) -> None:
    settings = store.settings.model_copy(update={"trusted_only": True})
    app = create_site(store.graph, settings)
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://site.test") as client:
        page = await client.get("/")
        assert page.status_code == 200
        assert "/graphql" not in page.text
    await app.state.large.close()


async def test_a_bid_has_a_page_that_says_who_endangers_it(site: httpx.AsyncClient, graph: Graph) -> None:
    """The hospital bid of the scenario: installers on the list of court defaulters, and a supplier (section 9.5)."""
    answer = await ask(graph, CrossContamination.of(application="joint-bid-hospital", as_of=date(2019, 6, 3)))
    page = (await site.get("/bid/joint-bid-hospital?as_of=2019-06-03")).text
    plain = unescape(re.sub(r"<[^>]+>", "", page))
    assert answer.answer_id in plain
    assert "smallest removal: Fictitious Installers H and Fictitious Glass J (without these it would be clear)" in plain
    assert "/party/joint-bid-defaulter?as_of=2019-06-03" in links(page)
    party = await site.get("/party/joint-bid-defaulter?as_of=2019-06-03")
    assert "/bid/joint-bid-hospital?as_of=2019-06-03" in links(party.text)


async def test_a_planned_bid_is_a_form_away(site: httpx.AsyncClient, graph: Graph) -> None:
    """The scenario's plan: the sister is a court defaulter once it is a member."""
    members = {"lead": "joint-bid-lead", "co_bidders": "joint-bid-partner\r\njoint-bid-sister\r\n", "suppliers": " "}
    asked = IfJointlyFiled.of(
        lead="joint-bid-lead", co_bidders=("joint-bid-partner", "joint-bid-sister"), as_of=date(2018, 6, 1)
    )
    answer = await ask(graph, asked)
    reply = await site.get("/bid", params={**members, "as_of": "2018-06-01"})
    assert answer.answer_id in reply.text
    assert "joint-bid-partner\njoint-bid-sister" in reply.text.replace("\r\n", "\n")
    (chinese,) = [link for link in links(reply.text) if "language=zh" in link]
    assert answer.answer_id in (await site.get(chinese)).text
    assert (await site.get("/bid/nobody-of-the-page")).status_code == 404
    assert 'action="/bid"' in (await site.get("/")).text
    nobody = await site.get("/bid", params={"lead": " "})
    assert (nobody.status_code, "lead" in nobody.text) == (400, True)
