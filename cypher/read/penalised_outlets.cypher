// name:       penalised_outlets
// kind:       read
// says:       Penalties of the outlets of these chains, for every list that counts outlets.
// section:    9.4
// params:     frontier: list[party id], as_of: date, known_at: local datetime (UTC)
// returns:    party_id, list_id, threshold, window_months, certainty, outlet_id, record_id, record_title, record_document_no, penalised_on, penalised_stated, record_source_id, fact_id, valid_from, valid_until, days_stated, source_id
UNWIND $frontier AS id
MATCH (:Entity {id: id})<-[part:BRANCH_OF
        WHERE part.recorded_at <= $known_at < part.superseded_at]-(outlet:Entity)
MATCH (outlet)-[:HAS_RECORD]->(record:CreditRecord
        WHERE record.valid_from <= $as_of
          AND record.recorded_at <= $known_at < record.superseded_at)-[:IN_CATEGORY]->(:RecordCategory)
      <-[:COUNTS]-(list:CreditList)
WHERE list.valid_from <= $as_of < list.valid_until
  AND part.valid_from <= record.valid_from < part.valid_until
RETURN id AS party_id, list.id AS list_id, list.outlet_threshold AS threshold, list.outlet_window_months AS window_months,
       list.entry_certainty AS certainty, outlet.id AS outlet_id, record.fact_id AS record_id,
       record.title AS record_title, record.document_no AS record_document_no, record.valid_from AS penalised_on,
       record.days_stated AS penalised_stated, record.source_id AS record_source_id, part.fact_id AS fact_id,
       part.valid_from AS valid_from, part.valid_until AS valid_until, part.days_stated AS days_stated, part.source_id AS source_id
ORDER BY party_id, list_id, penalised_on, outlet_id, record_id
