// name:       if_jointly_filed
// kind:       browser
// twin_of:    if_jointly_filed
// title:      05 If they filed together
// says:       Every member of a planned consortium, lead, co-bidders and declared suppliers alike; where one is on a blacklist, or
//             affected by whoever is, the way from it to the listing. The planned application is no node, so nothing ties the members
//             together in the picture. Channels of statute, memorandum and practice, as the API takes them by default. Not shown: the
//             certainty, which the part of a member decides, the measures on bidding, and the smallest removal; the API computes them.
//             Objections, withdrawals and disputed identities are not weighed here: the credit file shows them.
// section:    9.5
// params:     members: list[party id], as_of: date, known_at: local datetime (UTC)
// returns:    member, way, stay
UNWIND $members AS id
MATCH member = (planned:Party {id: id})
CALL (planned) {
    MATCH way = (planned)
    RETURN way, planned AS listed, 'listed' AS class
  UNION
    MATCH way = (planned)-[part:BRANCH_OF
            WHERE part.valid_from <= $as_of < part.valid_until
              AND part.recorded_at <= $known_at < part.superseded_at]->(listed:Entity)
    RETURN way, listed, 'listed' AS class
  UNION
    MATCH way = (planned)-[role:LEGAL_REPRESENTATIVE_OF
            WHERE role.valid_from <= $as_of < role.valid_until
              AND role.recorded_at <= $known_at < role.superseded_at]->(listed:Entity)
    RETURN way, listed, 'legal_representative' AS class
  UNION
    MATCH way = (planned)-[post:OFFICER_OF
            WHERE post.valid_from <= $as_of < post.valid_until
              AND post.recorded_at <= $known_at < post.superseded_at
              AND post.role = 'responsible_person']->(listed:Entity)
    RETURN way, listed, 'directly_responsible' AS class
  UNION
    MATCH way = (planned)-[post:OFFICER_OF
            WHERE post.valid_from <= $as_of < post.valid_until
              AND post.recorded_at <= $known_at < post.superseded_at
              AND post.role IN ['director', 'supervisor', 'manager']]->(listed:Entity)
    RETURN way, listed, 'director_supervisor_manager' AS class
  UNION
    MATCH way = (planned)-[control:ACTUALLY_CONTROLS
            WHERE control.valid_from <= $as_of < control.valid_until
              AND control.recorded_at <= $known_at < control.superseded_at]->(listed:Entity)
    WHERE NOT coalesce(planned.state_holder, false)
    RETURN way, listed, 'actual_controller' AS class
  UNION
    MATCH way = (planned)-[part:BRANCH_OF
            WHERE part.valid_from <= $as_of < part.valid_until
              AND part.recorded_at <= $known_at < part.superseded_at]->(controller:Entity)-[control:ACTUALLY_CONTROLS
            WHERE control.valid_from <= $as_of < control.valid_until
              AND control.recorded_at <= $known_at < control.superseded_at]->(listed:Entity)
    WHERE NOT coalesce(controller.state_holder, false) AND listed.id <> planned.id
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
WITH member, planned, way, class, listed, stay, listing
WHERE stay IS NOT NULL OR length(way) = 0
RETURN member, way, stay
ORDER BY planned.id, class, listed.id, listing.fact_id
LIMIT 500
