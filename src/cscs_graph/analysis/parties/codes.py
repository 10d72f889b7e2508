"""What a Unified Social Credit Code says by itself, and what is wrong with it, whether or not a party carries it."""

from collections.abc import Mapping
from typing import Annotated

from pydantic import Field

from cscs_graph.analysis.core.question import MAX_TEXT, Question
from cscs_graph.analysis.core.reading import Found, Reading, keys_of
from cscs_graph.model.answers import CodeFault, PartyRef, UsccReading
from cscs_graph.model.codes import CodeFlag
from cscs_graph.model.identifiers import Uscc, check_character, compact, mended, read_uscc

_SAYS = {
    CodeFlag.CHECK_DIGIT: "The check character is {check}, the other 17 characters ask for {expected}.",
    CodeFlag.ORG_CODE_CHECK_DIGIT: "Characters 9 to 17, {org_code}, are no organisation code: their check character is wrong.",
    CodeFlag.UNKNOWN_REGION: "Characters 3 to 8, {region_code}, are no division that is loaded, in use or abolished.",
    CodeFlag.UNKNOWN_AUTHORITY: "Character 1, {authority}, is that of no registration authority.",
}


class DecodeUscc(Question[UsccReading]):
    """What a Unified Social Credit Code says by itself, and what is wrong with it, loaded or not (GB 32100-2015)."""

    code: Annotated[
        str, Field(min_length=1, max_length=MAX_TEXT, description="The code, with or without blanks and dashes.")
    ]

    async def answer(self, reading: Reading) -> UsccReading:
        """Text that cannot be a code is read too: `is_uscc` is false, and the fault says why."""
        try:
            code = read_uscc(self.code)
        except ValueError as error:
            fault = CodeFault(flag=CodeFlag.MALFORMED, detail=f"{error}.")
            return UsccReading(given=self.code, code=compact(self.code), is_uscc=False, faults=(fault,))
        regions = await reading.run("region", id=code.region_code)
        found = Found(await reading.run("opening", **keys_of([code.code])))
        party = next((found.parties[name] for name in found.ids_of(code.code)), None)
        return _read(self.code, code, regions[0]["name_zh"] if regions else None, party)


def _read(text: str, code: Uscc, region: str | None, party: PartyRef | None) -> UsccReading:
    expected = check_character(code.code[:-1])
    flags = (*code.flags, *(() if region else (CodeFlag.UNKNOWN_REGION,)))
    words = {
        "check": code.code[-1],
        "expected": expected,
        "org_code": code.org_code,
        "region_code": code.region_code,
        "authority": code.code[0],
    }
    return UsccReading(
        given=text,
        code=code.code,
        is_uscc=True,
        authority=code.code[0],
        category=code.code[1],
        region_code=code.region_code,
        region=region,
        org_code=code.org_code,
        check_character=code.code[-1],
        expected_check_character=expected,
        faults=tuple(CodeFault(flag=flag, detail=_detail(flag, code.code, words)) for flag in flags),
        party=party,
    )


def _detail(flag: CodeFlag, code: str, words: Mapping[str, str | None]) -> str:
    if flag is not CodeFlag.CHECK_DIGIT or words["expected"] is not None:
        return _SAYS[flag].format(**words)
    proposed = f" With digits for O and I it is {other}." if (other := mended(code)) else ""
    return f"It has a letter that no code has: I, O, S, V or Z.{proposed}"
