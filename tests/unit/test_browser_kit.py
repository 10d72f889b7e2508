"""The kit for Neo4j Browser: style sheet, saved queries and the files that they come from, and the site out of the jar."""

import io
import re
import zipfile
from pathlib import Path

import httpx
import pytest
from typer.testing import CliRunner

from cscs_graph.catalog import Kind, Statement, catalogue, read_statement
from cscs_graph.catalog import browser as kit
from cscs_graph.cli import app
from cscs_graph.cli.browser import Door, newest_jar, site
from cscs_graph.errors import CatalogueError
from cscs_graph.model import schema
from cscs_graph.model.base import FactNode, link_fields
from cscs_graph.model.records import FACT_LINKS

ROOT = Path(__file__).parents[2]
STYLE = (kit.kit() / "style.grass").read_text("utf-8")
RULES = {
    found[1]: {name: value.strip(" '") for name, value in re.findall(r"([\w-]+): ([^;]+);", found[2])}
    for found in re.finditer(r"([\w.]+) \{\n(.*?)\n\}", STYLE, re.DOTALL)
}
TWINS = catalogue().of_kind(Kind.BROWSER)
OF_RULES_ONLY = {"onto_a_list", "outside_government", "provinces", "rules_around", "superseded"}
"""Pictures without a fact: what they draw was public when it was issued, so no time of knowledge is asked."""
INTERNAL = {
    "ContentVersion": {"id"},
    "Coverage": {"kind"},
    "Derivation": {"id"},
    "Revision": {"of"},
    "SchemaVersion": {"version"},
}
DOOR = Door("bolt://127.0.0.1:7777", "cscs", "reader", "secret", "a file")
GOOD = """\
// name:       probe
// kind:       browser
// twin_of:    related_parties
// title:      99 Probe
// says:       Branches of parties.
// params:     parties: list[party id]
// returns:    way
UNWIND $parties AS id
MATCH way = (:Party {id: id})<-[:BRANCH_OF*1..2]-(branch:Entity)
RETURN way
LIMIT 10
"""
BROKEN = {
    "no title": ("// title:      99 Probe\n", "", "states title"),
    "no question": ("// twin_of:    related_parties\n", "", "states twin_of"),
    "no limit": ("LIMIT 10\n", "", "has a LIMIT"),
    "no bound": ("*1..2", "*", "has a bound"),
    "no upper bound": ("*1..2", "*1..", "has a bound"),
    "a write": ("RETURN way", "SET branch.name = ''\nRETURN way", "must not write"),
}
each_twin = pytest.mark.parametrize("twin", TWINS, ids=lambda twin: twin.name)


def _captioned(selector: str) -> set[str]:
    return set(re.findall(r"\{(\w+)\}", RULES[selector]["caption"]))


def test_every_label_and_every_type_of_relationship_is_styled_and_nothing_else() -> None:
    labels = {f"node.{label}" for label in schema.labels()}
    types = {f"relationship.{type_}" for type_ in schema.types_in_statements()}
    assert {*RULES} == {"node", "relationship", *labels, *types}


def test_every_style_states_colour_size_and_caption() -> None:
    for selector, rule in RULES.items():
        needed = (
            {"color", "caption", "shaft-width"} if selector.startswith("rel") else {"color", "diameter", "font-size"}
        )
        assert needed <= rule.keys(), selector
        assert re.fullmatch(r"#[0-9A-F]{6}", rule["color"]), selector
        assert "caption" in rule or selector == "node"


def test_the_label_that_two_kinds_share_yields_to_their_own() -> None:
    """Of the rules that match a node, Browser takes what the last one says."""
    order = [*RULES]
    assert order.index("node.Party") < min(order.index("node.Entity"), order.index("node.Person"))


def test_captions_are_properties_of_the_model() -> None:
    for node in schema.nodes():
        known = {field.alias or name for name, field in node.model_fields.items() if name not in link_fields(node)}
        assert _captioned(f"node.{node.labels[0]}") <= known, node
    for label, known in INTERNAL.items():
        assert _captioned(f"node.{label}") <= known
    assert _captioned("node.Party") <= {"name", "name_en"}
    for link in FACT_LINKS:
        assert _captioned(f"relationship.{link.model_fields['type'].default}") <= {*schema.dated_properties(link)}


def test_captions_are_what_the_parser_of_browser_reads() -> None:
    """It takes a rule apart at every semicolon and colon, within quotation marks too, and knows no comments."""
    assert "/*" not in STYLE
    assert "//" not in STYLE
    assert not [rule["caption"] for rule in RULES.values() if re.search(r"[;:\"]", rule.get("caption", ""))]


