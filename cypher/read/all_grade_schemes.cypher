// name:       all_grade_schemes
// kind:       read
// says:       The ids of the ways of grading enterprises, with the days on which each edition is in use.
// section:    5.1
// returns:    id, valid_from, valid_until
MATCH (scheme:GradeScheme)
RETURN scheme.id AS id, scheme.valid_from AS valid_from, scheme.valid_until AS valid_until
ORDER BY id
