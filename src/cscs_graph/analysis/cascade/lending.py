"""What a lender sees of a company: what its lists mean for loans, bonds and other finance (§6)."""

from cscs_graph.analysis.cascade.consequences import consequences
from cscs_graph.analysis.cascade.context import context_of
from cscs_graph.analysis.cascade.ramifications import ramifications
from cscs_graph.analysis.cascade.rewards import rewards
from cscs_graph.analysis.core.question import MinimumCertainty, PartyReference, Question, SupersededRules
from cscs_graph.analysis.core.reading import Reading
from cscs_graph.model.answers import Consequence, LendingAnswer
from cscs_graph.model.codes import Certainty, Domain


class LendingView(Question[LendingAnswer]):
    """What the lists of a company mean for its access to loans, bonds and other finance (§6)."""

    begins_with_listings = True

    party: PartyReference
    minimum_certainty: MinimumCertainty = Certainty.PRACTICE
    superseded_rules: SupersededRules = False

    async def answer(self, reading: Reading) -> LendingAnswer:
        subject = await reading.lookup.party(self.party)
        context, known = await context_of(reading, subject)
        listings = context.listings

        def of_finance(one: Consequence) -> bool:
            return one.measure.felt_in(Domain.FINANCE_AND_CREDIT) and one.target.party.id == subject.id

        return LendingAnswer(
            **reading.metadata(self),
            regime=context.rules.regimes(),
            coverage=reading.loaded.coverage(context.rules, [one.credit_list for one in listings.in_question]),
            truncated=context.truncated,
            subject=subject,
            listings=tuple(one.ref for one in (*listings.shown, *listings.red)),
            former_listings=tuple(one.ref for one in known.former),
            restrictions=tuple(filter(of_finance, consequences(context))),
            rewards=tuple(filter(of_finance, rewards(context))),
            ramifications=tuple(
                one
                for one in ramifications(context)
                if one.domain is Domain.FINANCE_AND_CREDIT and one.target.party.id == subject.id
            ),
            facts=tuple(one for one in reading.rules.report_facts if one.bears_on_loans),
        )
