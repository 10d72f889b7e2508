"""Codes of parties as a dossier says them."""

from cscs_graph.model.codes import CodeFlag, CompanyStatus, EntityKind, IdentityGrade
from cscs_graph.model.phrases import phrase


def kind(code: EntityKind) -> str:
    return {
        EntityKind.COMPANY: phrase("company"),
        EntityKind.BRANCH: phrase("branch"),
        EntityKind.SOLE_TRADER: phrase("sole trader"),
        EntityKind.INSTITUTION: phrase("public institution or social organisation"),
        EntityKind.GOVERNMENT: phrase("body of government"),
        EntityKind.PARTNERSHIP: phrase("partnership"),
        EntityKind.FOREIGN: phrase("organisation registered abroad"),
        EntityKind.OTHER: phrase("organisation of another kind"),
    }[code]


def status(code: CompanyStatus) -> str:
    return {
        CompanyStatus.IN_BUSINESS: phrase("registered, in business"),
        CompanyStatus.SUSPENDED: phrase("business suspended"),
        CompanyStatus.IN_LIQUIDATION: phrase("in liquidation"),
        CompanyStatus.REVOKED: phrase("licence revoked, not deregistered"),
        CompanyStatus.CANCELLED: phrase("registration cancelled as wrongly obtained"),
        CompanyStatus.DEREGISTERED: phrase("deregistered"),
        CompanyStatus.MOVED: phrase("registered elsewhere now"),
        CompanyStatus.OTHER: phrase("another status"),
    }[code]


def identity(code: IdentityGrade) -> str:
    return {
        IdentityGrade.VERIFIED: phrase("shown by documents"),
        IdentityGrade.PROBABLE: phrase("probable: the same name with the same posts or other marks"),
        IdentityGrade.NAME_ONLY: phrase("by name only: another person may be meant"),
    }[code]


def flag(code: CodeFlag) -> str:
    """What a doubtful code says of itself."""
    return {
        CodeFlag.CHECK_DIGIT: phrase(
            "the check character of its code is wrong (GB 32100-2015): compare it with the licence"
        ),
        CodeFlag.ORG_CODE_CHECK_DIGIT: phrase("the check character of its organisation code is wrong (GB 11714-1997)"),
        CodeFlag.UNKNOWN_REGION: phrase("the division in its code is in no loaded edition of GB/T 2260"),
        CodeFlag.UNKNOWN_AUTHORITY: phrase("no registration authority has the first character of its code"),
        CodeFlag.MALFORMED: phrase("its code has not the shape of one"),
        CodeFlag.LEGACY_NUMBER: phrase("an older registration number stands in the place of its code"),
        CodeFlag.SEVERAL_NAMES: phrase("the source gives several names for it"),
        CodeFlag.UNREADABLE_DAY: phrase("the day of its registration cannot be read for certain and is left out"),
    }[code]
