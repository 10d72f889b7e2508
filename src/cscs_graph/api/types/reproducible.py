"""What makes an answer reproducible, for the types of all answers to inherit."""

import strawberry


@strawberry.type
class Reproducible:
    question: str
    parameters: str = strawberry.field(description="All parameters as JSON, sorted, defaults filled in.")
    answer_id: strawberry.ID = strawberry.field(
        description="Digest of question, parameters, data version and rule version: the same id is the same answer."
    )
    data_version: str = strawberry.field(description="Digest of all loaded facts, in whatever order they were loaded.")
    rule_version: str = strawberry.field(description="Digest of all loaded rules and of the channels.")
