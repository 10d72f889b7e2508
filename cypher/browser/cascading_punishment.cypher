// name:       cascading_punishment
// kind:       browser
// twin_of:    cascading_punishment
// title:      01 Cascading punishment
// says:       From each blacklisted party along the documented channels to whom its listings reach, and to the measures that meet
//             the party or these. `way` starts at the listed party and ends at whom the measure of the row meets; `onward` is
//             that measure, or an application at risk. Channels of statute, memorandum and
//             practice, as the API takes them by default. Not shown: the certainty of each step, earliest ends, rewards, stays
//             implied by a rule in draft, branches of branches, and ways along single reports; the API computes them.
//             Objections, withdrawals and disputed identities are not weighed here: the credit file shows them.
// section:    4.2, 4.3, 9.5
// params:     parties: list[party id], as_of: date, known_at: local datetime (UTC)
// returns:    way, stay, under, onward, imposed
UNWIND $parties AS id
MATCH (listed:Party {id: id})
CALL (listed) {
    MATCH way = (listed)
    RETURN way, listed AS met, 'listed' AS class
  UNION
    MATCH way = (listed)<-[part:BRANCH_OF
            WHERE part.valid_from <= $as_of < part.valid_until
              AND part.recorded_at <= $known_at < part.superseded_at]-(met:Entity)
    RETURN way, met, 'listed' AS class
  UNION
    MATCH way = (listed)<-[role:LEGAL_REPRESENTATIVE_OF
            WHERE role.valid_from <= $as_of < role.valid_until
              AND role.recorded_at <= $known_at < role.superseded_at]-(met:Person)
    RETURN way, met, 'legal_representative' AS class
  UNION
    MATCH way = (listed)<-[post:OFFICER_OF
            WHERE post.valid_from <= $as_of < post.valid_until
              AND post.recorded_at <= $known_at < post.superseded_at
              AND post.role = 'responsible_person']-(met:Person)
    RETURN way, met, 'directly_responsible' AS class
  UNION
    MATCH way = (listed)<-[post:OFFICER_OF
            WHERE post.valid_from <= $as_of < post.valid_until
              AND post.recorded_at <= $known_at < post.superseded_at
              AND post.role IN ['director', 'supervisor', 'manager']]-(met:Person)
    RETURN way, met, 'director_supervisor_manager' AS class
  UNION
    MATCH way = (listed)<-[control:ACTUALLY_CONTROLS
            WHERE control.valid_from <= $as_of < control.valid_until
              AND control.recorded_at <= $known_at < control.superseded_at]-(met:Party)
    WHERE NOT coalesce(met.state_holder, false)
    RETURN way, met, 'actual_controller' AS class
  UNION
    MATCH way = (listed)<-[control:ACTUALLY_CONTROLS
            WHERE control.valid_from <= $as_of < control.valid_until
              AND control.recorded_at <= $known_at < control.superseded_at]-(controller:Entity)<-[part:BRANCH_OF
            WHERE part.valid_from <= $as_of < part.valid_until
              AND part.recorded_at <= $known_at < part.superseded_at]-(met:Entity)
    WHERE NOT coalesce(controller.state_holder, false) AND met.id <> listed.id
    RETURN way, met, 'actual_controller' AS class
}
MATCH stay = (listed)-[:HAS_LISTING]->(listing:Listing
        WHERE listing.valid_from <= $as_of < listing.valid_until
          AND listing.recorded_at <= $known_at < listing.superseded_at)-[:ON_LIST]->(list:CreditList {kind: 'black'})
OPTIONAL MATCH under = (list)-[established:ESTABLISHED_BY
        WHERE established.valid_from <= $as_of < established.valid_until
          AND established.recorded_at <= $known_at < established.superseded_at]->(mou:Mou
        WHERE mou.valid_from <= $as_of < mou.valid_until)
WITH way, stay, under, listed, met, class, listing, mou, CASE
       WHEN size(coalesce(mou.scope, [])) = 0 THEN ['company', 'person']
       ELSE mou.scope END AS scope
WITH way, stay, under, met, class, listing, mou, scope, CASE
       WHEN class <> 'listed' THEN class
       WHEN listed:Entity AND 'other' IN scope AND NOT 'company' IN scope THEN 'other'
       WHEN listed:Entity THEN 'company'
       WHEN 'person' IN scope THEN 'person'
       WHEN 'directly_responsible' IN scope THEN 'directly_responsible'
       WHEN 'other' IN scope THEN 'other'
       ELSE 'person' END AS target
WHERE class = 'listed' OR (mou IS NOT NULL AND class IN scope)
CALL (met, mou, scope, target) {
    RETURN null AS onward, null AS measure
  UNION
    MATCH onward = (mou)-[:STIPULATES]->(measure:Measure
            WHERE measure.valid_from <= $as_of < measure.valid_until
              AND measure.recorded_at <= $known_at < measure.superseded_at)
    WHERE target IN CASE WHEN size(coalesce(measure.targets, [])) = 0 THEN scope ELSE measure.targets END
    RETURN onward, measure
  UNION
    MATCH onward = (met)-[part:PARTICIPATES_IN
            WHERE part.valid_from <= $as_of < part.valid_until
              AND part.recorded_at <= $known_at < part.superseded_at]->(application:Application)
    WHERE application.decided_on IS NULL OR $as_of < application.decided_on
    RETURN onward, null AS measure
}
OPTIONAL MATCH imposed = (measure)<-[:IMPOSES]-(:Agency)-[:SUCCEEDED_BY*0..3]->(bearer:Agency)
WHERE all(step IN relationships(imposed) WHERE type(step) = 'IMPOSES'
       OR (step.valid_from <= $as_of < step.valid_until AND step.recorded_at <= $known_at < step.superseded_at))
RETURN way, stay, under, onward, imposed
ORDER BY met.id, class, listing.fact_id, mou.id, measure.fact_id, bearer.id
LIMIT 500
