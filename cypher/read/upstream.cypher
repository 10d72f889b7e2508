// name:       upstream
// kind:       read
// says:       Whoever could pass consequences on to these entities: the company that a branch belongs to, and the people in their posts.
// section:    9.3, 9.4
// params:     frontier: list[party id], as_of: date, known_at: local datetime (UTC)
// returns:    id
UNWIND $frontier AS entity_id
MATCH (:Entity {id: entity_id})-[tie:BRANCH_OF|LEGAL_REPRESENTATIVE_OF|OFFICER_OF|ACTUALLY_CONTROLS
        WHERE tie.valid_from <= $as_of < tie.valid_until
          AND tie.recorded_at <= $known_at < tie.superseded_at]-(other:Party)
WHERE NOT coalesce(other.state_holder, false)
RETURN DISTINCT other.id AS id
ORDER BY id
