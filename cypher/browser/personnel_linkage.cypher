// name:       personnel_linkage
// kind:       browser
// twin_of:    personnel_linkage
// title:      03 Personnel linkage
// says:       Paths of one, two or three posts or control relations from each party to another, in either direction, and the blacklists
//             that the other is on. A post is no claim that liability follows it. State-asset holders are not crossed. Not shown: in
//             which direction liability could travel, with which certainty, how sure a person's identity is, and ended posts; the API
//             computes them. Paths that are longer than the shortest are drawn as well.
//             Objections, withdrawals and disputed identities are not weighed here: the credit file shows them.
// section:    4.2, 9.3
// params:     parties: list[party id], as_of: date, known_at: local datetime (UTC)
// returns:    way, stay
UNWIND $parties AS id
MATCH (subject:Party {id: id})
CALL (id, subject) {
    MATCH way = (subject)-[first:LEGAL_REPRESENTATIVE_OF|OFFICER_OF|ACTUALLY_CONTROLS
            WHERE first.valid_from <= $as_of < first.valid_until
              AND first.recorded_at <= $known_at < first.superseded_at
              AND (startNode(first).id = id OR NOT coalesce(startNode(first).state_holder, false))]-(tied:Party)
    RETURN way, tied
  UNION
    MATCH way = (subject)-[first:LEGAL_REPRESENTATIVE_OF|OFFICER_OF|ACTUALLY_CONTROLS
            WHERE first.valid_from <= $as_of < first.valid_until
              AND first.recorded_at <= $known_at < first.superseded_at
              AND (startNode(first).id = id OR NOT coalesce(startNode(first).state_holder, false))]-(near:Party)-[second:LEGAL_REPRESENTATIVE_OF|OFFICER_OF|ACTUALLY_CONTROLS
            WHERE second.valid_from <= $as_of < second.valid_until
              AND second.recorded_at <= $known_at < second.superseded_at
              AND (startNode(second).id = id OR NOT coalesce(startNode(second).state_holder, false))]-(tied:Party)
    WHERE near.id <> id
    RETURN way, tied
  UNION
    MATCH way = (subject)-[first:LEGAL_REPRESENTATIVE_OF|OFFICER_OF|ACTUALLY_CONTROLS
            WHERE first.valid_from <= $as_of < first.valid_until
              AND first.recorded_at <= $known_at < first.superseded_at
              AND (startNode(first).id = id OR NOT coalesce(startNode(first).state_holder, false))]-(near:Party)-[second:LEGAL_REPRESENTATIVE_OF|OFFICER_OF|ACTUALLY_CONTROLS
            WHERE second.valid_from <= $as_of < second.valid_until
              AND second.recorded_at <= $known_at < second.superseded_at
              AND (startNode(second).id = id OR NOT coalesce(startNode(second).state_holder, false))]-(middle:Party)-[third:LEGAL_REPRESENTATIVE_OF|OFFICER_OF|ACTUALLY_CONTROLS
            WHERE third.valid_from <= $as_of < third.valid_until
              AND third.recorded_at <= $known_at < third.superseded_at
              AND (startNode(third).id = id OR NOT coalesce(startNode(third).state_holder, false))]-(tied:Party)
    WHERE near.id <> id AND middle.id <> id AND near.id <> tied.id
    RETURN way, tied
}
WITH id, way, tied WHERE tied.id <> id
OPTIONAL MATCH stay = (tied)-[:HAS_LISTING]->(listing:Listing
        WHERE listing.valid_from <= $as_of < listing.valid_until
          AND listing.recorded_at <= $known_at < listing.superseded_at)-[:ON_LIST]->(:CreditList {kind: 'black'})
RETURN way, stay
ORDER BY id, length(way), tied.id, [step IN relationships(way) | step.fact_id], listing.fact_id
LIMIT 300
