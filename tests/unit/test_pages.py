"""A report keeps names as text, in HTML and in Markdown, and asks for nothing from outside."""

import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest
from markupsafe import Markup

from cscs_graph.export.pages import html, markdown
from cscs_graph.export.pages.blocks import (
    Bullets,
    Cite,
    Figure,
    Grade,
    Group,
    Link,
    Page,
    Paragraph,
    Quiet,
    Section,
    Sign,
    Sources,
    Strong,
    Table,
    facts,
    figures,
    table,
)
from cscs_graph.model.codes import Certainty
from cscs_graph.model.language import LanguageCode
from cscs_graph.model.phrases import speak
from cscs_graph.model.severity import Severity

EVIL = "<img src=x onerror=alert(1)>"
VOID = {"meta", "br", "img", "hr", "link", "input"}
FIGURE = Figure(Markup("<svg><title>t</title></svg>"), ("A – on – B",), "In words", "x.svg")


class Outline(HTMLParser):
    """Elements that are open, and what was found of ids, links and headings."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.tags: set[str] = set()
        self.attributes: list[tuple[str, str | None]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes += attrs
        found = dict(attrs)
        self.ids += [found["id"]] if found.get("id") else []  # type: ignore[list-item]
        self.links += [found["href"]] if found.get("href") else []  # type: ignore[list-item]
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open, f"</{tag}> closes nothing"
        assert self.open.pop() == tag


def outline(text: str) -> Outline:
    """Raises AssertionError where an element is not closed, or closed in the wrong place."""
    found = Outline()
    found.feed(text)
    assert found.open == []
    return found


def page(name: str = EVIL) -> Page:
    return Page(
        title=f"Dossier: {name}",
        subtitle=(name, " ", Quiet(name)),
        blocks=(
            Section(
                "one",
                name,
                (
                    facts(("label", name), ("several", [name, (Strong(name),)]), ("nothing", None)),
                    Paragraph((name, Link(name, "one"), Cite((1,)), Grade(Certainty.DRAFT, "draft")), note=True),
                    Bullets((name,)),
                    Group(name, (Table(name, (name, "b"), ((name, (Sign(Severity.PROHIBIT, name),)),)),)),
                    FIGURE,
                ),
            ),
            Section("card", name, (), level=3, card=True),
            Section("sources", "Sources", (Sources((name,)),)),
        ),
        foot=(name,),
    )


def test_html_is_well_formed_and_names_are_text() -> None:
    text = "".join(html.written(page()))
    found = outline(text)
    assert not found.tags & {"script", "img", "link", "iframe", "object"}
    assert not [name for name, _ in found.attributes if name.startswith("on") or name == "src"]
    assert "&lt;img src=x onerror=alert(1)&gt;" in text
    assert len(found.ids) == len(set(found.ids))


def test_html_leads_to_its_own_places_only_and_loads_nothing() -> None:
    text = "".join(html.written(page()))
    found = outline(text)
    assert found.links
    assert {link.removeprefix("#") for link in found.links} <= set(found.ids)
    assert "default-src 'none'" in text
    assert not re.search(r"@import|url\(\s*['\"]?(https?:)?//", text)


def test_what_is_folded_prints_all_the_same() -> None:
    text = "".join(html.written(page()))
    printed = text.partition("@media print")[2]
    assert "details::details-content" in printed
    assert "content-visibility: visible" in printed


def test_a_picture_that_is_higher_than_wide_is_printed_upright() -> None:
    upright = replace(FIGURE, tall=True)
    assert '<figure class="tall">' in "".join(html.written(Page("t", "s", (upright,), ())))
    assert '<figure class="tall">' not in "".join(html.written(Page("t", "s", (FIGURE,), ())))


def test_the_other_language_is_marked_where_it_stands() -> None:
    assert str(html.tagged("Under 食品药品名单 (no. 1)")) == 'Under <span lang="zh-Hans">食品药品名单</span> (no. 1)'
    speak(LanguageCode.ZH)
    try:
        assert str(html.tagged("名称OSI Group等")) == '名称<span lang="en">OSI Group</span>等'
        assert str(html.tagged("名称A & B Co.等")) == '名称<span lang="en">A &amp; B Co.</span>等'
        assert str(html.tagged("号9132X0019A")) == "号9132X0019A"
    finally:
        speak(LanguageCode.EN)


@pytest.mark.parametrize(
    ("name", "written"),
    [
        (EVIL, r"\<img src=x onerror=alert(1)\>"),
        ("a|b", r"a\|b"),
        ("[x](http://y)", r"\[x\](http\://y)"),
        ("*bold* _it_ `code`", r"\*bold\* \_it\_ \`code\`"),
        ("two\nlines", "two lines"),
        ("![x](y)", r"\!\[x\](y)"),
        ("&lt;", r"\&lt;"),
        ("www.example.org", r"www\.example.org"),
    ],
)
def test_markdown_keeps_a_name_a_name(name: str, written: str) -> None:
    text = "".join(markdown.written(page(name)))
    assert f"| {written} | ✕ {written} |\n" in text
    assert f"- {written}\n" in text


@pytest.mark.parametrize(("line", "written"), [("- x", r"\- x"), ("1. x", r"1\. x"), ("+ 3 more", r"\+ 3 more")])
def test_a_line_of_markdown_opens_nothing(line: str, written: str) -> None:
    assert f"\n{written}\n" in "".join(markdown.written(Page("t", "s", (Paragraph(line),), ())))


def test_a_table_of_markdown_has_as_many_cells_in_every_row() -> None:
    rows = [line for line in "".join(markdown.written(page("a|b\n|c"))).splitlines() if line.startswith("|")]
    assert {len(re.findall(r"(?<!\\)\|", row)) for row in rows} == {3}


def test_markdown_names_the_picture_beside_it() -> None:
    assert "![In words](<x.svg>)" in "".join(markdown.written(page()))
    assert list(figures(page())) == [FIGURE]


def test_a_column_that_says_nothing_is_left_out() -> None:
    made = table("c", ("a", "b", "c"), [("", "", "x"), ("", "", "")])
    assert made.head == ("a", "c")
    assert made.rows == (("", "x"), ("", ""))
