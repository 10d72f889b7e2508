// name:       grade_deductions
// kind:       read
// says:       What costs points, or decides the band at once, under these ways of grading on the day asked about.
// section:    5.1
// params:     ids: list[grade scheme id], as_of: date, known_at: local datetime (UTC)
// returns:    scheme_id, id, code, name_en, name_zh, points_min, points_max, direct_band, best_band, repeats, note, valid_from, valid_until, section, source_id
UNWIND $ids AS id
MATCH (:GradeScheme {id: id})<-[:DEDUCTS_UNDER]-(deduction:GradeDeduction
        WHERE deduction.valid_from <= $as_of < deduction.valid_until
          AND deduction.recorded_at <= $known_at < deduction.superseded_at)
RETURN id AS scheme_id, deduction.fact_id AS id, deduction.code AS code, deduction.name_en AS name_en,
       deduction.name_zh AS name_zh, deduction.points_min AS points_min, deduction.points_max AS points_max,
       deduction.direct_band AS direct_band, deduction.best_band AS best_band, deduction.repeats AS repeats,
       deduction.note AS note, deduction.valid_from AS valid_from, deduction.valid_until AS valid_until,
       deduction.section AS section, deduction.source_id AS source_id
ORDER BY scheme_id, id
