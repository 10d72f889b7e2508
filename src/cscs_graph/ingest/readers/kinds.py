"""What kind of organisation a row describes, by its stated type, its code or its name."""

import re

from cscs_graph.model.codes import EntityKind
from cscs_graph.model.parties import names_partnership

_BY_TYPE: tuple[tuple[str, EntityKind], ...] = (
    # A representative office of a foreign company is registered here and legally part of its parent, like a branch.
    ("分支机构|分公司|常驻代表机构", EntityKind.BRANCH),
    ("个体|个人独资|私营独资", EntityKind.SOLE_TRADER),
    ("事业单位", EntityKind.INSTITUTION),
    ("合伙", EntityKind.PARTNERSHIP),
    # Cooperatives and units without legal personality are neither companies nor branches.
    ("合作社|合作经济|非法人|来料加工", EntityKind.OTHER),
    ("公司|企业|所有制|股份|集体|国有|私营", EntityKind.COMPANY),
)
_BY_CODE = {
    "11": EntityKind.GOVERNMENT,
    "12": EntityKind.INSTITUTION,
    "91": EntityKind.COMPANY,
    "92": EntityKind.SOLE_TRADER,
}
_BRANCH_NAME = re.compile(r"(分公司|分厂|分店|分社|分行|支行|分理处|代表处|办事处)$")
"""A branch's name must end in its form (企业名称登记管理规定, 1991, art. 14)."""


def kind_by_type(stated_type: str) -> EntityKind | None:
    """The kind that a stated type of enterprise means. None when the text is no such type."""
    if len(stated_type) > 40 or re.search("[；。：]", stated_type):
        return None
    return next((kind for pattern, kind in _BY_TYPE if re.search(pattern, stated_type)), None)


def kind_by_name(name: str, uscc: str | None = None) -> EntityKind:
    """The kind that a name shows, else the first two characters of the code (GB 32100-2015), else company or other."""
    if _BRANCH_NAME.search(name):
        return EntityKind.BRANCH
    if names_partnership(name):
        return EntityKind.PARTNERSHIP
    if uscc:
        return _BY_CODE.get(uscc[:2], EntityKind.OTHER)
    return EntityKind.COMPANY if name.endswith(("公司", "集团")) else EntityKind.OTHER
