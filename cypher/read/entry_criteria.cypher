// name:       entry_criteria
// kind:       read
// says:       What brings a party onto these lists on the day asked about, criterion by criterion.
// section:    4.1
// params:     list_ids: list[list id], as_of: date
// returns:    id, list_id, applies_to, number, kind, name_en, name_zh, amount_rmb_above, share_above, count_above, period_months, no_blacklisting, open_ended, certainty, note, section, source_id, valid_from, valid_until
UNWIND $list_ids AS list_id
MATCH (:CreditList {id: list_id})-[:ENTERED_BY]->(criterion:EntryCriterion
        WHERE criterion.valid_from <= $as_of < criterion.valid_until)
RETURN criterion.id AS id, list_id, criterion.applies_to AS applies_to, criterion.number AS number, criterion.kind AS kind,
       criterion.name_en AS name_en, criterion.name_zh AS name_zh, criterion.amount_rmb_above AS amount_rmb_above,
       criterion.share_above AS share_above, criterion.count_above AS count_above, criterion.period_months AS period_months,
       criterion.no_blacklisting AS no_blacklisting, criterion.open_ended AS open_ended, criterion.certainty AS certainty,
       criterion.note AS note, criterion.section AS section, criterion.source_id AS source_id,
       criterion.valid_from AS valid_from, criterion.valid_until AS valid_until
ORDER BY list_id, number, id
