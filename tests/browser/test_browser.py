"""The kit in the real Neo4j Browser, in headless Chromium, over the embedded server and over Neo4j LTS."""

from collections import Counter

import pytest

from cscs_graph.catalog import Kind, catalogue
from cscs_graph.catalog import browser as kit
from tests.browser.page import Page
from tests.browser.serving import Opened

ENTITY, PERSON, LISTING, LIST = "#2F6DB5", "#8EC3EA", "#C62828", "#E57A1F"
MOU, MEASURE, AGENCY, APPLICATION = "#F4C542", "#FBE7A8", "#2E7D5B", "#7B52AB"
CARRIES, LISTS, STIPULATES, IMPOSES, TAKES_PART = "#1F4F88", "#C62828", "#C79A15", "#2E7D5B", "#7B52AB"


def shows(caption: str, whole: str) -> bool:
    """Whether a caption is that text. Browser cuts a long one to its circle or arrow, by the fonts of the machine."""
    rest = iter(whole)
    return len(caption) > 3 and all(sign in rest for sign in caption.replace("…", ""))


def captioned(captions: set[str], *wholes: str) -> bool:
    """Whether each caption is one of the texts, and each text is shown."""
    matches = {whole: {caption for caption in captions if shows(caption, whole)} for whole in wholes}
    return all(matches.values()) and set().union(*matches.values()) == captions


def test_the_form_is_filled_in_but_for_the_password(form: dict[str, str], opened: Opened) -> None:
    assert form == {
        "boltaddress": opened.bolt.partition("://")[2],
        "database": opened.database,
        "username": opened.user,
        "password": "",
    }


def test_browser_imports_the_saved_queries_into_one_folder(favourites: list[str], page: Page) -> None:
    cases = ["00 Set: a joint bid", "00 Set: only what is asked", "00 Set: the Husi case"]
    assert favourites == cases + sorted(twin.title for twin in catalogue().of_kind(Kind.BROWSER))
    assert len(page.all(f"[data-testid='expandFolder-{kit.FOLDER}']")) == 1


@pytest.mark.usefixtures("favourites")
def test_the_husi_case_is_drawn_in_the_colours_and_captions_of_the_style(page: Page) -> None:
    """Report, section 4.3: the company and three of its staff; 13 measures of its list are loaded, 4 with an agency."""
    page.parameters("00 Set: the Husi case")
    drawn = page.picture("01 Cascading punishment", 21)
    expected = {ENTITY: 1, PERSON: 3, LISTING: 1, LIST: 1, MOU: 1, MEASURE: 13, AGENCY: 1}
    assert Counter(node.colour for node in drawn.nodes) == expected
    captions = {colour: {node.caption for node in drawn.nodes if node.colour == colour} for colour in expected}
    assert captions[ENTITY] == {"上海福喜食品有限公司 Shanghai Husi"}
    posts = {"厂长": "Factory manager", "计划主管": "Planning director", "质量主管": "Quality supervisor"}
    assert captioned(captions[PERSON], *(f"上海福喜{zh} {en} of Shanghai Husi" for zh, en in posts.items()))
    assert captioned(captions[LIST], "Dishonesty in food and drug safety (blacklist)")
    assert captioned(captions[AGENCY], "China Food and Drug Administration")
    assert captioned(captions[LISTING], 'listed "2016-01-01"')
    assert {node.colour: node.radius for node in drawn.nodes}[ENTITY] == 65
    # 3 posts, listing and list, the memorandum with 13 measures, 4 of them imposed; that the agency signed it is not asked for
    assert Counter(tie.colour for tie in drawn.ties) == {CARRIES: 3, LISTS: 2, STIPULATES: 14, IMPOSES: 4}


@pytest.mark.usefixtures("favourites")
def test_a_contamination_is_drawn_with_the_way_to_each_listing(page: Page) -> None:
    """Report, section 9.5: of five participants a member and a supplier are court defaulters; names are Chinese."""
    page.parameters("00 Set: a joint bid")
    drawn = page.picture("04 Cross-contamination", 9)
    assert Counter(node.colour for node in drawn.nodes) == {APPLICATION: 1, ENTITY: 5, LISTING: 2, LIST: 1}
    assert captioned({node.caption for node in drawn.nodes if node.colour == APPLICATION}, "虚构医院项目")
    assert any(shows(node.caption, "虚构辛安装有限公司 Fictitious Installers H") for node in drawn.nodes)
    assert Counter(tie.colour for tie in drawn.ties) == {TAKES_PART: 5, LISTS: 4}
    roles = {tie.caption for tie in drawn.ties if tie.colour == TAKES_PART}
    assert captioned(roles, "co_bidder", "lead", "listed_supplier")


@pytest.mark.usefixtures("favourites")
def test_nothing_outside_is_reached_from_the_page_that_cscs_serves(page: Page) -> None:
    asked = page.asked_outside()
    assert asked, "Browser asks for fonts and sends reports of use: nothing was refused, so nothing was seen"
    assert {how for _, how in asked} == {"csp"}
