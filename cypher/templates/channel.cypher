  UNWIND $frontier AS id
  MATCH (${near}:${near_label} {id: id})${relationship}(${far}:${far_label})
  ${where}
  RETURN '${channel}' AS channel, source.id AS source_id, reached.id AS reached_id,
         ${from} AS from_id, ${to} AS to_id, type(${fact}) AS type, ${detail} AS detail, ${matter} AS matter,
         ${fact}.fact_id AS fact_id,
         ${fact}.valid_from AS valid_from, ${fact}.valid_until AS valid_until,
         ${fact}.days_stated AS days_stated, ${fact}.source_id AS source
