// name:       mark_coverage
// kind:       load
// says:       Sets the version of the coverage: a digest of what was counted, so that it changes in the transaction that counts anew.
// params:     rows: list[{id, words}]
UNWIND $rows AS row
MERGE (version:ContentVersion {id: row.id})
SET version.a = row.words[0], version.b = row.words[1], version.c = row.words[2], version.d = row.words[3]
