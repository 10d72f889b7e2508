// name:       cross_contamination
// kind:       browser
// twin_of:    cross_contamination
// title:      04 Cross-contamination
// says:       Every participant of the applications, and of the pending applications of the parties; where one is on a blacklist, or
//             affected by whoever is, the way from it to the listing. Channels of statute, memorandum and practice, as the API takes
//             them by default; nothing follows shares or trade. Not shown: the certainty of each contaminator, the measures on
//             bidding, the smallest removal, stays implied by a rule in draft, and branches of branches; the API computes them.
//             Objections, withdrawals and disputed identities are not weighed here: the credit file shows them.
// section:    9.5
// params:     applications: list[application id], parties: list[party id], as_of: date, known_at: local datetime (UTC)
// returns:    part, way, stay
CALL () {
    UNWIND $applications AS id
    RETURN id
  UNION
    UNWIND $parties AS party_id
    MATCH (:Party {id: party_id})-[asking:PARTICIPATES_IN
            WHERE asking.valid_from <= $as_of < asking.valid_until
              AND asking.recorded_at <= $known_at < asking.superseded_at]->(asked:Application)
    RETURN asked.id AS id
}
MATCH part = (application:Application {id: id})<-[named:PARTICIPATES_IN
        WHERE named.valid_from <= $as_of < named.valid_until
          AND named.recorded_at <= $known_at < named.superseded_at]-(participant:Party)
WHERE application.decided_on IS NULL OR $as_of < application.decided_on
CALL (participant) {
    MATCH way = (participant)
    RETURN way, participant AS listed, 'listed' AS class
  UNION
    MATCH way = (participant)-[branch:BRANCH_OF
            WHERE branch.valid_from <= $as_of < branch.valid_until
              AND branch.recorded_at <= $known_at < branch.superseded_at]->(listed:Entity)
    RETURN way, listed, 'listed' AS class
  UNION
    MATCH way = (participant)-[role:LEGAL_REPRESENTATIVE_OF
            WHERE role.valid_from <= $as_of < role.valid_until
              AND role.recorded_at <= $known_at < role.superseded_at]->(listed:Entity)
    RETURN way, listed, 'legal_representative' AS class
  UNION
    MATCH way = (participant)-[post:OFFICER_OF
            WHERE post.valid_from <= $as_of < post.valid_until
              AND post.recorded_at <= $known_at < post.superseded_at
              AND post.role = 'responsible_person']->(listed:Entity)
    RETURN way, listed, 'directly_responsible' AS class
  UNION
    MATCH way = (participant)-[post:OFFICER_OF
            WHERE post.valid_from <= $as_of < post.valid_until
              AND post.recorded_at <= $known_at < post.superseded_at
              AND post.role IN ['director', 'supervisor', 'manager']]->(listed:Entity)
    RETURN way, listed, 'director_supervisor_manager' AS class
  UNION
    MATCH way = (participant)-[control:ACTUALLY_CONTROLS
            WHERE control.valid_from <= $as_of < control.valid_until
              AND control.recorded_at <= $known_at < control.superseded_at]->(listed:Entity)
    WHERE NOT coalesce(participant.state_holder, false)
    RETURN way, listed, 'actual_controller' AS class
  UNION
    MATCH way = (participant)-[branch:BRANCH_OF
            WHERE branch.valid_from <= $as_of < branch.valid_until
              AND branch.recorded_at <= $known_at < branch.superseded_at]->(controller:Entity)-[control:ACTUALLY_CONTROLS
            WHERE control.valid_from <= $as_of < control.valid_until
              AND control.recorded_at <= $known_at < control.superseded_at]->(listed:Entity)
    WHERE NOT coalesce(controller.state_holder, false) AND listed.id <> participant.id
    RETURN way, listed, 'actual_controller' AS class
}
OPTIONAL MATCH stay = (listed)-[:HAS_LISTING]->(listing:Listing
        WHERE listing.valid_from <= $as_of < listing.valid_until
          AND listing.recorded_at <= $known_at < listing.superseded_at)-[:ON_LIST]->(list:CreditList {kind: 'black'})
WHERE class = 'listed' OR EXISTS {
    MATCH (list)-[established:ESTABLISHED_BY
            WHERE established.valid_from <= $as_of < established.valid_until
              AND established.recorded_at <= $known_at < established.superseded_at]->(mou:Mou
            WHERE mou.valid_from <= $as_of < mou.valid_until)
    WHERE class IN mou.scope
}
WITH part, application, participant, named, way, class, listed, stay, listing
WHERE stay IS NOT NULL OR length(way) = 0
RETURN part, way, stay
ORDER BY application.id, participant.id, named.role, class, listed.id, listing.fact_id
LIMIT 500
