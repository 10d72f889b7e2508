// name:       count_of_records
// kind:       read
// says:       How many entries a credit file holds.
// section:    3.1, Table 1
// params:     id: party id, as_of: date, known_at: local datetime (UTC), categories: list[category id], polarities: list[text], access: list[text]
// returns:    count
MATCH (:Party {id: $id})-[:HAS_RECORD]->(record:CreditRecord
        WHERE record.valid_from <= $as_of < record.valid_until
          AND record.recorded_at <= $known_at < record.superseded_at)-[:IN_CATEGORY]->(category:RecordCategory)
WHERE (size($categories) = 0 OR category.id IN $categories)
  AND (size($polarities) = 0 OR record.polarity IN $polarities)
  AND (size($access) = 0 OR record.access IN $access)
RETURN count(record) AS count
