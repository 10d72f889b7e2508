// name:       list_measures
// kind:       browser
// twin_of:    credit_list, mou
// title:      10 A list, its measures
// says:       The memoranda in force for a list on the day, the measures that they stipulate, and the agencies that impose them or took
//             over their work; where a document no longer rules, what does. Not shown: whom a measure meets, and what goes beyond 150 rows.
// section:    4.2, Appendix III
// params:     list: list id, as_of: date, known_at: local datetime (UTC)
// returns:    under, instead, rule, imposed
MATCH under = (:CreditList {id: $list})-[established:ESTABLISHED_BY
        WHERE established.valid_from <= $as_of < established.valid_until
          AND established.recorded_at <= $known_at < established.superseded_at]->(mou:Mou
        WHERE mou.valid_from <= $as_of < mou.valid_until)
OPTIONAL MATCH instead = (mou)<-[:SUPERSEDES]-(later:Supersession
        WHERE later.valid_from <= $as_of < later.valid_until)-[:IN_FAVOUR_OF]->(successor:Mou
        WHERE successor.valid_from <= $as_of < successor.valid_until)
OPTIONAL MATCH rule = (mou)-[:STIPULATES]->(measure:Measure
        WHERE measure.valid_from <= $as_of < measure.valid_until
          AND measure.recorded_at <= $known_at < measure.superseded_at)
OPTIONAL MATCH imposed = (measure)<-[:IMPOSES]-(:Agency)-[:SUCCEEDED_BY*0..3]->(bearer:Agency)
WHERE all(step IN relationships(imposed) WHERE type(step) = 'IMPOSES'
       OR (step.valid_from <= $as_of < step.valid_until AND step.recorded_at <= $known_at < step.superseded_at
           AND (size(coalesce(step.domains, [])) = 0 OR measure.domain IN step.domains)))
RETURN under, instead, rule, imposed
ORDER BY mou.id, successor.id, measure.fact_id, bearer.id
LIMIT 150
