// name:       records_of
// kind:       read
// says:       The entries of a credit file, oldest first, one page at a time.
// section:    3.1, Table 1
// params:     id: party id, as_of: date, known_at: local datetime (UTC), categories: list[category id], polarities: list[text], access: list[text], after_day: date, after_id: text, limit: integer
// returns:    id, category_id, title, polarity, access, conviction, document_no, amount_rmb, issued_by, valid_from, valid_until, days_stated, source_id, recorded_at
MATCH (:Party {id: $id})-[:HAS_RECORD]->(record:CreditRecord
        WHERE record.valid_from <= $as_of < record.valid_until
          AND record.recorded_at <= $known_at < record.superseded_at)-[:IN_CATEGORY]->(category:RecordCategory)
WHERE (record.valid_from > $after_day OR (record.valid_from = $after_day AND record.fact_id > $after_id))
  AND (size($categories) = 0 OR category.id IN $categories)
  AND (size($polarities) = 0 OR record.polarity IN $polarities)
  AND (size($access) = 0 OR record.access IN $access)
OPTIONAL MATCH (record)-[:ISSUED_BY]->(agency:Agency)
RETURN record.fact_id AS id, category.id AS category_id,
       record.title AS title, record.polarity AS polarity, record.access AS access, record.conviction AS conviction, record.document_no AS document_no,
       record.amount_rmb AS amount_rmb, agency.id AS issued_by, record.valid_from AS valid_from,
       record.valid_until AS valid_until, record.days_stated AS days_stated, record.source_id AS source_id,
       record.recorded_at AS recorded_at
ORDER BY valid_from, id
LIMIT $limit
