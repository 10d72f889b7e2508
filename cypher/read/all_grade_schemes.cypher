// name:       all_grade_schemes
// kind:       read
// says:       The ids of the ways of grading enterprises that are in use on the day asked about.
// section:    5.1
// params:     as_of: date
// returns:    id
MATCH (scheme:GradeScheme)
WHERE scheme.valid_from <= $as_of < scheme.valid_until
RETURN scheme.id AS id
ORDER BY id