def test_warnings_are_red_and_sources_grey() -> None:
    red, green, blue = (int(RULES["node.Listing"]["color"][at : at + 2], 16) for at in (1, 3, 5))
    assert red > 2 * max(green, blue)
    grey = [int(RULES["node.Source"]["color"][at : at + 2], 16) for at in (1, 3, 5)]
    assert max(grey) - min(grey) < 16


def test_the_saved_queries_are_those_of_the_files() -> None:
    """`make generate` writes them anew."""
    assert (kit.kit() / "saved_queries.zip").read_bytes() == kit.saved_queries(catalogue())


def test_the_archive_holds_every_picture_and_every_case_in_one_folder() -> None:
    with zipfile.ZipFile(io.BytesIO(kit.saved_queries(catalogue()))) as archive:
        names = archive.namelist()
        texts = {name: archive.read(name).decode() for name in names}
    assert all(re.fullmatch(r"cscs-graph/\d\d_\w+\.cypher", name) for name in names)
    assert len(names) == len(TWINS) + len(kit.cases())
    for twin in TWINS:
        (text,) = (text for name, text in texts.items() if name.endswith(f"_{twin.name}.cypher"))
        assert text.startswith(f"// {twin.title}\n")
        assert text.rstrip().endswith(twin.text)


def test_titles_fit_into_the_drawer_and_stand_in_a_stated_order() -> None:
    titles = [twin.title for twin in TWINS]
    assert all(re.fullmatch(r"\d\d [^:;]{3,26}", title) for title in titles)
    assert sorted(title[:2] for title in titles) == [f"{place:02}" for place in range(1, len(TWINS) + 1)]


@pytest.mark.parametrize("case", ["husi", "joint_bid"])
def test_a_case_sets_whatever_a_picture_takes(case: str) -> None:
    taken = {name for twin in TWINS for name in twin.parameters}
    lines = kit.cases()[case].splitlines()
    assert lines[0].startswith("// 00 Set: ")
    assert {line.split()[1] for line in lines[1:]} == taken
    assert all(re.fullmatch(r":param \w+ => .+;", line) for line in lines[1:])


def test_the_pictures_of_the_guides_are_there_and_small() -> None:
    guide = "".join((ROOT / "docs" / name).read_text("utf-8") for name in ("BROWSER.md", "PAGE.md"))
    shown = {ROOT / "docs" / path for path in re.findall(r"!\[[^\]]+\]\(([^)]+)\)", guide)}
    assert shown == {*(ROOT / "docs" / "images").glob("*.png")}
    assert not [path.name for path in shown if path.stat().st_size > 250_000]


@each_twin
def test_a_picture_says_what_it_does_not_show(twin: Statement) -> None:
    assert "Not shown: " in twin.says


@each_twin
def test_a_picture_asks_as_of_a_day_and_as_known_at_a_time(twin: Statement) -> None:
    """Every dated relationship and fact is tested, one by one or along the whole of a bounded path."""
    dated = {tie.type for tie in schema.relationships() if tie.dated}
    facts = {node.labels[0] for node in schema.nodes() if issubclass(node, FactNode)}
    if dated & {*re.findall(r"[A-Z_]{3,}", twin.text)} or facts & {*re.findall(r":(\w+)", twin.text)}:
        assert {"as_of", "known_at"} <= {*twin.parameters}
    else:
        assert twin.name in OF_RULES_ONLY
    for name, types, several in re.findall(r"\[(\w*):([A-Z_|]+)(\*?)", twin.text):
        if dated.intersection(types.split("|")):
            assert (
                f"{'step' if several else name}.recorded_at <= $known_at < {'step' if several else name}.superseded_at"
                in twin.text
            )
    for name, label in re.findall(r"\((\w*):(\w+)", twin.text):
        if label in facts:
            assert f"{name}.recorded_at <= $known_at < {name}.superseded_at" in twin.text


def test_nothing_spreads_along_shares_in_a_picture_of_consequences() -> None:
    consequences = {"cascading_punishment", "if_listed", "cross_contamination", "if_jointly_filed", "personnel_linkage"}
    assert [twin.name for twin in TWINS if twin.name in consequences and "OWNS" in twin.text] == []


def test_the_unbroken_picture_is_read(tmp_path: Path) -> None:
    path = tmp_path / "probe.cypher"
    path.write_text(GOOD, "utf-8")
    statement = read_statement(path)
    assert (statement.title, statement.twin_of) == ("99 Probe", ("related_parties",))


