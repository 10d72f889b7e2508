// name:       reference_mous
// kind:       read
// says:       How much of every memorandum is loaded: signatories, measures, those of them with a named agency, clauses of scope.
// section:    4.2, Appendix III
// params:     known_at: local datetime (UTC)
// returns:    mou_id, title_en, title_zh, regime, document_kind, signatories_listed, signatories_stated, measures_loaded, measures_stated, measures_imposed, measures, scope_clauses, note
MATCH (mou:Mou)
OPTIONAL MATCH (:Agency)-[signed:SIGNED WHERE signed.recorded_at <= $known_at < signed.superseded_at]->(mou)
WITH mou, count(signed) AS signatories
OPTIONAL MATCH (mou)-[:STIPULATES]->(measure:Measure WHERE measure.recorded_at <= $known_at < measure.superseded_at)
OPTIONAL MATCH (agency:Agency)-[:IMPOSES]->(measure)
WITH mou, signatories, measure, count(agency) AS imposers
WITH mou, signatories, count(measure) AS loaded, sum(CASE WHEN imposers > 0 THEN 1 ELSE 0 END) AS imposed
OPTIONAL MATCH (mou)-[:AIMS_AT]->(clause:ScopeClause)
WITH mou, signatories, loaded, imposed, count(clause) AS clauses
RETURN mou.id AS mou_id, mou.title_en AS title_en, mou.title_zh AS title_zh, mou.regime AS regime,
       mou.document_kind AS document_kind, signatories AS signatories_listed, mou.signatories_stated AS signatories_stated,
       loaded AS measures_loaded, mou.measures_stated AS measures_stated, imposed AS measures_imposed,
       mou.completeness AS measures, clauses AS scope_clauses, mou.note AS note
ORDER BY mou_id
