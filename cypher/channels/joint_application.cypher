// name:       joint_application
// kind:       channel
// says:       The standing of every joint bidder and declared supplier is reviewed, so one tainted party puts the filing at risk.
// section:    9.5
// certainty:  practice
// raised_to:  mou
// raised_if:  a measure of the list bars a consortium as a whole, for its lead and members
// starts:     reached
// from:       Party
// to:         Application
// follows:    forward
// params:     frontier: list[party id], as_of: date, known_at: local datetime (UTC)
// returns:    from_id, to_id, type, detail, fact_id, valid_from, valid_until, source_id
UNWIND $frontier AS id
MATCH (:Party {id: id})-[part:PARTICIPATES_IN
        WHERE part.valid_from <= $as_of < part.valid_until
          AND part.recorded_at <= $known_at < part.superseded_at]->(application:Application)
WHERE application.decided_on IS NULL OR $as_of < application.decided_on
RETURN id AS from_id, application.id AS to_id, type(part) AS type, part.role AS detail, part.fact_id AS fact_id,
       part.valid_from AS valid_from, part.valid_until AS valid_until, part.source_id AS source_id
ORDER BY from_id, to_id, fact_id
