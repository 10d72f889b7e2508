"""Every answer says what it could draw on; an unknown answer differs from an empty one."""

from datetime import date

from cscs_graph.analysis.cascade.punishment import CascadingPunishment, IfListed
from cscs_graph.analysis.core.asking import ask
from cscs_graph.analysis.parties.files import CreditFile
from cscs_graph.graph.connection import Graph

COMPANY = "joint-bid-lead"
DAY = date(2018, 6, 1)
VERDICT = "not found is not the same as clean, and no answer is a verdict on a real firm"


async def test_an_empty_answer_says_that_not_found_is_not_clean(graph: Graph) -> None:
    answer = await ask(graph, CascadingPunishment.of(party=COMPANY, as_of=DAY))
    assert answer.listings == ()
    assert any(VERDICT in note for note in answer.coverage.notes)
    assert answer.coverage.lists_without_measures == ()
    assert answer.coverage.lists_known == 52 + 5 + 2, "those of the report, five of other law, two of the courts"
    assert {"32", "44"} & set(answer.coverage.regions)
    assert answer.coverage.lists
    assert all(one.listings > 0 for one in answer.coverage.lists)


async def test_a_list_whose_measures_are_not_loaded_is_unknown_not_harmless(graph: Graph) -> None:
    """The memorandum of the financial sector states no measure that is loaded (`mous.csv`: unknown)."""
    answer = await ask(graph, IfListed.of(party=COMPANY, list="financial_sector", on=DAY, as_of=DAY))
    assert answer.consequences == ()
    assert answer.coverage.lists_without_measures == ("financial_sector",)
    assert [(one.mou.id, one.measures_loaded) for one in answer.coverage.mous] == [("financial_sector_2017", 0)]


async def test_a_list_before_its_memorandum_had_no_consequences(graph: Graph) -> None:
    """Research misconduct: memorandum of 9 November 2018."""
    answer = await ask(graph, IfListed.of(party=COMPANY, list="research", as_of=date(2018, 11, 8)))
    assert (answer.consequences, answer.coverage.lists_without_measures) == ((), ())
    assert answer.coverage.lists_not_in_force == ("research",)
    later = await ask(graph, IfListed.of(party=COMPANY, list="research", as_of=date(2018, 11, 9)))
    assert later.coverage.lists_not_in_force == ()
    assert later.consequences


async def test_the_share_of_records_that_central_files_show_is_told(graph: Graph) -> None:
    """Section 8.1: 89 percent of the records of customs, none of the housing ministry."""
    answer = await ask(graph, IfListed.of(party=COMPANY, list="customs_dishonest", on=DAY, as_of=DAY))
    (customs,) = answer.coverage.publication
    assert (customs.record_share_min, customs.record_share_max) == (0.89, 0.89)


async def test_a_file_without_a_code_says_that_there_can_be_none(graph: Graph) -> None:
    """Section 3.3: a foreign parent has no code of its own."""
    foreign = await ask(graph, CreditFile.of(party="osi-group", as_of=DAY))
    assert not foreign.has_file
    assert any("No USCC" in note for note in foreign.coverage.notes)
    file = await ask(graph, CreditFile.of(party=COMPANY, as_of=DAY))
    assert file.has_file
    assert not any("No USCC" in note for note in file.coverage.notes)
