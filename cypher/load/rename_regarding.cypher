// name:       rename_regarding
// kind:       load
// says:       Gives agreements to act in concert the new ids of the companies that they are about.
// section:    9.6
// params:     rows: list[{id, new_id}]
MATCH (:Party)-[tie:ACTS_IN_CONCERT_WITH]->(:Party)
WHERE tie.regarding IN [row IN $rows | row.id]
SET tie.regarding = head([row IN $rows WHERE row.id = tie.regarding | row.new_id])
