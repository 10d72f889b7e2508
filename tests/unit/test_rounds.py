"""What is rendered from the channels: one statement a round from either end, and the pictures."""

import re
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from cscs_graph.catalog import ROUND_COLUMNS, Catalogue, Channel, End, Starts, catalogue
from cscs_graph.catalog.browser import favourites
from cscs_graph.catalog.channel import Follows
from cscs_graph.errors import CatalogueError
from cscs_graph.resources import resource
from tests.dropped_in import catalogue_with, catalogue_without

FROM_SOURCES = """\
CALL () {
  UNWIND $frontier AS id
  MATCH (source:Entity {id: id})<-[control:ACTUALLY_CONTROLS
        WHERE control.valid_from <= $as_of < control.valid_until
          AND control.recorded_at <= $known_at < control.superseded_at]-(reached:Party)
  WHERE NOT coalesce(reached.state_holder, false)
  RETURN 'actual_controller' AS channel, source.id AS source_id, reached.id AS reached_id,
         reached.id AS from_id, source.id AS to_id, type(control) AS type, control.basis AS detail, '' AS matter,
         control.fact_id AS fact_id,
         control.valid_from AS valid_from, control.valid_until AS valid_until,
         control.days_stated AS days_stated, control.source_id AS source
}
RETURN channel, source_id, reached_id, from_id, to_id, type, detail, matter, fact_id, valid_from, valid_until, days_stated, source
ORDER BY channel, source_id, reached_id, fact_id"""
MIRRORED = {
    "(source:Entity {id: id})<-[": "(reached:Party {id: id})-[",
    "]-(reached:Party)": "]->(source:Entity)",
}
"""From the other end only the pattern is written the other way round."""
TIME_TEST = re.compile(r"\s*WHERE (\w+)\.valid_from <= \$as_of.*?\.superseded_at(?=\])", re.DOTALL)


def _named(statements: Catalogue, name: str) -> Channel:
    return next(channel for channel in statements.channels() if channel.name == name)


def test_a_channel_is_read_from_either_end() -> None:
    controller = _named(catalogue(), "actual_controller")
    assert catalogue().round([controller], End.SOURCE).text == FROM_SOURCES
    mirrored = FROM_SOURCES
    for here, there in MIRRORED.items():
        assert mirrored.count(here) == 1
        mirrored = mirrored.replace(here, there)
    assert catalogue().round([controller], End.REACHED).text == mirrored


@pytest.mark.parametrize("end", End)
def test_a_round_is_one_statement_of_all_its_channels(end: End) -> None:
    every = catalogue().channels()
    whole = catalogue().round(every, end)
    assert whole.returns == ROUND_COLUMNS
    assert whole.parameters == ("frontier", "as_of", "known_at")
    assert whole.text.count("UNION ALL") == len(every) - 1
    parts = [catalogue().round([channel], end).text.split("{\n", 1)[1].rsplit("}", 1)[0] for channel in every]
    assert [part for part in parts if part not in whole.text] == []


def test_a_round_is_rendered_once_for_a_set_of_channels() -> None:
    branch, controller = _named(catalogue(), "branch"), _named(catalogue(), "actual_controller")
    once = catalogue().round([branch, controller], End.SOURCE)
    assert catalogue().round(iter([controller, branch, branch]), End.SOURCE) is once
    assert catalogue().round([controller, branch], End.REACHED) is not once


def test_a_round_along_nothing_is_refused() -> None:
    with pytest.raises(CatalogueError, match="at least"):
        catalogue().round([], End.SOURCE)


@pytest.mark.parametrize(("end", "takes"), [(End.SOURCE, "party"), (End.REACHED, "party or application")])
def test_a_round_says_whose_ids_it_takes(end: End, takes: str) -> None:
    assert catalogue().round(catalogue().channels(), end).header["params"].startswith(f"frontier: list[{takes} id]")


@pytest.fixture(scope="module")
def with_a_concert(tmp_path_factory: pytest.TempPathFactory) -> Catalogue:
    return catalogue_with(tmp_path_factory.mktemp("dropped") / "cypher")


