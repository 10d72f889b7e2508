// name:       mark_schema
// kind:       load
// says:       Remembers which version of the schema was applied.
// params:     version: text
MERGE (mark:SchemaVersion {id: 'schema'})
SET mark.version = $version
