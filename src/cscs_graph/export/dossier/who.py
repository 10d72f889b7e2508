"""Who the dossier is about: names, codes, type, place, status, and what a faulty code says."""

from cscs_graph.export import words
from cscs_graph.export.dossier import codes
from cscs_graph.export.pages.blocks import Facts, Line, Section, Strong, facts
from cscs_graph.model.answers import DossierAnswer, EntityDetails, PartyKind, PartyRef
from cscs_graph.model.phrases import phrase


def who(answer: DossierAnswer) -> Section:
    return Section("who", phrase("Who it is"), (_facts(answer),))


def _facts(answer: DossierAnswer) -> Facts:
    subject, details = answer.subject, answer.file.details
    person = subject.kind is PartyKind.PERSON
    return facts(
        (phrase("name"), (Strong(words.party(subject)),)),
        (phrase("name in the other language"), words.other_name(subject)),
        (phrase("other or former names"), list(details.other_names) if details else None),
        (phrase("identity"), codes.identity(subject.identity) if subject.identity else None),
        (phrase("Unified Social Credit Code"), None if person else _code(answer)),
        (phrase("doubts about its codes"), [codes.flag(one) for one in subject.flags]),
        *_registered(details, subject),
        (phrase("legal representative"), list(dict.fromkeys(_representatives(answer)))),
        (phrase("state-asset holder"), phrase("yes") if subject.state_holder else None),
        (phrase("id in this graph"), subject.id),
    )


def _code(answer: DossierAnswer) -> Line:
    if answer.subject.uscc:
        return answer.subject.uscc
    return phrase("none is loaded, which is not to say that it has none")


def _registered(details: EntityDetails | None, subject: PartyRef) -> tuple[tuple[str, Line | list[Line] | None], ...]:
    if details is None:
        return ()
    status = codes.status(details.status) if details.status else None
    since = words.enclosed(phrase("since {day}", day=details.status_since)) if details.status_since else ""
    return (
        (phrase("organisation code"), details.org_code),
        (phrase("older registration number"), details.reg_no),
        (phrase("other codes"), list(details.other_codes)),
        (phrase("type"), codes.kind(subject.entity_kind or details.kind)),
        (phrase("registered at"), details.address),
        (phrase("division of registration (GB/T 2260)"), details.region_code),
        (phrase("industry code (GB/T 4754)"), details.industry_code),
        (phrase("registered capital"), details.registered_capital),
        (phrase("registered on"), words.day(details.registered_on) if details.registered_on else None),
        (phrase("status"), f"{status}{since}" if status else phrase("not known")),
        (phrase("status in the words of the source"), details.status_stated),
    )


def _representatives(answer: DossierAnswer) -> list[str]:
    return [
        words.party(one.post.holder)
        for one in answer.roles.roles
        if one.post.type == "LEGAL_REPRESENTATIVE_OF"
        and not one.post.former
        and one.post.entity.id == answer.subject.id
    ]
