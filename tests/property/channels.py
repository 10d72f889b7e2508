"""How consequences travel, as the report tells it: the one table from which the oracle reads, forwards and backwards.

Written from the report and not from `cypher/channels`, so that a file there that says something else is found.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from cscs_graph.model.base import FactLink
from cscs_graph.model.codes import Certainty, OfficerRole, TargetClass
from cscs_graph.model.listings import ParticipatesIn
from cscs_graph.model.parties import ActuallyControls, BranchOf, LegalRepresentativeOf, OfficerOf

ENTITY, PERSON, APPLICATION = "entity", "person", "application"


@dataclass(frozen=True, slots=True)
class Channel:
    """One row: consequences go from the `source` end of such a link to the other one."""

    name: str
    section: str
    links: tuple[type[FactLink], ...]
    from_start: bool
    """Whether they go the way in which the link reads, from its start to its end."""
    source: frozenset[str]
    reached: frozenset[str]
    certainty: Certainty
    listed_only: bool
    """A memorandum's measures go from the listed party and no further; what is legally part of it, or known of it, goes on."""
    target: TargetClass | None = None
    """As what a memorandum names whoever is reached."""
    same_class: bool = False
    """Whoever is reached is met as whoever it is part of."""
    roles: frozenset[OfficerRole] | None = None
    not_state_holders: bool = False
    in_a_matter: bool = False
    """Responsible for one violation: what follows from the list of another does not concern them. A link that leaves open which
    one it is tells less than a memorandum does."""


def _people(
    name: str, link: type[FactLink], target: TargetClass, *roles: OfficerRole, in_a_matter: bool = False
) -> Channel:
    """A scope of responsibility names people of the company: its memorandum reaches them (4.2)."""
    by_role = frozenset(roles) or None
    return Channel(
        name,
        "4.2",
        (link,),
        from_start=False,
        source=frozenset({ENTITY}),
        reached=frozenset({PERSON}),
        certainty=Certainty.MOU,
        listed_only=True,
        target=target,
        roles=by_role,
        in_a_matter=in_a_matter,
    )


CHANNELS = (
    _people("legal_representative", LegalRepresentativeOf, TargetClass.LEGAL_REPRESENTATIVE),
    _people(
        "director_supervisor_manager",
        OfficerOf,
        TargetClass.DIRECTOR_SUPERVISOR_MANAGER,
        *(OfficerRole.DIRECTOR, OfficerRole.SUPERVISOR, OfficerRole.MANAGER),
    ),
    _people(
        "directly_responsible",
        OfficerOf,
        TargetClass.DIRECTLY_RESPONSIBLE,
        OfficerRole.RESPONSIBLE_PERSON,
        in_a_matter=True,
    ),
    Channel(
        "actual_controller",
        "4.2, 9.6",
        (ActuallyControls,),
        from_start=False,
        source=frozenset({ENTITY}),
        reached=frozenset({ENTITY, PERSON}),
        certainty=Certainty.MOU,
        listed_only=True,
        target=TargetClass.ACTUAL_CONTROLLER,
        not_state_holders=True,
    ),
    Channel(
        "branch",
        "9.4",
        (BranchOf,),
        from_start=False,
        source=frozenset({ENTITY}),
        reached=frozenset({ENTITY}),
        certainty=Certainty.PRACTICE,
        listed_only=False,
        same_class=True,
    ),
    Channel(
        "person_to_company",
        "9.3",
        (LegalRepresentativeOf, OfficerOf, ActuallyControls),
        from_start=True,
        source=frozenset({PERSON}),
        reached=frozenset({ENTITY}),
        certainty=Certainty.ANECDOTAL,
        listed_only=False,
    ),
    Channel(
        "joint_application",
        "9.5",
        (ParticipatesIn,),
        from_start=True,
        source=frozenset({ENTITY, PERSON}),
        reached=frozenset({APPLICATION}),
        certainty=Certainty.PRACTICE,
        listed_only=False,
    ),
)


@dataclass(frozen=True, slots=True)
class Step:
    """A link along which a channel runs."""

    channel: Channel
    link: FactLink

    @property
    def matter(self) -> str | None:
        """The only list whose consequences it carries; None where it carries those of any."""
        return getattr(self.link, "regarding", None) if self.channel.in_a_matter else None

    @property
    def lowered(self) -> bool:
        return self.channel.in_a_matter and self.matter is None

    @property
    def certainty(self) -> Certainty:
        return Certainty.PRACTICE if self.lowered else self.channel.certainty

    @property
    def source(self) -> str:
        return self.link.from_id if self.channel.from_start else self.link.to_id

    @property
    def reached(self) -> str:
        return self.link.to_id if self.channel.from_start else self.link.from_id


def steps_along(link: FactLink, kinds: dict[str, str], state_holders: set[str]) -> Iterator[Step]:
    """Every channel that runs along a link, in one direction or the other. `kinds` says what the parties are."""
    for channel in CHANNELS:
        if not isinstance(link, channel.links):
            continue
        step = Step(channel, link)
        role = getattr(link, "role", None)
        if (
            kinds[step.source] in channel.source
            and kinds[step.reached] in channel.reached
            and (channel.roles is None or role in channel.roles)
            and not (channel.not_state_holders and step.reached in state_holders)
        ):
            yield step
