// name:       keyed_version
// kind:       read
// says:       In which version every party's name keys are stored.
// returns:    version
MATCH (mark:SchemaVersion {id: 'match_keys'})
RETURN mark.version AS version
