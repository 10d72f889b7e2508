"""Where a rule stands, in Chinese and as lawyers cite it in English."""

import pytest

from cscs_graph.model.language import LanguageCode
from cscs_graph.model.places import in_chinese, in_english, item, number_of, numeral


@pytest.mark.parametrize(
    ("chinese", "english"),
    [
        ("第七条", "art. 7"),
        ("第七条第二款", "art. 7 para. 2"),
        ("第一百七十八条", "art. 178"),
        ("第三条第（一）项", "art. 3 item 1"),
        ("第二部分第三条", "part 2 art. 3"),
        ("附件", "annex"),
        ("第三条第一款第(一)项、第二款", "art. 3 para. 1 item 1, para. 2"),
        ("第一百七十八条第一款第五项", "art. 178 para. 1 item 5"),
        ("二(三)", "2(3)"),
        ("一(一)10", "1(1)10"),
    ],
)
def test_a_place_of_a_chinese_document_is_cited_in_english(chinese: str, english: str) -> None:
    assert in_english(chinese) == english


@pytest.mark.parametrize(
    ("english", "chinese"),
    [
        ("art. 12", "第十二条"),
        ("article 110", "第一百一十条"),
        ("articles 14, 15", "第十四条、第十五条"),
        ("art. 20(10)", "第二十条第（十）项"),
        ("4.3", "Trivium报告（2020年）第4.3节"),
        ("4.3, 9.7", "Trivium报告（2020年）第4.3、9.7节"),
        ("5.1; art. 18", "Trivium报告（2020年）第5.1节；第十八条"),
        ("4.1, article 2(6)", "Trivium报告（2020年）第4.1节；第二条第（六）项"),
        ("Appendix III", "Trivium报告附录三"),
    ],
)
def test_a_section_is_said_in_chinese(english: str, chinese: str) -> None:
    assert in_chinese(english) == chinese


def test_numerals_are_read_as_they_are_written() -> None:
    for number, written in (
        (1, "一"),
        (10, "十"),
        (11, "十一"),
        (20, "二十"),
        (105, "一百零五"),
        (110, "一百一十"),
        (999, "九百九十九"),
    ):
        assert (numeral(number), number_of(written)) == (written, number)
    assert [number_of(numeral(number)) for number in range(1, 1000)] == [*range(1, 1000)]


@pytest.mark.parametrize(
    ("number", "english", "chinese"),
    [
        ("12", "item 12", "第12项"),
        ("二(七)1", "part 2(7), point 1", "第二部分第（七）项第1点"),
        ("二(三)", "part 2(3)", "第二部分第（三）项"),
        ("(一)2", "item (1), point 2", "第（一）项第2点"),
        ("一.1", "part 1, point 1", "第一部分第1点"),
    ],
)
def test_the_number_of_a_measure_is_cited_as_each_language_does(number: str, english: str, chinese: str) -> None:
    assert (item(number, LanguageCode.EN), item(number, LanguageCode.ZH)) == (english, chinese)
