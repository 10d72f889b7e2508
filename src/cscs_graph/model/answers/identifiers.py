"""What a code says by itself, whether or not anybody who carries it is loaded."""

from cscs_graph.model.answers.part import Part
from cscs_graph.model.answers.parts import PartyRef
from cscs_graph.model.codes import CodeFlag


class CodeFault(Part):
    """What is wrong with a code."""

    flag: CodeFlag
    """The doubt."""
    detail: str
    """The same in words, with the characters that it is about."""


class UsccReading(Part):
    """What a Unified Social Credit Code of 18 characters decodes to (GB 32100-2015), and what is wrong with it."""

    given: str
    """The text as it was given."""
    code: str
    """In half width and capitals, without blanks and dashes."""
    is_uscc: bool
    """False: it has not the shape of one, and nothing more is said of it but why."""
    authority: str | None = None
    """Character 1: the registration authority."""
    category: str | None = None
    """Character 2: the sort of organisation, within that authority."""
    region_code: str | None = None
    """Characters 3 to 8: the division of registration (GB/T 2260)."""
    region: str | None = None
    """Name of that division; null where it is not loaded."""
    org_code: str | None = None
    """Characters 9 to 17: the organisation code (GB 11714-1997)."""
    check_character: str | None = None
    """Character 18: the check character."""
    expected_check_character: str | None = None
    """What the check character has to be for the other 17."""
    faults: tuple[CodeFault, ...] = ()
    """What is wrong with it; empty: nothing that can be seen from the code."""
    party: PartyRef | None = None
    """The party that carries it; null where none is loaded, which says nothing about the firm."""
