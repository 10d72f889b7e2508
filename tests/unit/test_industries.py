"""Codes of GB/T 4754-2017: 48 is civil engineering, in section E; 481 railways, roads, tunnels and bridges, 4812 roads."""

import pytest

from cscs_graph.model.industries import belongs, may_belong, plain


@pytest.mark.parametrize(
    ("code", "name", "belongs_to", "may"),
    [
        ("E4812", "E48", True, False),
        ("e4812 ", "E48", True, False),
        ("4812", "E48", True, False),
        ("48", "E48", True, True),
        ("48", "E481", False, True),
        ("E", "E48", False, True),
        ("4", "E48", False, True),
        ("4900", "E48", False, False),
        ("C1440", "E48", False, False),
        ("", "E48", False, False),
        (None, "E48", False, False),
    ],
)
def test_a_code_is_read_with_its_letter_or_without(code: str | None, name: str, belongs_to: bool, may: bool) -> None:
    trade = plain(code)
    assert (belongs(trade, name), may_belong(trade, name)) == (belongs_to, may)
