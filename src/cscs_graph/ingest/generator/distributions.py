"""The shape of generated graphs: every number, with how it was come by.

`measured` numbers are counts in public data (docs/TEST_GRAPHS.md names file and method, the tests count again);
`assumed` ones have no base rate in that data and are round on purpose.
"""

from bisect import bisect_right
from dataclasses import dataclass
from datetime import date
from itertools import accumulate
from typing import Generic, TypeVar

T = TypeVar("T")


class Weighted(Generic[T]):
    """Values with weights; `at(u)` is the value at the fraction `u` in [0, 1) of their total."""

    def __init__(self, *choices: tuple[T, int]) -> None:
        self.choices = choices
        self.total = sum(weight for _, weight in choices)
        self._sums = list(accumulate(weight for _, weight in choices))

    def at(self, u: float) -> T:
        return self.choices[bisect_right(self._sums, u * self.total)][0]

    def share(self, value: T) -> float:
        """Share of the total that falls on `value`, in [0, 1]."""
        return sum(weight for choice, weight in self.choices if choice == value) / self.total


@dataclass(frozen=True, slots=True)
class Province:
    name: str
    region_code: str
    """GB/T 2260 code of its capital; of its first district if it is a municipality."""


def _province(name: str, code: int) -> Province:
    return Province(name, f"{code}0101" if code in (11, 12, 31, 50) else f"{code}0100")


HORIZON = date(2020, 7, 1)
"""The graphs describe what was known on this day; nothing in them happens later."""

# --- measured: registry sample of 8,000 rows -----------------------------------------------------------------------
PROVINCES = Weighted(
    *((_province(name, code), count) for name, code, count in (
        ("浙江", 33, 467), ("江苏", 32, 429), ("河南", 41, 387), ("湖北", 42, 387), ("河北", 13, 336),
        ("江西", 36, 324), ("湖南", 43, 314), ("安徽", 34, 314), ("辽宁", 21, 299), ("云南", 53, 298),
        ("山东", 37, 295), ("广东", 44, 285), ("四川", 51, 285), ("福建", 35, 280), ("山西", 14, 278),
        ("上海", 31, 262), ("广西", 45, 240), ("黑龙江", 23, 229), ("陕西", 61, 227), ("新疆", 65, 214),
        ("海南", 46, 214), ("内蒙古", 15, 213), ("天津", 12, 210), ("贵州", 52, 187), ("甘肃", 62, 175),
        ("重庆", 50, 171), ("宁夏", 64, 163), ("吉林", 22, 161), ("北京", 11, 134), ("青海", 63, 114),
        ("西藏", 54, 107),
    ))
)  # fmt: skip
FIRST_YEAR = 1978
YEARS = Weighted(*enumerate((
    1, 1, 14, 19, 12, 10, 15, 15, 22, 13, 33, 98, 69, 38, 91, 118, 82, 112, 114, 159, 226,
    256, 252, 232, 264, 353, 416, 471, 420, 415, 397, 485, 474, 448, 302, 380, 253, 188, 112, 26, 139, 455,
), FIRST_YEAR))  # fmt: skip
BRANCH_SHARE = 1016 / 8000
"""Names that end as branches do."""
COOPERATIVE_SHARE = 406 / 8000
"""Codes of registration authority 93: farmers' cooperatives."""
LEGAL_REPRESENTATIVE_KNOWN = 6646 / 8000
STATE_OWNED_SHARE = 14 / 762
"""Rows of type 国有企业 among those that state a type."""

# --- measured: 2,868 listed companies, 20,872 persons, 24,775 posts ------------------------------------------------
BOARD_SIZES = Weighted(
    (5, 110), (6, 114), (7, 593), (8, 263), (9, 1316), (10, 113), (11, 194), (12, 66), (13, 28), (14, 25), (15, 29)
)  # fmt: skip
"""Directors per board, the 24 boards outside 5 to 15 left out. The file has directors only."""
POSTS_PER_PERSON = Weighted((1, 18142), (2, 1920), (3, 545), (4, 189), (5, 59), (6, 14), (7, 2), (9, 1))
"""Companies in which one person holds a post."""

