"""Every check of a channel's file can fail, and says what disagrees."""

from pathlib import Path

import pytest

from cscs_graph.catalog import Follows, Starts
from cscs_graph.catalog.channel_file import read_channel
from cscs_graph.errors import CatalogueError
from cscs_graph.model.codes import Certainty, TargetClass

POST = """\
// name:       probe
// kind:       channel
// says:       Consequences reach whoever holds a post.
// section:    4.2
// certainty:  mou
// raised_to:  statute
// raised_if:  a law says so
// lowered_to: practice
// lowered_if: it leaves open when
// starts:     listed
// from:       source:Entity
// to:         reached:Person
// fact:       post
// detail:     coalesce(post.role, 'post')
// matter:     post.title
// target:     director_supervisor_manager
MATCH (source)<-[post:OFFICER_OF|LEGAL_REPRESENTATIVE_OF]-(reached)
WHERE post.role <> 'clerk' OR source.kind = 'branch' AND $as_of < date('2020-01-01')
"""
PATTERN = "MATCH (source)<-[post:OFFICER_OF|LEGAL_REPRESENTATIVE_OF]-(reached)"
ONE_PATTERN = r"the body is one pattern, MATCH \(source\)"
BROKEN = {
    "no name": ("// name:       probe\n", "", "lacks name"),
    "no kind": ("// kind:       channel\n", "", "lacks kind"),
    "no words": ("// says:       Consequences reach whoever holds a post.\n", "", "lacks says"),
    "no section": ("// section:    4.2\n", "", "lacks section"),
    "no certainty": ("// certainty:  mou\n", "", "lacks certainty"),
    "no start": ("// starts:     listed\n", "", "lacks starts"),
    "no source": ("// from:       source:Entity\n", "", "lacks from"),
    "nobody reached": ("// to:         reached:Person\n", "", "lacks to"),
    "no fact": ("// fact:       post\n", "", "lacks fact"),
    "a field of no channel": ("// target:", "// targets:", "a channel has no targets"),
    "another name": ("name:       probe", "name:       other", "the header names 'other', the file 'probe'"),
    "another kind": ("kind:       channel", "kind:       read", "kind 'read' in the folder of the channels"),
    "unknown certainty": ("certainty:  mou", "certainty:  sure", "certainty 'sure' is not one of statute"),
    "a certainty twice": (
        "// certainty:  mou\n",
        "// certainty:  mou\n// certainty:  statute\n",
        "has a second certainty",
    ),
    "another word for yes": ("// target:", "// linkage:    true\n// target:", "linkage 'true' is not one of yes, no"),
    "unknown raise": ("raised_to:  statute", "raised_to:  surely", "raised_to 'surely' is not one of"),
    "raised without a condition": ("// raised_if:  a law says so\n", "", "raised_to and raised_if go together"),
    "unknown lowering": ("lowered_to: practice", "lowered_to: hardly", "lowered_to 'hardly' is not one of"),
    "lowered without a matter": ("// matter:     post.title\n", "", "matter, lowered_to and lowered_if go together"),
    "an unknown variable in the matter": ("post.title", "job.title", "but it uses job"),
    "a write in the matter": ("post.title", "DELETE post.title", "must not write, but says DELETE"),
    "unknown start": ("starts:     listed", "starts:     early", "starts 'early' is not one of listed, reached"),
    "unknown target": ("target:     director_", "target:     firm_", "target 'firm_supervisor_manager' is not one"),
    "source by another name": ("source:Entity", "company:Entity", "from is written source:Label, not 'company:Ent"),
    "an end without a label": ("reached:Person", "reached", "to is written reached:Label, not 'reached'"),
    "unknown label": ("source:Entity", "source:Firm", "not in the model: Firm"),
    "pattern without a source": ("(source)<-", "(company)<-", ONE_PATTERN),
    "pattern without whom it reaches": ("-(reached)", "-(person)", ONE_PATTERN),
    "a fact without a variable": ("[post:", "[:", ONE_PATTERN),
    "two steps": ("-(reached)", "-(between)-[:OWNS]->(reached)", ONE_PATTERN),
    "another fact": ("fact:       post", "fact:       part", "the header names the fact 'part', the pattern 'post'"),
    "two directions": ("]-(reached)", "]->(reached)", "has one direction, or none"),
    "unknown type": ("OFFICER_OF|", "OFFICERS_OF|", "not in the model: OFFICERS_OF"),
    "a type that is no fact": (
        "OFFICER_OF|LEGAL_REPRESENTATIVE_OF",
        "IN_CATEGORY",
        "IN_CATEGORY is no fact with times",
    ),
    "the wrong way": (
        PATTERN,
        PATTERN.replace("<-", "-").replace("]-", "]->"),
        "no OFFICER_OF leads forward from Entity",
    ),
    "other ends": ("reached:Person", "reached:Application", "no OFFICER_OF leads backward from Entity to Application"),
    "a write": ("WHERE post.role", "WHERE SET post.role", "must not write, but says SET"),
    "a write in the detail": ("coalesce(post", "DELETE coalesce(post", "must not write, but says DELETE"),
    "two statements": ("'clerk' OR", "'clerk'; RETURN", "without a semicolon"),
    "a clause": ("'clerk' OR", "'clerk' RETURN", "one pattern with a condition, but says RETURN"),
    "a parameter of its own": ("$as_of", "$day", "takes the day and the time of knowledge, but uses day"),
    "an unknown variable": ("source.kind", "company.kind", "source, reached and post, but it uses company"),
    "an unknown variable in the detail": ("coalesce(post.role", "coalesce(role.role", "but it uses role"),
    "an unknown variable in a call": ("source.kind", "type(tie)", "but it uses tie"),
}


