// name:       if_listed
// kind:       browser
// twin_of:    if_listed
// title:      02 If it were listed
// says:       From each party along the documented channels to whom a listing on that blacklist would reach, and the measures
//             that would meet the party or these. The supposed listing is no node, so nothing ties the party to the list in the
//             picture. `way` ends at whom the measure of the row would meet. Channels of statute, memorandum and practice, as the
//             API takes them by default. Not shown: documents that no longer rule on the day, the certainty of each step, the earliest end, rewards lost, paths of more
//             than two steps, and those along single reports; the API computes them.
// section:    4.2, 9.5
// params:     parties: list[party id], list: list id, as_of: date, known_at: local datetime (UTC)
// returns:    way, under, onward, imposed
UNWIND $parties AS id
MATCH (source:Party {id: id})
CALL (source) {
    MATCH way = (source)
    RETURN way, source AS reached, 'listed' AS via, 'listed' AS class, '' AS matter
  UNION
${ways_from_source}
}
MATCH (list:CreditList {id: $list})
WHERE list.kind IN ['black', 'order'] AND (size(coalesce(list.listable, [])) = 0 OR any(label IN labels(source) WHERE label IN list.listable))
OPTIONAL MATCH under = (list)-[established:ESTABLISHED_BY
        WHERE established.valid_from <= $as_of < established.valid_until
          AND established.recorded_at <= $known_at < established.superseded_at]->(mou:Mou
        WHERE mou.valid_from <= $as_of < mou.valid_until)
WHERE NOT EXISTS {
    MATCH (mou)<-[:SUPERSEDES]-(later:Supersession)
    WHERE later.valid_from <= $as_of < later.valid_until
}
WITH way, under, source, reached, via, class, matter, list, mou, CASE
       WHEN size(coalesce(mou.scope, [])) = 0 THEN ['company', 'person']
       ELSE mou.scope END AS scope
WITH way, under, source, reached, via, class, matter, list, mou, scope, CASE
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
WITH way, under, source, reached, via, class, mou, list, onward, measure
WHERE list.kind = 'black' OR onward IS NULL OR measure IS NOT NULL
OPTIONAL MATCH imposed = (measure)<-[:IMPOSES]-(:Agency)-[:SUCCEEDED_BY*0..3]->(bearer:Agency)
WHERE all(step IN relationships(imposed) WHERE type(step) = 'IMPOSES'
       OR (step.valid_from <= $as_of < step.valid_until AND step.recorded_at <= $known_at < step.superseded_at
           AND (size(coalesce(step.domains, [])) = 0 OR measure.domain IN step.domains)))
RETURN way, under, onward, imposed
ORDER BY source.id, reached.id, via, class, coalesce(mou.id, ''), coalesce(measure.fact_id, ''), coalesce(bearer.id, '')
LIMIT 500
