// name:       rule_counts
// kind:       read
// says:       How many rules of each kind are loaded.
// params:     known_at: local datetime (UTC)
// returns:    kind, count
CALL () {
  MATCH (rule:Agency) WHERE rule.council_member_no IS NOT NULL RETURN 'council members' AS kind, count(rule) AS count
  UNION ALL
  MATCH (rule:Agency) RETURN 'agencies' AS kind, count(rule) AS count
  UNION ALL
  MATCH (:Agency)-[rule:SUCCEEDED_BY WHERE rule.recorded_at <= $known_at < rule.superseded_at]->(:Agency)
  RETURN 'agency successions' AS kind, count(rule) AS count
  UNION ALL
  MATCH (rule:RecordCategory) RETURN 'categories of records' AS kind, count(rule) AS count
  UNION ALL
  MATCH (rule:Region) RETURN 'regions' AS kind, count(rule) AS count
  UNION ALL
  MATCH (rule:EntryCriterion) RETURN 'criteria of entry' AS kind, count(rule) AS count
  UNION ALL
  MATCH (rule:DecisionLevel) RETURN 'levels of decision' AS kind, count(rule) AS count
  UNION ALL
  MATCH (rule:ScopeClause) RETURN 'clauses of scope' AS kind, count(rule) AS count
  UNION ALL
  MATCH (rule:Enforcement) RETURN 'enforcement outside government' AS kind, count(rule) AS count
  UNION ALL
  MATCH (rule:Policy) RETURN 'national policies' AS kind, count(rule) AS count
  UNION ALL
  MATCH (rule:ProvincialRegulation) RETURN 'provincial regulations' AS kind, count(rule) AS count
  UNION ALL
  MATCH (rule:CatalogueEdition) RETURN 'editions of the catalogue' AS kind, count(rule) AS count
  UNION ALL
  MATCH (rule:CatalogueClass) RETURN 'classes of the catalogue' AS kind, count(rule) AS count
  UNION ALL
  MATCH (rule:PrioritySector) RETURN 'priority sectors' AS kind, count(rule) AS count
  UNION ALL
  MATCH (rule:RecordCompleteness) RETURN 'findings on completeness' AS kind, count(rule) AS count
}
RETURN kind, count
ORDER BY kind
