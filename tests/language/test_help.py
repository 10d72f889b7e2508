"""Help pages and refusals of the command line in Chinese."""

import re
from collections.abc import Iterator

import pytest
from typer.testing import CliRunner

from cscs_graph.cli import app
from cscs_graph.model.language import LanguageCode
from cscs_graph.model.phrases import speak
from tests.language.phrases import every_command

TREE = [*every_command()]
COMMANDS = [name for name, _, _ in TREE]
CODES = frozenset(
    word
    for name, command, context in TREE
    for parameter in command.get_params(context)
    for part in (
        name,
        parameter.name,
        parameter.metavar,
        parameter.default,
        *parameter.opts,
        *(getattr(parameter.type_descriptor, "choices", None) or ()),
    )
    for word in re.findall("[A-Za-z]+", str(part))
)
"""Names of commands and parameters, their defaults and choices: typed as they are in any language."""
_WORDS = re.compile(r"(?<![\w/.=<>{}|-])[A-Za-z]{2,}(?![\w/.}|-])")
NAMES = frozenset(
    (
        *(
            "cscs",
            "Trivium",
            "GraphQL",
            "Neo4j",
            "Browser",
            "PROV",
            "JSON",
            "Lines",
            "Mermaid",
            "Markdown",
            "Schema",
            "CSV",
            "UTC",
        ),
        *("SIGTERM", "Ctrl", "jar", "neo4j", "admin", "database", "import", "full", "load", "export", "all", "id"),
    )
)
"""Names without a Chinese form, and what is typed."""


@pytest.fixture(autouse=True)
def _english_again() -> Iterator[None]:
    yield
    speak(LanguageCode.EN)


def helped(*arguments: str) -> str:
    done = CliRunner().invoke(
        app, [*arguments, "--help"], env={"COLUMNS": "200", "TERMINAL_WIDTH": "200"}, prog_name="cscs"
    )
    assert done.exit_code == 0, done.output
    return done.stdout


@pytest.mark.parametrize("name", COMMANDS)
def test_a_help_page_in_chinese_holds_no_english_but_names_and_what_is_typed(name: str) -> None:
    page = helped("--language", "zh", *name.split()[1:])
    assert "用法：" in page
    assert "显示本说明后退出。" in page
    spoken = re.sub(r"--?[\w-]+|\[?CSCS_\w+|<[^>]*>|'[^']*'", " ", page)
    assert {*_WORDS.findall(spoken)} - NAMES - CODES == set()


def test_english_is_as_it_was() -> None:
    helped("--language", "zh", "ask", "cascade")
    page = helped("ask", "cascade")
    assert "Usage: " in page
    assert "What follows from the lists that a party is on, or from one listing (§4.2)." in page
    assert "[default: practice]" in page
    assert not re.search("[\u3400-\u9fff]", page)


def test_the_environment_names_the_language_and_the_option_goes_before_it() -> None:
    runner = CliRunner()
    assert "用法：" in runner.invoke(app, ["--help"], env={"CSCS_LANGUAGE": "zh"}).stdout
    assert "Usage:" in runner.invoke(app, ["--language", "en", "--help"], env={"CSCS_LANGUAGE": "zh"}).stdout


@pytest.mark.parametrize(
    ("arguments", "refusal"),
    [
        (("ask", "cascade", "x", "--depth", "many"), "'--depth'的值无效：须为整数"),
        (("ask", "tree"), "缺少参数'party'。"),
        (("ask", "nothing"), "没有命令'nothing'。"),
        (("ask", "cascade", "x", "--deep", "1"), "没有选项 --deep"),
        (("ask", "cascade", "x", "--minimum-certainty", "sure"), "'sure'不在下列各值之内：'statute'"),
        (("status", "more"), "多余的参数（more）"),
        (("load", "x", "--reader"), "选项'--reader'须带值。"),
    ],
)
def test_what_the_parser_refuses_is_refused_in_chinese(arguments: tuple[str, ...], refusal: str) -> None:
    done = CliRunner().invoke(app, ["--language", "zh", *arguments], env={"COLUMNS": "200", "TERMINAL_WIDTH": "200"})
    assert done.exit_code == 2
    assert refusal in done.output
    assert "错误" in done.output
    assert "Usage" not in done.output


def test_another_language_is_refused_by_name() -> None:
    done = CliRunner().invoke(app, ["--language", "fr", "status"], env={"COLUMNS": "200"})
    assert (done.exit_code, "'fr' is not one of 'en', 'zh'" in done.output) == (2, True)


def test_chinese_help_says_what_each_code_means_and_none_twice() -> None:
    page = re.sub(r"[\s│]", "", helped("--language", "zh", "ask", "cascade"))
    assert "最低依据程度（statute法律法规规章或司法解释；mou备忘录或部门规定；practice据报道的实践；" in page
    assert "zh为中文。" in page
    assert "zh中文" not in page
