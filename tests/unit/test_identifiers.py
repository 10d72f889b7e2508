"""Codes of entities: what is read, what is flagged and kept, what is refused (GB 32100-2015, GB 11714-1997)."""

import pytest

from cscs_graph.model.codes import CodeFlag
from cscs_graph.model.identifiers import (
    code_fault,
    codes_in,
    compact,
    make_uscc,
    mended,
    one_spelling,
    org_code_flags,
    read_org_code,
    read_reg_no,
    read_uscc,
)

VALID = "91310101MA1FL0012Q"
"""Invented, worked by hand.

Organisation code MA1FL001: M=22 A=10 1 F=15 L=21 0 0 1, weights 3 7 9 10 5 8 4 2:
66 + 70 + 9 + 150 + 105 + 0 + 0 + 2 = 402; 402 mod 11 = 6; 11 - 6 = 5, so its check digit is 5 and not 2.
"""


def _by_hand(stem: str) -> str:
    """The check character of GB 32100: weights are powers of 3 modulo 31 over an alphabet without I, O, S, V and Z."""
    alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY"
    total = sum(alphabet.index(char) * pow(3, place, 31) for place, char in enumerate(stem))
    return alphabet[(31 - total % 31) % 31]


def test_check_characters_are_those_worked_by_hand() -> None:
    """With the digits of `VALID`: MA1FL001 has the check digit 5; the stem 91310101MA1FL0015 ends on its own character."""
    code = make_uscc("91", "310101", "MA1FL001")
    assert code[:17] == "91310101MA1FL0015"
    assert code[17] == _by_hand("91310101MA1FL0015")
    assert read_uscc(code).flags == ()


@pytest.mark.parametrize(
    ("body", "check"),
    [
        ("00000000", "0"),  # total 0: 11 - 0 = 11, written 0
        ("00000001", "9"),  # 2: 11 - 2
        ("00000006", "X"),  # 12 mod 11 = 1: 11 - 1 = 10, written X
        ("10000000", "8"),  # 3: 11 - 3
        ("A0000000", "3"),  # 10 * 3 = 30 mod 11 = 8: 11 - 8
    ],
)
def test_organisation_codes_check_as_worked_by_hand(body: str, check: str) -> None:
    assert make_uscc("91", "310101", body)[8:17] == body + check
    assert org_code_flags(body + check) == ()
    for other in "0123456789X".replace(check, ""):
        assert org_code_flags(body + other) == (CodeFlag.ORG_CODE_CHECK_DIGIT,)


def test_parts_of_a_code() -> None:
    code = read_uscc(make_uscc("91", "310101", "MA1FL001"))
    assert (code.region_code, code.org_code) == ("310101", "MA1FL0015")


@pytest.mark.parametrize(
    "written",
    [
        "91310101ma1fl0015{}",
        " 9131 0101-MA1FL0015{} ",
        "９１３１０１０１MA1FL0015{}",
        "９１３１０１０１ＭＡ１ＦＬ００１５{}",
        "91310101ｍａ1fl0015{}",
    ],
)
def test_writing_does_not_matter(written: str) -> None:
    check = _by_hand("91310101MA1FL0015")
    assert read_uscc(written.format(check)) == read_uscc(f"91310101MA1FL0015{check}")


def test_compact_keeps_everything_else() -> None:
    assert compact(" ａ１－ｂ　2 ") == "A1B2"
    assert compact("虚构") == "虚构"


@pytest.mark.parametrize(
    ("code", "flags"),
    [
        (VALID, (CodeFlag.CHECK_DIGIT, CodeFlag.ORG_CODE_CHECK_DIGIT)),
        ("91310101MA1FL00150", (CodeFlag.CHECK_DIGIT,)),
        ("91310101MA1FL001AA", (CodeFlag.ORG_CODE_CHECK_DIGIT,)),
    ],
)
def test_a_wrong_check_digit_is_flagged_and_kept(code: str, flags: tuple[CodeFlag, ...]) -> None:
    read = read_uscc(code)
    assert (read.code, read.flags) == (code, flags)


