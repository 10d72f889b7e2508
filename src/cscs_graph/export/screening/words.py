"""Codes of a screening in words."""

from cscs_graph.export import words
from cscs_graph.export.screening.weight import Weight
from cscs_graph.model.answers import Match, Screened
from cscs_graph.model.codes import MatchOutcome, MatchRule, NotCrossedReason
from cscs_graph.model.phrases import phrase


def outcome(code: MatchOutcome) -> str:
    return {
        MatchOutcome.IDENTIFIED: phrase("identified by a code"),
        MatchOutcome.BY_NAME: phrase("taken by name"),
        MatchOutcome.UNSURE: phrase("unsure, candidates only"),
        MatchOutcome.NOT_FOUND: phrase("nothing like it is loaded"),
    }[code]


def weight(code: Weight) -> str:
    return {
        Weight.FORBIDDEN: phrase("On a blacklist from which prohibitions follow"),
        Weight.PUNISHED: phrase("On a blacklist from which other measures follow"),
        Weight.LISTED: phrase("On a blacklist, and no loaded measure in force meets the firm itself for it"),
        Weight.CONTAMINATES: phrase("Would put a joint filing at risk through others"),
        Weight.CONTROLLED: phrase("Controlled, perhaps, by somebody on a blacklist"),
        Weight.TIED: phrase("Tied through posts or control to somebody on a blacklist"),
        Weight.PERHAPS: phrase("Not settled who is meant; a candidate is on a list"),
        Weight.OTHERWISE: phrase("On lists that are no blacklists"),
    }[code]


def rule(code: MatchRule) -> str:
    return {
        MatchRule.ID: phrase("id"),
        MatchRule.USCC: phrase("Unified Social Credit Code"),
        MatchRule.ORG_CODE: phrase("organisation code"),
        MatchRule.REG_NO: phrase("older registration number"),
        MatchRule.OTHER_CODE: phrase("a code of another kind"),
        MatchRule.NAME: phrase("whole name"),
        MatchRule.FORMER_NAME: phrase("another name of it"),
        MatchRule.LEGAL_FORM: phrase("name with another legal form"),
        MatchRule.ENGLISH: phrase("English name"),
        MatchRule.PINYIN: phrase("reading of the name"),
        MatchRule.TRADE_NAME: phrase("trade name"),
        MatchRule.SIMILAR: phrase("similar name"),
        MatchRule.WORDS: phrase("words of the English name"),
        MatchRule.SHORT_NAME: phrase("short name"),
        MatchRule.INITIALS: phrase("first letters of the reading"),
    }[code]


def stopped(code: NotCrossedReason) -> str:
    return {
        NotCrossedReason.HUB: phrase("tied to more others than is followed"),
        NotCrossedReason.IDENTITY: phrase("identity not sure enough"),
        NotCrossedReason.STATE_HOLDER: phrase("state-asset holder"),
    }[code]


def differs(match: Match) -> tuple[str, ...]:
    """What speaks against a match."""
    return match.differs_zh if words.chinese() else match.differs


def faults(row: Screened) -> tuple[str, ...]:
    """What is wrong with codes of a row that no party carries."""
    return row.code_faults_zh if words.chinese() else row.code_faults
