// name:       mark_keyed
// kind:       load
// says:       Remembers in which version every party's name keys are stored.
// params:     rows: list[{version}]
UNWIND $rows AS row
MERGE (mark:Coverage {id: 'match_keys'})
SET mark.kind = 'names', mark.of = row.version
