// name:       set_match_keys
// kind:       load
// says:       Stores the keys of parties' names, by which a list of suppliers is matched: derived, and made again at any time.
// params:     rows: list[{id, match_keys}]
UNWIND $rows AS row
MATCH (party:Party {id: row.id})
SET party.match_keys = row.match_keys
