// name:       signatories_of
// kind:       read
// says:       The agencies that signed these memoranda, in the order of the document.
// section:    4.2
// params:     ids: list[mou id], known_at: local datetime (UTC)
// returns:    mou_id, agency_id, place
UNWIND $ids AS id
MATCH (:Mou {id: id})<-[signed:SIGNED WHERE signed.recorded_at <= $known_at < signed.superseded_at]-(agency:Agency)
RETURN id AS mou_id, agency.id AS agency_id, signed.order AS place
ORDER BY mou_id, place, agency_id
