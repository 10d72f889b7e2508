"""How many objects a field is expected to give: the one table that prices of queries are made of.

The numbers are those of the report's own rules, rounded up. They need not be exact: they keep a small query from being taken
for a large one, and the other way round. What an answer really holds is counted while it is made.
"""

DEFAULT_PAGE = 50
"""Items of a connection whose page has no size in the query and no default in the schema."""
DEFAULT_LIST = 10
"""Objects of a list that the table does not name."""

EXPECTED: dict[tuple[str, str], float] = {
    # rules: there are no more of them, whatever page is asked for
    ("Query", "agencies"): 150,
    ("Query", "creditLists"): 60,
    ("Query", "mous"): 85,
    ("Query", "entryCriteria"): 65,
    ("Query", "decisionLevels"): 6,
    ("Query", "enforcements"): 15,
    ("Query", "regimes"): 3,
    ("Query", "gradeSchemes"): 10,
    ("Query", "policies"): 12,
    ("Query", "reportFacts"): 200,
    ("Query", "regulationPilots"): 11,
    ("Query", "reportingDuties"): 4,
    ("Query", "pointsToConfirm"): 20,
    ("Query", "provincialRegulations"): 40,
    ("Query", "prioritySectors"): 10,
    ("Query", "recordCategories"): 20,
    ("Query", "recordCompleteness"): 10,
    ("Query", "catalogueEditions"): 4,
    ("GradeScheme", "deductions"): 15,
    ("Agency", "predecessors"): 0.5,
    ("Agency", "successors"): 0.5,
    ("Agency", "partOf"): 0.5,
    ("Agency", "controls"): 1.5,
    ("Agency", "signed"): 10,
    ("CreditList", "controlledBy"): 1.5,
    ("CreditList", "entryCriteria"): 2,
    ("CreditList", "mous"): 2,
    ("Mou", "signatories"): 20,
    ("Mou", "scopeClauses"): 3,
    ("Mou", "measures"): 10,
    ("Stipulation", "imposedBy"): 2,
    ("Enforcement", "enforcers"): 5,
    # answers
    ("LendingAnswer", "restrictions"): 8,
    ("LendingAnswer", "rewards"): 3,
    ("LendingAnswer", "ramifications"): 3,
    ("LendingAnswer", "facts"): 15,
    ("CascadeAnswer", "consequences"): 50,
    ("CascadeAnswer", "listings"): 3,
    ("CascadeAnswer", "rewards"): 20,
    ("CascadeAnswer", "rewardsLost"): 1,
    ("RewardLost", "because"): 2,
    ("Consequence", "bases"): 2,
    ("Consequence", "imposedBy"): 2,
    ("Consequence", "proof"): 5,
    ("Basis", "imposedBy"): 2,
    ("Basis", "proof"): 5,
    ("ContaminationAnswer", "findings"): 3,
    ("ContaminationFinding", "participants"): 5,
    ("ContaminationFinding", "notInBusiness"): 1,
    ("ContaminationFinding", "contaminators"): 3,
    ("ContaminationFinding", "disregarded"): 1,
    ("ContaminationFinding", "removals"): 2,
    ("Contaminator", "listings"): 2,
    ("Contaminator", "proof"): 5,
    ("ControlLink", "jointlyWith"): 1,
    ("ControlLink", "chain"): 3,
    ("ControlLink", "proof"): 5,
    ("ActualControllersAnswer", "groupHeads"): 2,
    ("ActualControllersAnswer", "rings"): 1,
    ("ActualControllersAnswer", "faults"): 1,
    ("ControlledCompaniesAnswer", "rings"): 1,
    ("ControlledCompaniesAnswer", "faults"): 1,
    ("OwnershipTreeAnswer", "rings"): 1,
    ("OwnershipTreeAnswer", "faults"): 1,
    ("BeneficialOwnersAnswer", "rings"): 1,
    ("BeneficialOwnersAnswer", "faults"): 1,
    ("IntegratedOwnershipAnswer", "rings"): 1,
    ("IntegratedOwnershipAnswer", "faults"): 1,
    ("IntegratedOwnershipAnswer", "proof"): 5,
    ("OwnershipRing", "parties"): 5,
    ("OwnershipRing", "owners"): 3,
    ("OwnershipFault", "parties"): 5,
    ("GradeAnswer", "steps"): 10,
    ("RegimeDiff", "listings"): 3,
    ("AttributionAnswer", "listings"): 3,
    ("Repair", "steps"): 10,
    ("Repair", "overdue"): 2,
    ("RepairBlock", "listings"): 2,
    ("Match", "listings"): 2,
    ("Match", "formerListings"): 2,
    ("ControlledFrom", "listings"): 2,
    ("Screened", "measures"): 5,
    ("Screened", "rewardsLost"): 1,
    ("Tie", "paths"): 2,
    ("Tie", "listings"): 2,
    ("TiePath", "steps"): 4,
    ("Coverage", "mous"): 5,
    ("Coverage", "lists"): 3,
    ("Coverage", "publication"): 2,
    ("Party", "listings"): 2,
}
"""By type and field. A test holds every one of them against the schema."""

ONE_OF_EACH_INPUT = frozenset({("ScreeningAnswer", "suppliers")})
"""Lists with one object for every item of the list that the question was given."""

INTROSPECTION: dict[str, float] = {"__schema": 2_000, "__type": 10}
"""What describing the schema takes, however much of it is selected."""
QUESTION = 100
"""What a field of the query itself takes before the first object is there: it is asked of the graph."""
INPUT = 20
"""What each item of a list that a question is given takes: a name is looked for among all names."""
USUAL_BOUNDS: dict[str, int] = {"maxParties": 2_000, "maxRows": 5_000}
"""Arguments by which a question may be made to go further than it does unless told, and how far that is."""
ROWS_LIKE_AN_OBJECT = 10
"""So many parties or rows beyond the usual take about as long as one object of a reply."""
