"""The catalogue as objects: what is in it, and how a header's parts are read."""

from pathlib import Path

from cscs_graph.catalog import Follows, Kind, Starts, catalogue
from cscs_graph.catalog.statement import read_statement
from cscs_graph.model.codes import Certainty, TargetClass
from cscs_graph.resources import resource

FILES = [path for path in resource("cypher").rglob("*.cypher") if {"templates", "channels"}.isdisjoint(path.parts)]
KINDS = {"read": {Kind.READ}, "browser": {Kind.BROWSER}}


def test_every_file_is_a_statement_of_its_folder() -> None:
    """`load` also holds the reads that a load needs."""
    for path in FILES:
        kind = catalogue()[path.stem].kind
        assert kind in KINDS.get(path.parent.name, {Kind.LOAD, Kind.READ}), path
    every = [statement for kind in Kind for statement in catalogue().of_kind(kind)]
    assert len(every) == len(FILES) + len(catalogue().rendered.every())


def test_channels_come_in_the_order_of_their_names() -> None:
    names = [channel.name for channel in catalogue().channels()]
    assert names == sorted(path.stem for path in (resource("cypher") / "channels").glob("*.cypher"))
    assert len(names) >= 7


def test_parts_of_a_channel() -> None:
    channels = {channel.name: channel for channel in catalogue().channels()}
    joint, branch = channels["joint_application"], channels["branch"]
    assert (joint.certainty, joint.raised_to, joint.target) == (Certainty.PRACTICE, Certainty.MOU, None)
    assert (joint.source_label, joint.reached_label, joint.follows) == ("Party", "Application", Follows.FORWARD)
    assert (branch.starts, branch.target, branch.follows) == (Starts.REACHED, TargetClass.COMPANY, Follows.BACKWARD)
    assert branch.raised_to is Certainty.PRACTICE
    assert channels["legal_representative"].starts is Starts.LISTED


def test_a_header_may_run_over_lines_and_a_body_hold_comments(tmp_path: Path) -> None:
    path = tmp_path / "probe.cypher"
    path.write_text(
        "// name:       probe\n// kind:       read\n// says:       Something that takes\n//             two lines.\n"
        "// params:     rows: list[{id, other}], at: local datetime (UTC), kinds: list[text]\n// returns:    id, ends, known\n"
        "MATCH (entity:Entity) // everyone\n// and nobody else\nWHERE entity.id IN $rows OR entity.kind IN $kinds\n"
        "RETURN DISTINCT entity.id, [entity.name, entity.id] AS ends, $at AS known\nORDER BY id\n",
        "utf-8",
    )
    statement = read_statement(path)
    assert statement.says == "Something that takes two lines."
    assert statement.parameters == ("rows", "at", "kinds")
    assert statement.returns == ("id", "ends", "known")
    assert "everyone" not in statement.text
    assert "nobody" not in statement.text
    assert (statement.section, statement.kind) == ("", Kind.READ)
