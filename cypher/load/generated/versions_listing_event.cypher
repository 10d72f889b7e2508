// name:       versions_listing_event
// kind:       load
// says:       Every version of ListingEvent facts.
// params:     keys: list[fact id]
// returns:    key, recorded_at, superseded_at, digest
UNWIND $keys AS key
MATCH (node:ListingEvent {fact_id: key})
RETURN key, node.recorded_at AS recorded_at, node.superseded_at AS superseded_at, node.digest AS digest
