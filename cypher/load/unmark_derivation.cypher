// name:       unmark_derivation
// kind:       load
// says:       Forgets what was derived: it is being written anew, or was removed.
// params:     ids: list[text]
UNWIND $ids AS id
MATCH (done:Derivation {id: id})
DELETE done
