"""The page over each server: every kind of page is there, in both languages, and says the same to the byte."""

import re
from collections.abc import AsyncIterator

import httpx
import pytest
import pytest_asyncio

from cscs_graph.graph.connection import Graph
from cscs_graph.web.app import create_site
from tests.conftest import Store
from tests.servers import LEDGER

HUSI, BID = "as_of=2017-06-01", "as_of=2019-06-03"
PAGES = {
    f"/party/shanghai-husi?{HUSI}": "Shanghai Husi",
    f"/party/shanghai-husi?{HUSI}&element=shanghai-husi&expand=shanghai-husi.owners": "OSI Group",
    f"/party/shanghai-husi/picture.svg?{HUSI}": "Shanghai Husi",
    f"/party/joint-bid-partner?{BID}&expand=joint-bid-hospital.members": "虚构丙钢材有限公司",
    f"/bid/joint-bid-hospital?{BID}": "虚构壬玻璃有限公司",
    f"/bid?lead=joint-bid-lead&co_bidders=joint-bid-defaulter&{BID}": "虚构辛安装有限公司",
    f"/control/shanghai-husi?{HUSI}": "OSI Group",
    f"/control/joint-bid-partner?{BID}&direction=down": "joint-bid-subsidiary",
    f"/linkage/shanghai-husi?{HUSI}": "shanghai-husi-factory-manager",
    f"/linkage/joint-bid-defaulter?{BID}": "joint-bid-representative",
    f"/rules?{HUSI}": "失信被执行人名单",
    "/rules/list/court_defaulters?as_of=2018-06-01": "法〔2016〕285号",
    "/?q=福喜": "shanghai-husi",
}
"""Addresses, each with what stands on its page in either language."""
LIST = "上海福喜食品有限公司\n虚构辛安装有限公司\n没有这家公司"
_DIGEST = re.compile(r"\b[0-9a-f]{24}\b")
"""Ids of answers and versions: they depend on what tests have added to a store by then."""


@pytest_asyncio.fixture(scope="module")
async def site(store: Store) -> AsyncIterator[httpx.AsyncClient]:
    app = create_site(store.graph, store.settings)
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://site.test", timeout=60) as client:
        yield client
    await app.state.large.close()


def said(graph: Graph, asked: str, reply: httpx.Response) -> str:
    """Held to what the other servers said."""
    assert reply.status_code == 200, asked
    LEDGER.same(graph, f"page {asked}", _DIGEST.sub("", reply.text))
    return reply.text


@pytest.mark.parametrize("language", ["en", "zh"])
async def test_every_kind_of_page_is_there_and_alike(site: httpx.AsyncClient, graph: Graph, language: str) -> None:
    for path, held in PAGES.items():
        asked = f"{path}{'&' if '?' in path else '?'}language={language}"
        assert held in said(graph, asked, await site.get(asked)), asked


@pytest.mark.parametrize("language", ["en", "zh"])
async def test_a_list_is_screened_alike(site: httpx.AsyncClient, graph: Graph, language: str) -> None:
    asked = f"/screen?language={language}"
    reply = await site.post(asked, data={"text": LIST, "as_of": "2019-06-03"})
    page = said(graph, asked, reply)
    assert "/party/shanghai-husi?" in page
    assert "/party/joint-bid-defaulter?" in page
