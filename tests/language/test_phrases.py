"""Whatever the command line, answers and errors say has its Chinese, and nothing that is not said has one."""

import csv
import re
import string
from enum import StrEnum

from cscs_graph.catalog import catalogue
from cscs_graph.model.answers.wording import place
from cscs_graph.model.codes import Certainty, OfficerRole, ParticipantRole
from cscs_graph.model.language import LanguageCode
from cscs_graph.model.phrases import chinese, codes, phrase, plural, rules, speak, word
from cscs_graph.resources import resource
from tests.language.phrases import every, printed_as_written

_HALF_BETWEEN = re.compile(r"[\u3400-\u9fff][,;:!?()][\u3400-\u9fff]|[\u3400-\u9fff]\.$")
_MARKS = re.compile(r"\[/?(?:bold|dim|yellow|red|blue)?\]")
NOT_PRINTED = frozenset({"Column", "Convention", "End", "Follows", "Kind", "Sense", "Shape", "Sort", "Starts", "Tied"})
"""Enumerations of the inside: statements, files, sums and pictures."""


def test_every_phrase_has_its_chinese_and_none_is_left_over() -> None:
    assert {text: where for text, where in every().items() if text not in chinese()} == {}
    assert chinese().keys() - every().keys() == set()


def test_the_search_finds_phrases_wherever_they_stand() -> None:
    """Of each way in which the code names a phrase, one that is known to be there."""
    for text in (
        "measures on bidding",  # chosen by a condition
        "may be inspected less often than others",  # in a table of the module
        "Former ties",  # in a loop
        "{count} months",  # the several of a count
        "the deciding office",  # in a comprehension
        "no party {reference!r} is loaded; that says nothing about the firm or person",  # an error
        "Steps from party to party that are followed.",  # the description of a question's field
        "registered capital",  # the label of a field
        "Show this message and exit.",  # of the parser
    ):
        assert text in every(), text


def test_nothing_is_printed_without_being_said() -> None:
    assert printed_as_written() == []


def test_both_sides_name_the_same() -> None:
    for text, said in chinese().items():
        assert _names(said) == _names(text), text
        assert _MARKS.findall(said) == _MARKS.findall(text), text


def _names(pattern: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(pattern) if name is not None}


def test_chinese_is_written_with_chinese_punctuation() -> None:
    tables = {"phrases": chinese(), "rules": rules(), **{f"codes of {name}": table for name, table in codes().items()}}
    assert [
        (name, said) for name, table in tables.items() for said in table.values() if _HALF_BETWEEN.search(said)
    ] == []


def test_every_code_that_tables_print_has_its_chinese() -> None:
    printed = {
        kind.__name__: {str(code) for code in kind} for kind in _enumerations() if kind.__name__ not in NOT_PRINTED
    }
    assert len(printed) > 50
    assert {name: sorted(members - codes().get(name, {}).keys()) for name, members in printed.items()} == {
        name: [] for name in printed
    }
    assert codes().keys() - printed.keys() == {"Other"}
    assert {name: sorted(codes()[name].keys() - members) for name, members in printed.items()} == {
        name: [] for name in printed
    }


def test_every_channel_and_role_has_its_chinese() -> None:
    """Those stand in files, not in an enumeration, and a table prints their names."""
    channels = {path.stem for path in (resource("cypher") / "channels").glob("*.cypher")}
    assert len(channels) > 5
    posts = {str(one) for kind in (OfficerRole, ParticipantRole) for one in kind}
    assert (channels | posts) - codes()["Other"].keys() == set()


def test_sections_are_named_by_number_or_by_a_name_of_the_report() -> None:
    """A section is printed in either language as it stands: nothing of it is English but the publisher's name."""
    found: set[str] = set()
    for path in sorted((resource("seed") / "reference").glob("*.csv")):
        for row in csv.DictReader(path.read_text("utf-8").splitlines()):
            found |= {row["section"]} if row.get("section") else set()
    assert len(found) > 50
    said = {section: place(section, LanguageCode.ZH) for section in found}
    assert {one for one, text in said.items() if set(re.findall("[A-Za-z]{2,}", text)) - {"Trivium"}} == set()


def _enumerations() -> list[type[StrEnum]]:
    return [kind for kind in StrEnum.__subclasses__() if kind.__module__.startswith("cscs_graph.")]


def test_what_rules_say_in_chinese_is_what_a_row_says_in_english() -> None:
    """No text is left over when a row, or what a channel rests on, is mended."""
    stated: set[str] = set()
    for path in sorted((resource("seed") / "reference").glob("*.csv")):
        for row in csv.DictReader(path.read_text("utf-8").splitlines()):
            for column, value in row.items():
                if row.get(f"{column.removesuffix('_en')}_zh"):
                    continue  # said in Chinese beside it
                stated |= {value or "", *(value or "").split("; ")}
    stated |= {text for channel in catalogue().channels() for text in (channel.law, channel.drawn_from)}
    assert rules().keys() - stated == set()


def test_a_phrase_is_said_in_the_language_that_is_spoken() -> None:
    assert phrase("end not known") == "end not known"
    assert phrase("end not known", LanguageCode.ZH) == "终止日不详"
    assert word(Certainty.STATUTE) == "statute"
    assert plural(1, "{count} month", "{count} months") == "1 month"
    try:
        speak(LanguageCode.ZH)
        assert phrase("may end {day}", day="2018-01-01") == "最早于2018-01-01终止"
        assert word(Certainty.DRAFT) == "未施行的草案"
        assert plural(1, "{count} month", "{count} months") == "1个月"
    finally:
        speak(LanguageCode.EN)
