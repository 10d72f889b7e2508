// name:       post_degrees
// kind:       read
// says:       To how many others each of these parties is tied by posts or control, so that hubs are shown and not crossed.
// section:    9.3
// params:     frontier: list[party id], as_of: date, known_at: local datetime (UTC), include_former: boolean
// returns:    id, degree
UNWIND $frontier AS id
MATCH (party:Party {id: id})-[post:LEGAL_REPRESENTATIVE_OF|OFFICER_OF|ACTUALLY_CONTROLS
        WHERE post.valid_from <= $as_of
          AND ($include_former OR $as_of < post.valid_until)
          AND post.recorded_at <= $known_at < post.superseded_at]-(other:Party)
RETURN id, count(DISTINCT other.id) AS degree
ORDER BY id
