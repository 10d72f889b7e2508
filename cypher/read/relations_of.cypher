// name:       relations_of
// kind:       read
// says:       Every direct tie of a party to another, in either direction, without any claim that liability follows it.
// section:    Table 1, 9.5
// params:     id: party id, as_of: date, known_at: local datetime (UTC), include_former: boolean, after: text, limit: integer
// returns:    key, type, outgoing, party_id, role, share_min, share_max, fact_id, valid_from, valid_until, days_stated, source_id
MATCH (party:Party {id: $id})-[tie:LEGAL_REPRESENTATIVE_OF|OFFICER_OF|OWNS|ACTUALLY_CONTROLS|EXECUTIVE_PARTNER_OF|BRANCH_OF
        WHERE tie.valid_from <= $as_of
          AND ($include_former OR $as_of < tie.valid_until)
          AND tie.recorded_at <= $known_at < tie.superseded_at]-(other:Party)
WITH tie, other, startNode(tie).id = $id AS outgoing, type(tie) + ' ' + other.id + ' ' + tie.fact_id AS key
WHERE key > $after
RETURN key, type(tie) AS type, outgoing, other.id AS party_id, coalesce(tie.role, tie.basis) AS role,
       tie.share_min AS share_min, tie.share_max AS share_max, tie.fact_id AS fact_id, tie.valid_from AS valid_from,
       tie.valid_until AS valid_until, tie.days_stated AS days_stated, tie.source_id AS source_id
ORDER BY key
LIMIT $limit
