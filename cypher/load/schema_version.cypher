// name:       schema_version
// kind:       read
// says:       The version of the schema that is in force.
// returns:    version
MATCH (mark:SchemaVersion {id: 'schema'})
RETURN mark.version AS version
