"""Commands follow from questions: each can be made, takes what its question takes, and its answer has a table."""

import socket
from typing import Any

import pytest

from cscs_graph.analysis.questions import QUESTIONS
from cscs_graph.analysis.questions import question_of as class_of
from cscs_graph.cli import ask, server
from cscs_graph.cli.derived import parameters_of, question_of
from cscs_graph.errors import BadInput, LimitExceeded
from cscs_graph.settings import Settings

COMMANDS = {name: class_of(name) for name in QUESTIONS if name not in {*ask.APART, "file"}}
"""Those that are made. `cscs ask file` shows more than its question."""


@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_takes_what_its_question_takes(name: str) -> None:
    question = COMMANDS[name]
    stated = {parameter.name for parameter in parameters_of(question)}
    assert stated == {*question.model_fields}
    words = {option.help for option in ask.made(name).params if getattr(option, "help", None)}
    assert {field.description for field in question.model_fields.values()} <= words


def test_counts_are_written_with_an_equals_sign() -> None:
    graded = COMMANDS["if-graded"]
    assert question_of(graded, {"scheme": "s", "deductions": ["late=2", "wrong"]}).deductions == {"late": 2, "wrong": 1}  # pyright: ignore
    with pytest.raises(BadInput, match="is not written id or id=times"):
        question_of(graded, {"scheme": "s", "deductions": ["late=often"]})


REFUSED: dict[str, tuple[dict[str, Any], type[Exception], str]] = {
    "a day that is none": ({"party": "p", "as_of": "2020-02-30"}, BadInput, "asOf: '2020-02-30'"),
    "a bound above the most": ({"party": "p", "depth": 11}, LimitExceeded, "depth: 11 is more than 10"),
    "a bound below one": ({"party": "p", "depth": 0}, BadInput, "depth: 0 is less than 1"),
    "neither": ({}, BadInput, "name either a party or a listing"),
    "both": ({"party": "p", "listing": "l"}, BadInput, "name either a party or a listing"),
    "the end of times": ({"party": "p", "known_at": "9999-12-31"}, BadInput, "knownAt: .* is outside the times"),
    "an empty reference": ({"party": ""}, BadInput, "party: state at least one character"),
    "a reference of 150 kB": ({"party": "x" * 150_000}, BadInput, "party: more than 200 characters"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_malformed_is_refused_by_name(name: str) -> None:
    stated, kind, message = REFUSED[name]
    with pytest.raises(kind, match=message) as refused:
        question_of(COMMANDS["cascade"], stated)
    assert len(str(refused.value)) < 300


def test_an_address_that_is_said_can_be_connected_to(capsys: pytest.CaptureFixture[str]) -> None:
    with server._listener(Settings(port=0)) as listener:
        server._say_where(listener)
        host, port = listener.getsockname()
        assert f"http://{host}:{port}/graphql" in capsys.readouterr().out
        socket.create_connection((host, port), timeout=5).close()
