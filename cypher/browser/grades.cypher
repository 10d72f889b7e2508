// name:       grades
// kind:       browser
// twin_of:    grade_schemes, grade_scheme, if_graded
// title:      16 Grades
// says:       Every grade scheme for enterprises in use on the day: who issues the grades, its bands, what costs points or leads to a band at
//             once, and what a listing does to it. Not shown: the calculation from deductions to a band, and agencies that the source
//             only describes; the API has both.
// section:    5.1, Table 2
// params:     as_of: date, known_at: local datetime (UTC)
// returns:    issued, part
MATCH (scheme:GradeScheme)
WHERE scheme.valid_from <= $as_of < scheme.valid_until
OPTIONAL MATCH issued = (scheme)<-[:ISSUES_GRADE]-(agency:Agency)
CALL (scheme) {
    MATCH part = (scheme)
    RETURN part, '' AS place
  UNION
    MATCH part = (scheme)-[:HAS_BAND]->(band:GradeBand
            WHERE band.valid_from <= $as_of < band.valid_until
              AND band.recorded_at <= $known_at < band.superseded_at)
    RETURN part, 'band ' + toString(band.rank) + band.fact_id AS place
  UNION
    MATCH part = (scheme)<-[:DEDUCTS_UNDER]-(deduction:GradeDeduction
            WHERE deduction.valid_from <= $as_of < deduction.valid_until
              AND deduction.recorded_at <= $known_at < deduction.superseded_at)
    RETURN part, 'deduction ' + deduction.fact_id AS place
  UNION
    MATCH part = (scheme)<-[:CONCERNS_GRADE]-(rule:Ramification
            WHERE rule.valid_from <= $as_of < rule.valid_until
              AND rule.recorded_at <= $known_at < rule.superseded_at)
    RETURN part, 'rule ' + rule.fact_id AS place
}
RETURN issued, part
ORDER BY scheme.id, agency.id, place
LIMIT 300
