"""Places by their names and codes, from the project's own region table (GB/T 2260 since 1981)."""

import csv
import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from cscs_graph.resources import resource

NATIONWIDE = "100000"
"""Stands in the codes of companies that the national administration registered itself."""


@dataclass(frozen=True, slots=True)
class Places:
    """Names of divisions and the codes that bear them."""

    names: Mapping[str, str]
    """Name by code; a name in use wins over an abolished one."""
    codes: Mapping[str, tuple[str, ...]]
    """Codes by name: those in use, or where there is none, the abolished ones."""
    provinces: Mapping[str, str]
    """Code by the name of a province, in full and without its suffix: `广西壮族自治区`, `广西`."""

    def is_known(self, code: str) -> bool:
        """Whether a division has or had this code.

        The table has no `市辖区` (all districts of a city, `440101`), the standard has: it is known with its city.
        """
        return code in self.names or code == NATIONWIDE or (code.endswith("01") and f"{code[:4]}00" in self.names)

    def locate(self, text: str) -> str | None:
        """The code of a place written in full from the top, such as `绍兴市柯桥区`.

        None unless all of the text is made of known names and fits one division only: `鼓楼区` alone is in several
        cities, `哈尔若市` was misread.
        """
        found = self._all(text)
        return found.pop() if len(found) == 1 else None

    def _all(self, text: str) -> set[str]:
        """Every division that the text can mean."""
        heads = ((text[:end], text[end:]) for end in range(1, len(text) + 1))
        return {code for name, rest in heads for code in self._below(self._named(name), rest)}

    def _named(self, name: str) -> tuple[str, ...]:
        return (self.provinces[name],) if name in self.provinces else self.codes.get(name, ())

    def _below(self, upper: tuple[str, ...], rest: str) -> set[str]:
        if not rest or not upper:
            return set(upper)
        return {code for code in self._all(rest) if any(code != above and _within(code, above) for above in upper)}


def _within(code: str, above: str) -> bool:
    """Whether the division lies in the province or city `above`; a county holds no further ones."""
    stem = above[:2] if above.endswith("0000") else above[:4] if above.endswith("00") else above
    return code.startswith(stem)


@cache
def places() -> Places:
    """The table of `seed/reference/regions.csv`."""
    with (resource("seed") / "reference" / "regions.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = sorted(csv.DictReader(file), key=lambda row: row["in_use"] == "true")
    names = {row["id"]: row["name_zh"] for row in rows}
    in_use, abolished = defaultdict[str, list[str]](list), defaultdict[str, list[str]](list)
    for row in rows:
        (in_use if row["in_use"] == "true" else abolished)[row["name_zh"]].append(row["id"])
    provinces = {row["name_zh"]: row["id"] for row in rows if row["level"] == "province"}
    suffix = re.compile(r"(省|市|(壮族|回族|维吾尔)?自治区|特别行政区)$")
    return Places(
        names=names,
        codes={name: tuple(dict.fromkeys(codes)) for name, codes in (abolished | in_use).items()},
        provinces=provinces | {suffix.sub("", name): code for name, code in provinces.items()},
    )