def test_an_unknown_authority_is_flagged() -> None:
    """Q is no registration authority; its check character is right all the same."""
    stem = "Q1310101MA1FL0015"
    assert CodeFlag.UNKNOWN_AUTHORITY in read_uscc(stem + _by_hand(stem)).flags


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("9111010874883995", "'9111010874883995' has 16 characters, a Unified Social Credit Code has 18"),
        ("", "has 0 characters"),
        ("91310101MA1FL0015Q1", "has 19 characters"),
        ("91310101MA1FL001?Q", "characters other than A-Z and 0-9"),
        ("91310101虚构1FL0015Q", "characters other than A-Z and 0-9"),
    ],
)
def test_what_cannot_be_a_code_is_refused(text: str, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        read_uscc(text)


@pytest.mark.parametrize(
    ("text", "code"), [("ma1fl001-5", "MA1FL0015"), ("00000006-x", "00000006X"), ("ＭＡ１ＦＬ００１５", "MA1FL0015")]
)
def test_organisation_codes_are_read(text: str, code: str) -> None:
    assert read_org_code(text) == code


@pytest.mark.parametrize("text", ["MA1FL001", "MA1FL00155", "MA1FL001A", "MA1FL 虚构"])
def test_what_cannot_be_an_organisation_code_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="is not an organisation code"):
        read_org_code(text)


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("91440100XXXX00318J", None),
        ("xxxx0031-8", None),
        ("310115000000001", None),  # a registration number from before 2015
        ("91310115XXXX0103", "'91310115XXXX0103' has 16 characters, a Unified Social Credit Code has 18"),
        ("91440100XXXX00318K", "'91440100XXXX00318K' is doubtful: uscc check digit"),
        ("XXXX00319", "'XXXX00319' is doubtful: org code check digit"),
        ("91440100XXXX0031#J", "'91440100XXXX0031#J' has characters other than A-Z and 0-9"),
    ],
)
def test_what_is_wrong_with_a_code_is_said_by_its_shape(text: str, fault: str | None) -> None:
    assert (found := code_fault(text)) == fault or str(found) == fault


@pytest.mark.parametrize(
    "written",
    [
        *("{}\t", "'{}", "\u2018{}", '="{}"', '"{}"', "\ufeff{}", "\u200e{}", "{}\u200b", "{}\u00a0"),
        *("统一社会信用代码：{}", "USCC: {}", "Tax ID: {}", "{}（三证合一）", "{} (old)", "{}【有效】"),
    ],
)
def test_what_cannot_belong_to_a_code_is_left_out(written: str) -> None:
    """As spreadsheets, web pages and people put it around a code, also in its middle."""
    code = make_uscc("91", "310101", "MA1FL001")
    assert compact(written.format(code)) == code


@pytest.mark.parametrize("sign", ["\u200b", "\u00a0", "\u2011", "\u2013", "\u2212", "\u3000", "-", " "])
def test_nor_what_stands_in_its_middle(sign: str) -> None:
    code = make_uscc("91", "310101", "MA1FL001")
    assert compact(f"{code[:8]}{sign}{code[8:]}") == code


@pytest.mark.parametrize("text", ["企独沪总字第012345号", "600000.SH", "GB12345678", "(2015)123号"])
def test_what_is_no_such_code_keeps_its_signs(text: str) -> None:
    assert compact(text) == text


def test_codes_beside_each_other_are_two() -> None:
    code = make_uscc("91", "310101", "MA1FL001")
    assert codes_in(f"{code}/310115000012345") == (code, "310115000012345")
    assert codes_in("企独沪总字第012345号/副本") == ("企独沪总字第012345号/副本",)


def test_the_letter_o_is_no_character_of_a_code() -> None:
    """GB 32100-2015 leaves out I, O, S, V and Z. With the digit the check character is right; else nothing is proposed."""
    code = make_uscc("91", "310101", "MA1FL001")
    written = code.replace("0", "O", 1)
    assert mended(written) == code
    assert (
        str(code_fault(written)) == f"{written!r} has a letter that no code has: with digits for O and I it is {code}"
    )
    assert mended(code) is None
    assert mended(written[:-1] + ("A" if written[-1] != "A" else "B")) is None


def test_a_registration_number_has_one_spelling() -> None:
    assert read_reg_no(" '3101-1500 0012345 ") == "310115000012345"
    assert read_reg_no("企独沪总字第012345号") == "企独沪总字第012345号"


def test_ids_that_look_the_same_are_the_same() -> None:
    assert one_spelling(" caf\u0065\u0301\u200b ") == "caf\u00e9"
