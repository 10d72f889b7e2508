// name:       close_listing_event
// kind:       load
// says:       Closes versions of ListingEvent nodes that a correction replaces.
// params:     rows: list[{version_id, superseded_at}]
UNWIND $rows AS row
MATCH (node:ListingEvent {version_id: row.version_id})
SET node.superseded_at = row.superseded_at
