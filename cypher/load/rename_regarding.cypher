// name:       rename_regarding
// kind:       load
// says:       Gives agreements to act in concert the new ids of the companies that they are about.
// section:    9.6
// params:     ids: list[party id], new_ids: map
MATCH (:Party)-[tie:ACTS_IN_CONCERT_WITH]->(:Party)
WHERE tie.regarding IN $ids
SET tie.regarding = $new_ids[tie.regarding]
