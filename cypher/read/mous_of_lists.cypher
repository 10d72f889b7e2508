// name:       mous_of_lists
// kind:       read
// says:       The memoranda that give these lists effect, at whatever time, with their scope of responsibility.
// section:    4.2, Appendix III
// params:     list_ids: list[list id], known_at: local datetime (UTC)
// returns:    list_id, id, title_zh, title_en, document_no, regime, document_kind, scope, signatories_stated, measures_stated, completeness, valid_from, valid_until, section, source_id, fact_id, established_from, established_until, established_source_id
UNWIND $list_ids AS list_id
MATCH (:CreditList {id: list_id})-[established:ESTABLISHED_BY
        WHERE established.recorded_at <= $known_at < established.superseded_at]->(mou:Mou)
RETURN list_id, mou.id AS id, mou.title_zh AS title_zh, mou.title_en AS title_en, mou.document_no AS document_no,
       mou.regime AS regime, mou.document_kind AS document_kind, mou.scope AS scope,
       mou.signatories_stated AS signatories_stated, mou.measures_stated AS measures_stated, mou.completeness AS completeness,
       mou.valid_from AS valid_from, mou.valid_until AS valid_until, mou.section AS section, mou.source_id AS source_id,
       established.fact_id AS fact_id, established.valid_from AS established_from,
       established.valid_until AS established_until, established.source_id AS established_source_id
ORDER BY list_id, id
