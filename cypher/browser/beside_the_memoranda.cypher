// name:       beside_the_memoranda
// kind:       browser
// twin_of:    cascading_punishment, lending_view, supervision
// title:      15 Beside the memoranda
// says:       For each listing of each party that holds on the day: what is documented for every list of that kind, whatever its
//             memorandum stipulates, and the grades that this moves. A list and what it triggers are of one kind and not tied by a
//             relationship. Not shown: redlists that a blacklisting ends, persons whom a rule names, and a certainty that the question
//             leaves out; the API takes all of them into account.
// section:    4.1, 4.2, 4.3, 5, 5.1, 6.1
// params:     parties: list[party id], as_of: date, known_at: local datetime (UTC)
// returns:    stay, triggered, moves
UNWIND $parties AS id
MATCH stay = (party:Party {id: id})-[:HAS_LISTING]->(listing:Listing
        WHERE listing.valid_from <= $as_of < listing.valid_until
          AND listing.recorded_at <= $known_at < listing.superseded_at)-[:ON_LIST]->(list:CreditList)
MATCH triggered = (rule:Ramification {list_kind: list.kind})
WHERE rule.valid_from <= $as_of < rule.valid_until
  AND rule.recorded_at <= $known_at < rule.superseded_at
  AND (rule.tier IS NULL OR rule.tier = listing.tier)
  AND (size(coalesce(rule.targets, [])) = 0 OR CASE WHEN party:Entity THEN 'company' ELSE 'person' END IN rule.targets)
OPTIONAL MATCH moves = (rule)-[:CONCERNS_GRADE]->(scheme:GradeScheme
        WHERE scheme.valid_from <= $as_of < scheme.valid_until)
RETURN stay, triggered, moves
ORDER BY id, listing.fact_id, rule.fact_id, scheme.id
LIMIT 300
