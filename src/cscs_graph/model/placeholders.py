"""What stands where a name is missing: 无, N/A, a dash. Two parties that both have none are not called alike."""

import re
import unicodedata

_CHINESE = (
    "无 無 暂无 暫無 没有 未知 不详 不詳 不明 未披露 未公示 未填 未填写 待定 待补充 空 空白 同上 同左 略 保密 匿名"
)
_LATIN = "na none null nil nan unknown undisclosed unavailable notavailable notapplicable tbd tba empty blank ditto"
_PLACEHOLDERS = frozenset((_CHINESE + " " + _LATIN).split())
_MARKS = re.compile(r"[\W_]+")


def is_placeholder(text: str) -> bool:
    """Whether a text says that nothing is stated: such a word, or nothing but signs. It is nobody's name or code."""
    plain = _MARKS.sub("", unicodedata.normalize("NFKC", text)).casefold()
    return not plain or plain in _PLACEHOLDERS


def names_among(values: tuple[str, ...]) -> tuple[str, ...]:
    """Those that are names."""
    return tuple(value for value in values if not is_placeholder(value))
