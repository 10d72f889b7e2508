// name:       related_parties
// kind:       browser
// twin_of:    related_parties, party, entity, person
// title:      08 Related parties
// says:       Every direct tie of each party to another that holds on the day, in either direction, without any claim that liability
//             follows it. Not shown: ended ties, and what is not loaded.
// section:    Table 1, 9.5
// params:     parties: list[party id], as_of: date, known_at: local datetime (UTC)
// returns:    tie
UNWIND $parties AS id
MATCH tie = (:Party {id: id})-[next:LEGAL_REPRESENTATIVE_OF|OFFICER_OF|OWNS|ACTUALLY_CONTROLS|EXECUTIVE_PARTNER_OF|BRANCH_OF
        WHERE next.valid_from <= $as_of < next.valid_until
          AND next.recorded_at <= $known_at < next.superseded_at]-(other:Party)
RETURN tie
ORDER BY id, type(next), other.id, next.fact_id
LIMIT 200
