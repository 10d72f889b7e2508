"""Every page of a question or a rule, by its address. A further one is a line here, and a file that says what stands on it."""

from collections.abc import Callable
from dataclasses import dataclass

from cscs_graph.model.phrases import phrase
from cscs_graph.web.asked import (
    agency,
    control,
    coverage,
    credit_list,
    document,
    file,
    grades,
    linkage,
    measure,
    path,
    repair,
    rules,
)
from cscs_graph.web.asked.given import Made, of_question, of_rules


@dataclass(frozen=True, slots=True)
class AskedPage:
    """A page, and what its frame has to know."""

    path: str
    """Its address; a name in braces is what it is about."""
    called: Callable[[], str]
    """What it is called where another page leads to it."""
    made: Made
    own: tuple[str, ...] = ()
    """What its address may state beside its state."""
    graded: bool = True
    """Whether the weakest certainty that counts changes it."""
    template: str = "site.html.j2"
    """The form that it has above its blocks."""


PAGES = (
    AskedPage(
        "/rules", lambda: phrase("Rules"), of_rules(rules.page), own=("q",), graded=False, template="rules.html.j2"
    ),
    AskedPage("/rules/list/{id}", lambda: phrase("List"), of_rules(credit_list.page), graded=False),
    AskedPage("/rules/mou/{id}", lambda: phrase("Document"), of_rules(document.page), graded=False),
    AskedPage("/rules/agency/{id}", lambda: phrase("Agency"), of_rules(agency.page), graded=False),
    AskedPage("/rules/measure/{id}", lambda: phrase("Measure"), of_rules(measure.page), graded=False),
    AskedPage("/coverage", lambda: phrase("Coverage"), of_rules(coverage.page), graded=False),
    AskedPage("/grades", lambda: phrase("Grades of enterprises"), of_rules(grades.schemes), graded=False),
    AskedPage("/grades/{id}", lambda: phrase("Grade"), of_rules(grades.scheme), graded=False),
    AskedPage("/control/{party}", lambda: phrase("Control and owners"), control.made, own=("direction",), graded=False),
    AskedPage(
        "/linkage/{party}",
        lambda: phrase("Linkage through people"),
        of_question(linkage.question, linkage.page, lambda answer: answer.subject),
    ),
    AskedPage(
        "/repair/{party}",
        lambda: phrase("Credit repair"),
        of_question(repair.question, repair.page, lambda answer: answer.subject),
    ),
    AskedPage("/file/{party}", lambda: phrase("Credit file"), file.made, graded=False),
    AskedPage(
        "/path",
        lambda: phrase("Path between two parties"),
        path.made,
        own=("from", "to"),
        graded=False,
        template="path.html.j2",
    ),
)