def test_a_dropped_in_channel_is_in_every_round(with_a_concert: Catalogue, tmp_path: Path) -> None:
    """A concert is stated once for a pair: consequences travel along it both ways, the fact reads as it was stated."""
    without = catalogue_without(tmp_path / "cypher")
    assert len(with_a_concert.channels()) == len(without.channels()) + 1
    for end, near, far in ((End.SOURCE, "source", "reached"), (End.REACHED, "reached", "source")):
        text = TIME_TEST.sub("", with_a_concert.round(with_a_concert.channels(), end).text)
        assert f"MATCH ({near}:Party {{id: id}})-[concert:ACTS_IN_CONCERT_WITH]-({far}:Party)" in text
        assert "startNode(concert).id AS from_id, endNode(concert).id AS to_id" in text
    before = without.round(without.channels(), End.SOURCE).text
    assert "ACTS_IN_CONCERT_WITH" not in before


def test_a_dropped_in_channel_is_drawn(with_a_concert: Catalogue) -> None:
    """By itself and as the second step after whoever else is reached; no measure follows it, as it has no target."""
    concert = "(source)-[first:ACTS_IN_CONCERT_WITH]-(reached:Party)"
    second = "(between:Person)-[second:ACTS_IN_CONCERT_WITH]-(reached:Party)"
    for name in ("cascading_punishment", "if_listed"):
        text = TIME_TEST.sub("", with_a_concert[name].text)
        assert f"MATCH way = {concert}\n    RETURN way, reached, 'standing' AS via, 'standing' AS class" in text
        path = f"MATCH way = (source)<-[first:LEGAL_REPRESENTATIVE_OF]-{second}\n    WHERE source.id <> reached.id\n"
        assert f"{path}    RETURN way, reached, 'legal_representative' AS via, 'standing' AS class" in text
    for name in ("cross_contamination", "if_jointly_filed"):
        text = TIME_TEST.sub("", with_a_concert[name].text)
        assert "MATCH way = (reached)-[first:ACTS_IN_CONCERT_WITH]-(source:Party)\n" in text
        assert "(reached)-[first:ACTS_IN_CONCERT_WITH]-(between:Person)-[second:LEGAL_REPRESENTATIVE_OF]->" in text
    saved = [name for name, text in favourites(with_a_concert).items() if "[first:ACTS_IN_CONCERT_WITH" in text]
    assert [name.rpartition("/")[2] for name in saved] == [
        "01_cascading_punishment.cypher",
        "02_if_listed.cypher",
        "04_cross_contamination.cypher",
        "05_if_jointly_filed.cypher",
    ]


def test_single_reports_are_not_drawn(with_a_concert: Catalogue) -> None:
    """Pictures take what the API takes by default: `person_to_company` is anecdotal."""
    anecdotal = _named(with_a_concert, "person_to_company")
    read_on = rf"\(source\)-\[first:(\w+\|)*({'|'.join(anecdotal.types)})"
    assert re.search(read_on, with_a_concert["cascading_punishment"].text) is None


def test_a_channel_of_some_ends_only_says_which() -> None:
    """Companies and persons control; a channel of persons alone has to say so, as its relationship does not."""
    controller = _named(catalogue(), "actual_controller")
    assert controller.implied(End.REACHED)
    assert controller.implied(End.SOURCE)
    persons = replace(controller, reached_label="Person")
    assert (persons.implied(End.REACHED), persons.implied(End.SOURCE)) == (False, True)
    either = replace(controller, source_label="Entity", reached_label="Entity", follows=Follows.EITHER)
    assert not either.implied(End.SOURCE)


def test_a_hole_that_nothing_fills_is_refused(tmp_path: Path) -> None:
    folder = tmp_path / "cypher"
    shutil.copytree(resource("cypher"), folder)
    path = folder / "browser" / "if_listed.cypher"
    path.write_text(path.read_text("utf-8").replace("${ways_from_source}", "${ways_from_sauce}"), "utf-8")
    with pytest.raises(CatalogueError, match=r"if_listed.cypher: nothing is known to fill \$\{ways_from_sauce\} with"):
        Catalogue(folder)


def test_a_channel_that_starts_at_the_listed_is_no_second_step() -> None:
    """A memorandum on a company names the people of the company (4.2), not those of its branches or controllers."""
    second = set(re.findall(r"\[second:(\w+)", catalogue()["cascading_punishment"].text))
    of_the_listed = {kind for one in catalogue().channels() if one.starts is Starts.LISTED for kind in one.types}
    assert "BRANCH_OF" in second
    assert second & of_the_listed == set()
