// name:       keep_revision
// kind:       load
// says:       Keeps what a thing said before it was updated: nothing is lost by a correction.
// params:     rows: list[{of, label, properties, superseded_at}]
UNWIND $rows AS row
CREATE (revision:Revision)
SET revision = row
