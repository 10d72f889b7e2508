// name:       derived_control
// kind:       read
// says:       The derived ultimate controllers of these companies. They are computed by `cscs derive control`, and are no facts.
// section:    9.6
// params:     frontier: list[party id]
// returns:    from_id, to_id, derived_by, rule, certain, joint, in_ring, votes_min, votes_max, share_min, share_max
UNWIND $frontier AS id
MATCH (:Entity {id: id})<-[derived:DERIVED_CONTROLS]-(controller:Party)
RETURN controller.id AS from_id, id AS to_id, derived.derived_by AS derived_by, derived.rule AS rule,
       derived.certain AS certain, derived.joint AS joint, derived.in_ring AS in_ring,
       derived.votes_min AS votes_min, derived.votes_max AS votes_max, derived.share_min AS share_min,
       derived.share_max AS share_max
ORDER BY to_id, from_id, joint
