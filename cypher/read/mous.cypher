// name:       mous
// kind:       read
// says:       Memoranda by id.
// section:    4.2, Appendix III
// params:     ids: list[mou id]
// returns:    id, title_zh, title_en, document_no, regime, document_kind, scope, signatories_stated, measures_stated, completeness, issued, note, section, source_id
UNWIND $ids AS id
MATCH (mou:Mou {id: id})
RETURN mou.id AS id, mou.title_zh AS title_zh, mou.title_en AS title_en, mou.document_no AS document_no,
       mou.regime AS regime, mou.document_kind AS document_kind, mou.scope AS scope,
       mou.signatories_stated AS signatories_stated, mou.measures_stated AS measures_stated, mou.completeness AS completeness,
       mou.issued AS issued, mou.note AS note, mou.section AS section, mou.source_id AS source_id
ORDER BY id
