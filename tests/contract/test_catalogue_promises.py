"""What the catalogue promises of every statement: a total order, a section for every channel, times asked for where kept."""

import re

from cscs_graph.catalog import Kind, Starts, catalogue
from cscs_graph.model import schema
from cscs_graph.model.codes import Certainty, TargetClass

WITHOUT_ORDER = {
    "parties_by_id": "a party id is unique, and every reference is asked for once",
    "schema_version": "there is one mark",
    **dict.fromkeys(
        ("count_of_listings_on", "count_of_records", "count_of_regions", "count_of_relations"), "there is one row"
    ),
    "region": "a region code is unique",
    **dict.fromkeys(
        ("listing_history", "listings_by_id", "listings_in_force", "names", "opening", "opening_with_listings"),
        "they return several kinds of rows, which whoever reads them puts in order",
    ),
    "coverage": "there is one row; what is collected in it is ordered",
}
"""Reads that return at most one row per key, in the order in which the keys were asked for."""
READS = [*catalogue().of_kind(Kind.READ), *catalogue().composed()]
CHANNELS = {channel.name: channel for channel in catalogue().channels()}
CERTAINTIES = {
    "actual_controller": Certainty.MOU,
    "branch": Certainty.PRACTICE,
    "directly_responsible": Certainty.MOU,
    "director_supervisor_manager": Certainty.MOU,
    "joint_application": Certainty.PRACTICE,
    "legal_representative": Certainty.MOU,
    "person_to_company": Certainty.ANECDOTAL,
}
"""As the report documents them: memoranda on a company and its people (4.2), joint filings (9.5), people to companies (9.3)."""


def test_rows_come_in_a_stated_order() -> None:
    last_parts = {statement.name: re.split(r"\bRETURN\b", statement.text)[-1] for statement in READS}
    without = {name for name, text in last_parts.items() if not re.search(r"\bORDER\s+BY\b", text)}
    assert without == WITHOUT_ORDER.keys()


def test_whoever_asks_as_of_a_day_asks_as_known_at_a_time() -> None:
    asked = {statement.name: statement.parameters for statement in READS if "as_of" in statement.parameters}
    assert [name for name, parameters in asked.items() if "known_at" not in parameters] == []


def test_facts_are_taken_as_they_were_known() -> None:
    """Every dated relationship has a variable, and is tested against `known_at`: a correction leaves both versions behind.

    An export takes every version, and so does a count of them.
    """
    dated = {relationship.type for relationship in schema.relationships() if relationship.dated}
    untested = [
        (statement.name, types)
        for statement in READS
        if statement.path.parent.name != "export" and statement.name != "count_of_changes"
        for name, types in re.findall(r"\[(\w*):([A-Z_|]+)", statement.text)
        if dated.intersection(types.split("|"))
        and f"{name}.recorded_at <= $known_at < {name}.superseded_at" not in statement.text
    ]
    assert untested == []


def test_the_channels_are_as_certain_as_the_report_says() -> None:
    assert {name: CHANNELS[name].certainty for name in CERTAINTIES} == CERTAINTIES
    raised = {name: channel.raised_to for name, channel in CHANNELS.items() if channel.raised_to != channel.certainty}
    lowered = {name: (one.matter, one.lowered_to) for name, one in CHANNELS.items() if one.matter or one.lowered_if}
    assert lowered == {"directly_responsible": ("post.regarding", Certainty.PRACTICE)}
    named = ("actual_controller", "directly_responsible", "director_supervisor_manager", "legal_representative")
    assert raised == {"joint_application": Certainty.MOU, **dict.fromkeys(named, Certainty.STATUTE)}


def test_nothing_spreads_along_shares_or_trade() -> None:
    assert [channel.name for channel in CHANNELS.values() if "OWNS" in channel.types] == []


def test_every_channel_names_its_section_and_whom_it_meets() -> None:
    assert all(channel.section for channel in CHANNELS.values())
    assert {channel.target for channel in CHANNELS.values() if channel.starts is Starts.LISTED} == {
        TargetClass.LEGAL_REPRESENTATIVE,
        TargetClass.ACTUAL_CONTROLLER,
        TargetClass.DIRECTOR_SUPERVISOR_MANAGER,
        TargetClass.DIRECTLY_RESPONSIBLE,
    }
