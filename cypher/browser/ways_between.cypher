// name:       ways_between
// kind:       browser
// twin_of:    path
// title:      09 Paths between parties
// says:       Paths of up to three steps between any two of the members, along posts, control, shares and branches, without any claim
//             that liability follows them. State-asset holders are not crossed. Not only the shortest is drawn. Not shown: paths of
//             more steps; the API looks six steps far.
// params:     members: list[party id], as_of: date, known_at: local datetime (UTC)
// returns:    way
UNWIND $members AS id
MATCH (one:Party {id: id})
CALL (one) {
    MATCH way = (one)-[first:LEGAL_REPRESENTATIVE_OF|OFFICER_OF|OWNS|ACTUALLY_CONTROLS|EXECUTIVE_PARTNER_OF|BRANCH_OF
            WHERE first.valid_from <= $as_of < first.valid_until
              AND first.recorded_at <= $known_at < first.superseded_at]-(other:Party)
    RETURN way, other
  UNION
    MATCH way = (one)-[first:LEGAL_REPRESENTATIVE_OF|OFFICER_OF|OWNS|ACTUALLY_CONTROLS|EXECUTIVE_PARTNER_OF|BRANCH_OF
            WHERE first.valid_from <= $as_of < first.valid_until
              AND first.recorded_at <= $known_at < first.superseded_at]-(near:Party
            WHERE NOT coalesce(near.state_holder, false))-[second:LEGAL_REPRESENTATIVE_OF|OFFICER_OF|OWNS|ACTUALLY_CONTROLS|EXECUTIVE_PARTNER_OF|BRANCH_OF
            WHERE second.valid_from <= $as_of < second.valid_until
              AND second.recorded_at <= $known_at < second.superseded_at]-(other:Party)
    RETURN way, other
  UNION
    MATCH way = (one)-[first:LEGAL_REPRESENTATIVE_OF|OFFICER_OF|OWNS|ACTUALLY_CONTROLS|EXECUTIVE_PARTNER_OF|BRANCH_OF
            WHERE first.valid_from <= $as_of < first.valid_until
              AND first.recorded_at <= $known_at < first.superseded_at]-(near:Party
            WHERE NOT coalesce(near.state_holder, false))-[second:LEGAL_REPRESENTATIVE_OF|OFFICER_OF|OWNS|ACTUALLY_CONTROLS|EXECUTIVE_PARTNER_OF|BRANCH_OF
            WHERE second.valid_from <= $as_of < second.valid_until
              AND second.recorded_at <= $known_at < second.superseded_at]-(far:Party
            WHERE NOT coalesce(far.state_holder, false))-[third:LEGAL_REPRESENTATIVE_OF|OFFICER_OF|OWNS|ACTUALLY_CONTROLS|EXECUTIVE_PARTNER_OF|BRANCH_OF
            WHERE third.valid_from <= $as_of < third.valid_until
              AND third.recorded_at <= $known_at < third.superseded_at]-(other:Party)
    WHERE far.id <> one.id AND near.id <> other.id
    RETURN way, other
}
WITH one, other, way
WHERE one.id < other.id AND other.id IN $members
  AND NOT (coalesce(one.state_holder, false) AND coalesce(other.state_holder, false))
RETURN way
ORDER BY length(way), one.id, other.id, [step IN relationships(way) | step.fact_id]
LIMIT 200
