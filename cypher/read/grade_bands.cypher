// name:       grade_bands
// kind:       read
// says:       The bands of these ways of grading on the day asked about, best first.
// section:    5.1
// params:     ids: list[grade scheme id], as_of: date, known_at: local datetime (UTC)
// returns:    scheme_id, id, band, band_zh, rank, points_from, points_below, condition, decides, note, valid_from, valid_until, section, source_id
UNWIND $ids AS id
MATCH (:GradeScheme {id: id})-[:HAS_BAND]->(band:GradeBand
        WHERE band.valid_from <= $as_of < band.valid_until
          AND band.recorded_at <= $known_at < band.superseded_at)
RETURN id AS scheme_id, band.fact_id AS id, band.band AS band, band.band_zh AS band_zh, band.rank AS rank,
       band.points_from AS points_from, band.points_below AS points_below, band.condition AS condition,
       band.decides AS decides, band.note AS note, band.valid_from AS valid_from, band.valid_until AS valid_until,
       band.section AS section, band.source_id AS source_id
ORDER BY scheme_id, rank, id