# --- measured: 1,056 subsidiaries of 50 parents --------------------------------------------------------------------
GROUP_SIZES = (1,) * 16 + (
    3, 4, 4, 4, 5, 5, 7, 8, 9, 9, 10, 11, 15, 15, 15, 15, 17, 18, 18, 19, 19, 21, 23, 23, 28, 29, 31, 38, 53, 66, 72,
    95, 147, 184,
)  # fmt: skip
UNKNOWN_SHARE = 503 / 1056
SHARE_BANDS = Weighted(((1.0, 1.0), 246), ((0.5, 1.0), 297), ((0.5, 0.5), 3), ((0.2, 0.5), 6), ((0.0, 0.05), 1))
"""Stated shares of a parent, as (lowest, highest)."""

# --- measured: files of four blacklists of 2017 and a register of judgments, plus assumed weights of 20 ------------
BLACKLISTS = Weighted(
    ("samr_untrustworthy", 414), ("court_defaulters", 149), ("transport_logistics", 270), ("financial_sector", 490),
    ("work_safety", 36), ("tax_violations", 20), ("customs_dishonest", 20), ("environment", 20), ("food_drug", 20),
    ("migrant_wages", 20), ("agri_inputs", 20),
)  # fmt: skip
PERSON_BLACKLISTS = Weighted(("court_defaulters", 149), ("financial_sector", 490), ("tax_violations", 20))
"""Those of them that natural persons are put on by themselves."""
SECOND_LIST_SHARE = 49 / 500
"""Parties of the e-commerce file that stand on two lists."""

# --- terms of listing in months: stated by rules for the first four, assumed 24 elsewhere --------------------------
TERM_MONTHS = {"samr_untrustworthy": 60, "court_defaulters": 24, "customs_dishonest": 12, "migrant_wages": 36}
OTHER_TERM_MONTHS = 24
SHORTEST_STAY_MONTHS = 6
"""§4.3: three to six months at the least."""

# --- assumed -------------------------------------------------------------------------------------------------------
LISTED_SHARE = 0.01
"""Default share of parties on a blacklist at some time: the data has no base rate."""
REDLISTED_SHARE = 0.05
EARLY_REMOVAL_SHARE = 0.3
BOARD_SHARE = 0.05
"""Companies with a board; the others have one executive director (Company Law 2018, art. 50)."""
BOARD_SUPERVISORS = 3
"""Company Law 2018, art. 51: at least three, in a small company one or two."""
REUSED_REPRESENTATIVE_SHARE = 0.08
"""Legal representatives who found an earlier company too."""
FORMER_DIRECTOR_SHARE = 0.1
ENDED_POST_SHARE = 0.25
SECOND_OWNER_SHARE = 0.5
CONTROLLER_SHARE = 0.3
GROUP_SPAN = 200
"""One group per so many companies: larger than the largest group, so 10.6 % of companies are subsidiaries."""
DIRECT_SUBSIDIARY_SHARE = 0.7
"""Members that hang on the head of the group; the others hang on an earlier member."""
CROSS_HOLDING_SHARE = 0.02
"""Members that hold a share of the head of their group: cycles."""
STATE_GROUP_SHARE = 0.25
APPLICATION_SHARE = 0.02
CO_BIDDERS = Weighted((0, 50), (1, 35), (2, 15))
SUPPLIERS = Weighted((0, 30), (1, 30), (2, 25), (3, 15))
RECORDS_PER_COMPANY = Weighted((0, 35), (1, 35), (2, 18), (3, 8), (6, 4))
PENALTIES = "administrative_penalties"
RECORD_CATEGORIES = Weighted(
    ("basic_registration", 40), ("annual_report", 20), ("permits_licences_approvals", 15), ("inspections", 10),
    (PENALTIES, 10), ("tax_arrears", 2), ("awards", 3),
)  # fmt: skip
