// name:       upstream
// kind:       read
// says:       Whoever could pass a memorandum's measures on to these parties: the company of a branch, the companies of a person's posts, the companies that a party controls.
// section:    4.2, 9.4
// params:     frontier: list[party id], as_of: date, known_at: local datetime (UTC)
// returns:    of_id, id
UNWIND $frontier AS party_id
MATCH (:Party {id: party_id})-[tie:BRANCH_OF|LEGAL_REPRESENTATIVE_OF|OFFICER_OF|ACTUALLY_CONTROLS
        WHERE tie.valid_from <= $as_of < tie.valid_until
          AND tie.recorded_at <= $known_at < tie.superseded_at]->(other:Entity)
RETURN DISTINCT party_id AS of_id, other.id AS id
ORDER BY of_id, id
