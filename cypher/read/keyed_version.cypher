// name:       keyed_version
// kind:       read
// says:       In which version every party's name keys are stored.
// returns:    version
MATCH (mark:Coverage {id: 'match_keys'})
RETURN mark.of AS version
ORDER BY version
