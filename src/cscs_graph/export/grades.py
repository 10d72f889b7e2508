"""Grades of enterprises in words: bands, what costs points, who issues them (§5.1)."""

from collections.abc import Mapping

from cscs_graph.export import words
from cscs_graph.model.answers import Band, Deduction, GradeScheme, wording
from cscs_graph.model.phrases import in_both, phrase, plural, spoken, word


def called(band: Band) -> str:
    """The name of a band."""
    return band.band_zh or band.band if words.chinese() else band.band


def issuer(scheme: GradeScheme) -> str:
    """Who issues it: in English in the words of the source, where it has some."""
    agencies = words.enumerated([wording.bilingual(each, spoken()) or each.id for each in scheme.issued_by])
    said = ruled(scheme.issued_by_text)
    return ((agencies or said) if words.chinese() else (said or agencies)) or phrase("not stated")


def ruled(text: str | None) -> str:
    """Words of a rule in the language that is spoken; nothing where it has none."""
    if not text:
        return ""
    return wording.full_width(in_both(text).chinese) if words.chinese() else text


def points(band: Band) -> str:
    """From how many points a band is given, below how many."""
    if band.points_from is None:
        return phrase("not by points")
    begins = phrase("from {points}", points=f"{band.points_from:g}")
    below = "" if band.points_below is None else phrase(", below {points}", points=f"{band.points_below:g}")
    return f"{begins}{below}"


def interval(low: float | None, high: float | None) -> str:
    """Points, or between how many."""
    if low is None or high is None:
        return phrase("not known")
    return f"{low:g}" if low == high else phrase("{low} to {high}", low=f"{low:g}", high=f"{high:g}")


def effect(deduction: Deduction, names: Mapping[str, str]) -> str:
    """What a deduction comes to. `names`: of the bands, by id."""
    direct, best = deduction.direct_band, deduction.best_band
    if direct:
        return phrase("{band} at once", band=names.get(direct, direct))
    if best:
        return phrase("{band} at best", band=names.get(best, best))
    return f"-{interval(deduction.points_min, deduction.points_max)}"


def loaded(scheme: GradeScheme) -> str:
    """How much of what costs points is loaded."""
    count = plural(scheme.deductions_loaded, "{count} deduction loaded", "{count} deductions loaded")
    if scheme.deductions_stated:
        values = {"loaded": scheme.deductions_loaded, "stated": scheme.deductions_stated}
        count = phrase("{loaded} of {stated} stated deductions loaded", **values)
    return f"{count}{words.enclosed(word(scheme.completeness))}"
