// name:       grade_schemes
// kind:       read
// says:       Ways of grading enterprises by id, with the agencies that issue the grades.
// section:    5.1, Table 2
// params:     ids: list[grade scheme id]
// returns:    id, name_en, name_zh, grade_type, edition_of, document_no, issued_by, issued_by_text, measures, scale, decides, graded, start_points, start_points_reduced, deductions_stated, public_credit_weight, completeness, valid_from, valid_until, note, section, source_id
UNWIND $ids AS id
MATCH (scheme:GradeScheme {id: id})
OPTIONAL MATCH (agency:Agency)-[:ISSUES_GRADE]->(scheme)
WITH id, scheme, agency ORDER BY agency.id
RETURN id, scheme.name_en AS name_en, scheme.name_zh AS name_zh, scheme.grade_type AS grade_type,
       scheme.edition_of AS edition_of, scheme.document_no AS document_no, collect(agency.id) AS issued_by,
       scheme.issued_by_text AS issued_by_text, scheme.measures AS measures, scheme.scale AS scale,
       scheme.decides AS decides, scheme.graded AS graded, scheme.start_points AS start_points,
       scheme.start_points_reduced AS start_points_reduced, scheme.deductions_stated AS deductions_stated,
       scheme.public_credit_weight AS public_credit_weight, scheme.completeness AS completeness,
       scheme.valid_from AS valid_from, scheme.valid_until AS valid_until, scheme.note AS note,
       scheme.section AS section, scheme.source_id AS source_id
ORDER BY id