@pytest.mark.parametrize("fault", BROKEN)
def test_a_broken_picture_is_refused_with_its_fault(tmp_path: Path, fault: str) -> None:
    old, new, message = BROKEN[fault]
    assert old in GOOD, "the fault was not built in"
    path = tmp_path / "probe.cypher"
    path.write_text(GOOD.replace(old, new, 1), "utf-8")
    with pytest.raises(CatalogueError, match=f"probe.cypher: .*{message}"):
        read_statement(path)


@pytest.fixture
def jar(tmp_path: Path) -> Path:
    path = tmp_path / "neo4j-browser-5.24.0.jar"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("browser/index.html", "<p>Browser</p>")
        archive.writestr("browser/assets/app.js", "start()")
        archive.writestr("META-INF/MANIFEST.MF", "not for the web")
    return path


async def _get(jar: Path, path: str, host: str = "127.0.0.1") -> httpx.Response:
    """What the site over that jar answers."""
    with zipfile.ZipFile(jar) as archive:
        transport = httpx.ASGITransport(app=site(archive, DOOR))
        async with httpx.AsyncClient(transport=transport, base_url=f"http://{host}") as client:
            return await client.get(path)


async def test_the_site_fills_in_the_form_but_not_the_password(jar: Path) -> None:
    reply = await _get(jar, "/")
    assert reply.headers["location"] == "/browser/?dbms=bolt://reader@127.0.0.1:7777&db=cscs"
    assert "secret" not in str(reply.headers)


async def test_the_site_serves_what_stands_in_the_folder_of_the_jar_and_nothing_else(jar: Path) -> None:
    assert (await _get(jar, "/browser/")).text == "<p>Browser</p>"
    script = await _get(jar, "/browser/assets/app.js")
    assert (script.text, script.headers["content-type"].split(";")[0]) == ("start()", "text/javascript")
    for path in ("/browser/../META-INF/MANIFEST.MF", "/browser/%2e%2e/META-INF/MANIFEST.MF", "/browser//etc/passwd"):
        assert (await _get(jar, path)).status_code == 404


async def test_the_page_may_talk_to_the_one_server_only(jar: Path) -> None:
    policy = (await _get(jar, "/browser/")).headers["content-security-policy"]
    allowed = dict(part.split(" ", 1) for part in policy.split("; "))
    assert allowed["default-src"] == "'self'"
    assert {*allowed["connect-src"].split()} == {
        "'self'",
        *(f"{s}://127.0.0.1:7777" for s in ("ws", "wss", "http", "https")),
    }


async def test_the_site_answers_to_no_foreign_name(jar: Path) -> None:
    """A page elsewhere that has its name point to loopback is refused."""
    assert (await _get(jar, "/browser/", "elsewhere.example")).status_code == 400


def test_the_newest_jar_of_the_cache_is_taken(tmp_path: Path) -> None:
    for version in ("5.9.0", "5.24.0", "5.3.1"):
        lib = tmp_path / version / "lib"
        lib.mkdir(parents=True)
        (lib / f"neo4j-browser-{version}.jar").touch()
    newest = newest_jar(tmp_path)
    assert newest is not None
    assert newest.name == "neo4j-browser-5.24.0.jar"
    assert newest_jar(tmp_path / "nowhere") is None


def test_the_kit_is_copied_where_it_is_wanted(tmp_path: Path) -> None:
    result = CliRunner().invoke(app, ["browser", "--kit", str(tmp_path / "kit")])
    assert result.exit_code == 0, result.output
    assert {path.name for path in (tmp_path / "kit").iterdir()} == {"style.grass", "saved_queries.zip"}


@pytest.mark.parametrize(("options", "shown"), [([], False), (["--show-password"], True)])
def test_of_a_neo4j_it_is_said_how_to_connect(monkeypatch: pytest.MonkeyPatch, options: list[str], shown: bool) -> None:
    monkeypatch.delenv("CSCS_BROWSER_JAR", raising=False)
    monkeypatch.setenv("CSCS_PASSWORD", "invented-password")
    result = CliRunner().invoke(app, ["--uri", "neo4j+s://graph.example:7687", "browser", *options])
    assert result.exit_code == 0, result.output
    assert "Connect:   neo4j+s://graph.example:7687" in result.output
    assert "CSCS_PASSWORD" in result.output or shown
    assert ("invented-password" in result.output) is shown
    assert "https://graph.example:7473/browser/?dbms=neo4j+s://neo4j@graph.example:7687&db=neo4j" in result.output