def _file(folder: Path, text: str) -> Path:
    path = folder / "probe.cypher"
    path.write_text(text, "utf-8")
    return path


def test_the_unbroken_file_is_read(tmp_path: Path) -> None:
    channel = read_channel(_file(tmp_path, POST))
    assert (channel.name, channel.section, channel.starts) == ("probe", "4.2", Starts.LISTED)
    assert (channel.certainty, channel.raised_to, channel.raised_if) == (
        Certainty.MOU,
        Certainty.STATUTE,
        "a law says so",
    )
    assert (channel.matter, channel.lowered_to, channel.lowered_if) == (
        "post.title",
        Certainty.PRACTICE,
        "it leaves open when",
    )
    assert (channel.source_label, channel.reached_label) == ("Entity", "Person")
    assert (channel.target, channel.follows) == (TargetClass.DIRECTOR_SUPERVISOR_MANAGER, Follows.BACKWARD)
    assert (channel.types, channel.fact) == (("OFFICER_OF", "LEGAL_REPRESENTATIVE_OF"), "post")
    assert channel.detail == "coalesce(post.role, 'post')"
    assert channel.condition.endswith("AND $as_of < date('2020-01-01')")


def test_what_may_be_left_out(tmp_path: Path) -> None:
    optional = ("raised_to", "raised_if", "lowered_to", "lowered_if", "matter", "detail", "target", "WHERE")
    lines = [line for line in POST.splitlines() if not line.startswith(tuple(f"// {field}" for field in optional))]
    channel = read_channel(_file(tmp_path, "\n".join(line for line in lines if not line.startswith("WHERE"))))
    assert (channel.raised_to, channel.raised_if) == (Certainty.MOU, "")
    assert (channel.matter, channel.lowered_to, channel.lowered_if) == ("", Certainty.MOU, "")
    assert (channel.detail, channel.target, channel.condition) == ("''", None, "")


@pytest.mark.parametrize("fault", BROKEN)
def test_a_broken_file_is_refused_with_its_fault(tmp_path: Path, fault: str) -> None:
    old, new, message = BROKEN[fault]
    assert old in POST, "the fault was not built in"
    with pytest.raises(CatalogueError, match=f"probe.cypher: .*{message}"):
        read_channel(_file(tmp_path, POST.replace(old, new, 1)))


@pytest.mark.parametrize(
    ("arrow", "ends", "follows"),
    [
        (("-", "->"), ("Person", "Entity"), Follows.FORWARD),
        (("<-", "-"), ("Entity", "Person"), Follows.BACKWARD),
        (("-", "-"), ("Entity", "Person"), Follows.EITHER),
    ],
)
def test_the_pattern_says_how_it_follows_the_fact(
    tmp_path: Path, arrow: tuple[str, str], ends: tuple[str, str], follows: Follows
) -> None:
    text = POST.replace(PATTERN, f"MATCH (source){arrow[0]}[post:OFFICER_OF]{arrow[1]}(reached)")
    text = text.replace("source:Entity", f"source:{ends[0]}").replace("reached:Person", f"reached:{ends[1]}")
    assert read_channel(_file(tmp_path, text)).follows is follows
