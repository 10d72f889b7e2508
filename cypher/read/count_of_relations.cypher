// name:       count_of_relations
// kind:       read
// says:       How many direct ties a party has, in either direction.
// section:    Table 1, 9.5
// params:     id: party id, as_of: date, known_at: local datetime (UTC), include_former: boolean
// returns:    count
MATCH (party:Party {id: $id})-[tie:LEGAL_REPRESENTATIVE_OF|OFFICER_OF|OWNS|ACTUALLY_CONTROLS|EXECUTIVE_PARTNER_OF|BRANCH_OF
        WHERE tie.valid_from <= $as_of
          AND ($include_former OR $as_of < tie.valid_until)
          AND tie.recorded_at <= $known_at < tie.superseded_at]-(other:Party)
RETURN count(tie) AS count
