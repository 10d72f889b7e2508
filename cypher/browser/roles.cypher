// name:       roles
// kind:       browser
// twin_of:    roles
// title:      25 Roles over time
// says:       Every post and control relation of each party, or in it, up to the day, ended ones included; a click on one shows its days.
//             Not shown: which of them overlap, and which contradict each other; the API computes them.
// section:    9.3
// params:     parties: list[party id], as_of: date, known_at: local datetime (UTC)
// returns:    way
UNWIND $parties AS id
MATCH way = (:Party {id: id})-[post:LEGAL_REPRESENTATIVE_OF|OFFICER_OF|ACTUALLY_CONTROLS
        WHERE post.valid_from <= $as_of
          AND post.recorded_at <= $known_at < post.superseded_at]-(other:Party)
RETURN way
ORDER BY id, post.valid_from, other.id, post.fact_id
LIMIT 300
