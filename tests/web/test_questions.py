"""Questions as pages: the answer of a page is that of the API for the same question, on the same day, in both languages."""

import re
from html import unescape

import httpx
import pytest

from tests.web.test_rules import plain, shown

HUSI, BOTTOM, MOMENT = "shanghai-husi", "actual-control-bottom", "as_of=2018-06-01&known_at=2024-01-01"
ASKED = {
    f"/control/{BOTTOM}": f'ownershipTree(party: "{BOTTOM}", MOMENT)',
    f"/control/{BOTTOM}?direction=down": f'ownershipTree(party: "{BOTTOM}", direction: DOWN, MOMENT)',
    f"/linkage/{HUSI}": f'personnelLinkage(party: "{HUSI}", MOMENT)',
    f"/linkage/{HUSI}?minimum_certainty=mou": f'personnelLinkage(party: "{HUSI}", minimumCertainty: MOU, MOMENT)',
    f"/repair/{HUSI}": f'repairs(party: "{HUSI}", MOMENT)',
    f"/file/{HUSI}": f'creditFile(party: "{HUSI}", MOMENT)',
    "/path?from=actual-control-founder&to=actual-control-bottom": (
        'path(from: "actual-control-founder", to: "actual-control-bottom", MOMENT)'
    ),
}
"""Address of a page, and the same question to the API."""


@pytest.mark.parametrize("address", ASKED)
async def test_a_page_is_the_answer_of_its_question(site: httpx.AsyncClient, address: str) -> None:
    moment = 'asOf: "2018-06-01", knownAt: "2024-01-01T23:59:59"'
    query = f"{{ answer: {ASKED[address].replace('MOMENT', moment)} {{ answerId }} }}"
    reply = (await site.post("/graphql", json={"query": query})).json()
    answer = reply["data"]["answer"]["answerId"]
    full = f"{address}{'&' if '?' in address else '?'}{MOMENT}"
    for language in ("en", "zh"):
        page = await shown(site, f"{full}&language={language}")
        assert page == await shown(site, f"{full}&language={language}")
        assert answer in plain(page)
        assert "2024-01-01 23:59:59" in plain(page)
    assert answer not in await shown(site, address)


async def test_pages_about_a_party_lead_to_one_another(site: httpx.AsyncClient) -> None:
    """From the dossier to each and back, in the state of the address; where it is itself, nowhere."""
    addresses = [f"/{name}/{HUSI}" for name in ("party", "control", "linkage", "repair", "file")]
    for here in addresses:
        page = unescape(await shown(site, f"{here}?as_of=2017-06-01"))
        ways = page.partition('<form class="moment"')[0]
        for there in addresses:
            assert (f'href="{there}?as_of=2017-06-01"' in ways) is (there != here)
    person = unescape(await shown(site, "/party/actual-control-founder"))
    assert "/control/actual-control-founder?direction=down" in person


async def test_levels_have_shares(site: httpx.AsyncClient) -> None:
    """The founder holds 60 % of the holding company, which holds a half of the one that holds 80 % of the bottom."""
    page = plain(await shown(site, f"/control/{BOTTOM}", as_of="2019-06-01"))
    levels = page.partition("Level 1")[2]
    assert (
        levels.index("80%")
        < levels.index("Level 2")
        < levels.index("50%")
        < levels.index("Level 3")
        < levels.index("60%")
    )
    assert "Share of it of which no holder is loaded: 10%." in page


async def test_former_listings_stand_apart(site: httpx.AsyncClient) -> None:
    """Husi was listed for two years from 2016."""
    page = plain(await shown(site, f"/file/{HUSI}", as_of="2020-06-01"))
    assert "it is on none of the" in page.partition("Former listings")[0]
    assert "Dishonesty in food and drug safety" in page.partition("Former listings")[2]


async def test_the_form_for_a_path_stands_alone_at_first(site: httpx.AsyncClient) -> None:
    page = await shown(site, "/path")
    assert 'name="from" required' in page
    assert f'value="{HUSI}"' in await shown(site, f"/path?from={HUSI}")
    assert "No path between the two is loaded" in await shown(site, f"/path?from={HUSI}&to={BOTTOM}")


@pytest.mark.parametrize(
    ("address", "status", "told"),
    [
        ("/control/nobody", 404, "no party 'nobody' is loaded"),
        ("/linkage/<img>", 404, "no party '<img>' is loaded"),
        (f"/repair/{HUSI}?as_of=soon", 400, "day: "),
        (f"/control/{BOTTOM}?direction=sideways", 400, "direction"),
        (f"/path?from={HUSI}&to=nobody", 404, "no party 'nobody' is loaded"),
    ],
)
async def test_what_cannot_be_asked_is_said(site: httpx.AsyncClient, address: str, status: int, told: str) -> None:
    reply = await site.get(address)
    assert (reply.status_code, told in plain(reply.text)) == (status, True)
    assert "<img" not in reply.text


async def test_what_tables_name_leads_to_its_page(site: httpx.AsyncClient) -> None:
    """In the state of the page: list, document, measure, agency, person; each page is there. A file leads nowhere."""
    asked = "as_of=2017-06-01&language=en"
    page = (await site.get(f"/party/shanghai-husi?{asked}")).text
    sections = page[page.index('id="lists"') : page.index('id="related"')]
    for path in (
        "/rules/list/food_drug",
        "/rules/mou/food_drug_2016",
        "/rules/measure/food_drug_2016.",
        "/rules/agency/cfda",
        "/party/shanghai-husi-factory-manager",
    ):
        (first, *_) = re.findall(rf'href="({re.escape(path)}[^"]*)"', sections)
        assert unescape(first).endswith(f"?{asked}")
        assert (await site.get(unescape(first))).status_code == 200
    assert 'href="/party/shanghai-husi?' not in sections
    file = (await site.get(f"/party/shanghai-husi/dossier.html?{asked}")).text
    assert re.findall(r'href="/[^"]*"', file) == []
    assert "](/" not in (await site.get(f"/party/shanghai-husi/dossier.md?{asked}")).text


async def test_whatever_a_page_leads_to_is_there(site: httpx.AsyncClient) -> None:
    """Of a court's defaulter, whose documents name many agencies, and which a court of its own listed."""
    page = (await site.get("/party/joint-bid-defaulter?as_of=2019-06-03&language=en")).text
    found = {unescape(one) for one in re.findall(r'href="(/(?:rules|bid|party)/[^"?]*\?as_of[^"]*)"', page)}
    assert len([one for one in found if one.startswith("/rules/measure/")]) > 10
    assert [one for one in sorted(found) if (await site.get(one)).status_code != 200] == []
