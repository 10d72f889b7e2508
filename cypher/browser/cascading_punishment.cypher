// name:       cascading_punishment
// kind:       browser
// twin_of:    cascading_punishment
// title:      01 Cascading punishment
// says:       From each blacklisted party along the documented channels to whom its listings reach, and to the measures that meet
//             the party or these. `way` starts at the listed party and ends at whom the measure of the row meets; `onward` is
//             that measure, or an application at risk. Channels of statute, memorandum and
//             practice, as the API takes them by default. Not shown: documents that no longer rule on the day, the certainty of each step, earliest ends, rewards, listings
//             implied by a rule in draft, paths of more than two steps, and those along single reports; the API computes them.
//             Objections, withdrawals and disputed identities are not weighed here: the credit file shows them.
// section:    4.2, 4.3, 9.5
// params:     parties: list[party id], as_of: date, known_at: local datetime (UTC)
// returns:    way, stay, under, onward, imposed
UNWIND $parties AS id
MATCH (source:Party {id: id})
CALL (source) {
    MATCH way = (source)
    RETURN way, source AS reached, 'listed' AS via, 'listed' AS class, '' AS matter
  UNION
${ways_from_source}
}
MATCH stay = (source)-[:HAS_LISTING]->(listing:Listing
        WHERE listing.valid_from <= $as_of < listing.valid_until
          AND listing.recorded_at <= $known_at < listing.superseded_at)-[:ON_LIST]->(list:CreditList WHERE list.kind IN ['black', 'order'])
OPTIONAL MATCH under = (list)-[established:ESTABLISHED_BY
        WHERE established.valid_from <= $as_of < established.valid_until
          AND established.recorded_at <= $known_at < established.superseded_at]->(mou:Mou
        WHERE mou.valid_from <= $as_of < mou.valid_until)
WHERE NOT EXISTS {
    MATCH (mou)<-[:SUPERSEDES]-(later:Supersession)
    WHERE later.valid_from <= $as_of < later.valid_until
}
WITH way, stay, under, source, reached, via, class, matter, listing, list, mou, CASE
       WHEN size(coalesce(mou.scope, [])) = 0 THEN ['company', 'person']
       ELSE mou.scope END AS scope
WITH way, stay, under, reached, via, class, matter, listing, list, mou, scope, CASE
       WHEN class <> 'listed' THEN class
       WHEN source:Entity AND 'other' IN scope AND NOT 'company' IN scope THEN 'other'
       WHEN source:Entity THEN 'company'
       WHEN 'person' IN scope THEN 'person'
       WHEN 'directly_responsible' IN scope THEN 'directly_responsible'
       WHEN 'other' IN scope THEN 'other'
       ELSE 'person' END AS target
WHERE matter IN ['', list.id] AND (via IN ['listed', 'standing'] OR (mou IS NOT NULL AND via IN scope))
  AND (list.kind = 'black' OR class <> 'standing')
CALL (reached, mou, scope, target) {
    RETURN null AS onward, null AS measure
  UNION
    MATCH onward = (mou)-[:STIPULATES]->(measure:Measure
            WHERE measure.valid_from <= $as_of < measure.valid_until
              AND measure.recorded_at <= $known_at < measure.superseded_at)
    WHERE target IN CASE WHEN size(coalesce(measure.targets, [])) = 0 THEN scope ELSE measure.targets END
    RETURN onward, measure
  UNION
${applications_of_reached}
}
WITH way, stay, under, reached, via, class, listing, mou, list, onward, measure
WHERE list.kind = 'black' OR onward IS NULL OR measure IS NOT NULL
OPTIONAL MATCH imposed = (measure)<-[:IMPOSES]-(:Agency)-[:SUCCEEDED_BY*0..3]->(bearer:Agency)
WHERE all(step IN relationships(imposed) WHERE type(step) = 'IMPOSES'
       OR (step.valid_from <= $as_of < step.valid_until AND step.recorded_at <= $known_at < step.superseded_at
           AND (size(coalesce(step.domains, [])) = 0 OR measure.domain IN step.domains)))
RETURN way, stay, under, onward, imposed
ORDER BY reached.id, via, class, listing.fact_id, mou.id, measure.fact_id, bearer.id
LIMIT 500
