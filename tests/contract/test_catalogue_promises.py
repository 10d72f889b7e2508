"""What the catalogue promises of every statement: a total order, a section for every channel, times asked for where kept."""

import re

import pytest

from cscs_graph.catalog import Kind, Starts, Statement, catalogue
from cscs_graph.model import schema
from cscs_graph.model.codes import Certainty, TargetClass

WITHOUT_ORDER = {
    "parties_by_id": "a party id is unique, and every reference is asked for once",
    "agency_relations": "an agency id is unique, and every id is asked for once; what is collected is ordered",
    "schema_version": "there is one mark",
    "coverage": "there is one row; what is collected in it is ordered",
}
"""Reads that return at most one row per key, in the order in which the keys were asked for."""
READS = [*catalogue().of_kind(Kind.READ), *catalogue().of_kind(Kind.CHANNEL)]
CHANNELS = {channel.name: channel for channel in catalogue().of_kind(Kind.CHANNEL)}
CERTAINTIES = {
    "actual_controller": Certainty.MOU,
    "branch": Certainty.STATUTE,
    "directly_responsible": Certainty.MOU,
    "director_supervisor_manager": Certainty.MOU,
    "joint_application": Certainty.PRACTICE,
    "legal_representative": Certainty.MOU,
    "person_to_company": Certainty.ANECDOTAL,
}
"""As the report documents them: memoranda on a company and its people (4.2), joint filings (9.5), people to companies (9.3)."""
OF_RULES_ONLY = {"enforcements", "entry_criteria", "policies"}
"""They read rules that are updated in place and were public from their first day: no version of them was known at a time."""
each_read = pytest.mark.parametrize("statement", READS, ids=lambda statement: statement.name)


@each_read
def test_rows_come_in_a_stated_order(statement: Statement) -> None:
    ordered = re.search(r"\bORDER\s+BY\b", re.split(r"\bRETURN\b", statement.text)[-1]) is not None
    assert ordered != (statement.name in WITHOUT_ORDER)


@each_read
def test_whoever_asks_as_of_a_day_asks_as_known_at_a_time(statement: Statement) -> None:
    if "as_of" in statement.parameters and statement.name not in OF_RULES_ONLY:
        assert "known_at" in statement.parameters


@each_read
def test_facts_are_taken_as_they_were_known(statement: Statement) -> None:
    """Every dated relationship has a variable, and is tested against `known_at`: a correction leaves both versions behind.

    An export takes every version, and so does a count of them.
    """
    if statement.path.parent.name == "export" or statement.name == "count_of_changes":
        return
    dated = {relationship.type for relationship in schema.relationships() if relationship.dated}
    for name, types in re.findall(r"\[(\w*):([A-Z_|]+)", statement.text):
        if dated.intersection(types.split("|")):
            assert f"{name}.recorded_at <= $known_at < {name}.superseded_at" in statement.text


def test_the_channels_are_as_certain_as_the_report_says() -> None:
    assert {name: channel.certainty for name, channel in CHANNELS.items()} == CERTAINTIES
    raised = {name: channel.raised_to for name, channel in CHANNELS.items() if channel.raised_to != channel.certainty}
    assert raised == {"joint_application": Certainty.MOU}


def test_nothing_spreads_along_shares_or_trade() -> None:
    assert [channel.name for channel in CHANNELS.values() if "OWNS" in channel.text] == []


def test_every_channel_names_its_section_and_whom_it_meets() -> None:
    assert all(channel.section for channel in CHANNELS.values())
    assert {channel.target for channel in CHANNELS.values() if channel.starts is Starts.LISTED} == {
        TargetClass.LEGAL_REPRESENTATIVE,
        TargetClass.ACTUAL_CONTROLLER,
        TargetClass.DIRECTOR_SUPERVISOR_MANAGER,
        TargetClass.DIRECTLY_RESPONSIBLE,
    }
    assert all(channel.parameters == ("frontier", "as_of", "known_at") for channel in CHANNELS.values())
