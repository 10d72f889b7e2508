"""What the headings of tables mean, compared loosely with a list that is data."""

import re
import unicodedata
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from cscs_graph.resources import read_yaml

LIST = Path(__file__).with_name("headings.yaml")
_REMARK = re.compile(r"[(\[【〔][^)\]】〕]*[)\]】〕]?|[*＊]")
_SIGNS = re.compile(r"[\W_]+")


def tidy(cell: str) -> str:
    """A heading on one line, in half width, without a remark such as （必填） or an asterisk."""
    plain = unicodedata.normalize("NFKC", cell).strip().lstrip("\ufeff")
    return re.sub(r"\s+", " ", _REMARK.sub("", plain)).strip(" :*") or re.sub(r"\s+", " ", plain)


@cache
def headings() -> Mapping[str, frozenset[str]]:
    """Every heading of the list by what it means: `name`, `code`, `own`; `other` means something else."""
    stated: Mapping[str, list[str]] = read_yaml(LIST)
    return {kind: frozenset(map(_plain, words)) for kind, words in stated.items()}


@cache
def meaning(heading: str) -> str | None:
    """What a column holds: `name`, `code` or `own`; None where its heading does not say so.

    A heading that ends in a known one is taken for it (中标供应商名称), and one that has a known code in it
    (企业统一社会信用代码证号), unless a word says that somebody or something else is meant (开户银行名称).
    """
    known, plain = headings(), _plain(tidy(heading))
    if (exact := next((kind for kind in ("name", "code", "own") if plain in known[kind]), None)) is not None:
        return exact
    if plain in known["other"] or any(word in plain for word in known["other"]):
        return None
    if any(word in plain for word in known["code"] if len(word) >= 4):
        return "code"
    return "name" if any(plain.endswith(word) for word in known["name"] if len(word) >= 4) else None


def _plain(heading: str) -> str:
    return _SIGNS.sub("", unicodedata.normalize("NFKC", heading)).casefold()
