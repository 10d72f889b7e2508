// name:       export_node_counts
// kind:       read
// says:       How many nodes of each exported label are stored.
// returns:    name, stored
CALL () {
  MATCH (node:ContentVersion) RETURN 'ContentVersion' AS name, count(node) AS stored
  UNION ALL
  MATCH (node:Coverage) RETURN 'Coverage' AS name, count(node) AS stored
  UNION ALL
  MATCH (node:Revision) RETURN 'Revision' AS name, count(node) AS stored
  UNION ALL
  MATCH (node:Source) RETURN 'Source' AS name, count(node) AS stored
  UNION ALL
  MATCH (node:Region) RETURN 'Region' AS name, count(node) AS stored
  UNION ALL
  MATCH (node:Regime) RETURN 'Regime' AS name, count(node) AS stored
  UNION ALL
  MATCH (node:Agency) RETURN 'Agency' AS name, count(node) AS stored
  UNION ALL
  MATCH (node:RecordCategory) RETURN 'RecordCategory' AS name, count(node) AS stored
  UNION ALL
  MATCH (node:Mou) RETURN 'Mou' AS name, count(node) AS stored
  UNION ALL
  MATCH (node:CreditList) RETURN 'CreditList' AS name, count(node) AS stored
  UNION ALL
  MATCH (node:RepairEdition) RETURN 'RepairEdition' AS name, count(node) AS stored
  UNION ALL
  MATCH (node:ControlRule) RETURN 'ControlRule' AS name, count(node) AS stored
  UNION ALL
  MATCH (node:EntryCriterion) RETURN 'EntryCriterion' AS name, count(node) AS stored
  UNION ALL
  MATCH (node:DecisionLevel) RETURN 'DecisionLevel' AS name, count(node) AS stored
  UNION ALL
  MATCH (node:ScopeClause) RETURN 'ScopeClause' AS name, count(node) AS stored
  UNION ALL
  MATCH (node:Enforcement) RETURN 'Enforcement' AS name, count(node) AS stored
  UNION ALL
  MATCH (node:Policy) RETURN 'Policy' AS name, count(node) AS stored
  UNION ALL
  MATCH (node:ProvincialRegulation) RETURN 'ProvincialRegulation' AS name, count(node) AS stored
  UNION ALL
  MATCH (node:CatalogueEdition) RETURN 'CatalogueEdition' AS name, count(node) AS stored
  UNION ALL
  MATCH (node:CatalogueClass) RETURN 'CatalogueClass' AS name, count(node) AS stored
  UNION ALL
  MATCH (node:PrioritySector) RETURN 'PrioritySector' AS name, count(node) AS stored
  UNION ALL
  MATCH (node:RecordCompleteness) RETURN 'RecordCompleteness' AS name, count(node) AS stored
  UNION ALL
  MATCH (node:MeasureGroup) RETURN 'MeasureGroup' AS name, count(node) AS stored
  UNION ALL
  MATCH (node:GradeScheme) RETURN 'GradeScheme' AS name, count(node) AS stored
  UNION ALL
  MATCH (node:Entity) RETURN 'Entity' AS name, count(node) AS stored
  UNION ALL
  MATCH (node:Person) RETURN 'Person' AS name, count(node) AS stored
  UNION ALL
  MATCH (node:Application) RETURN 'Application' AS name, count(node) AS stored
  UNION ALL
  MATCH (node:Measure) RETURN 'Measure' AS name, count(node) AS stored
  UNION ALL
  MATCH (node:Ramification) RETURN 'Ramification' AS name, count(node) AS stored
  UNION ALL
  MATCH (node:GradeBand) RETURN 'GradeBand' AS name, count(node) AS stored
  UNION ALL
  MATCH (node:GradeDeduction) RETURN 'GradeDeduction' AS name, count(node) AS stored
  UNION ALL
  MATCH (node:RepairTerm) RETURN 'RepairTerm' AS name, count(node) AS stored
  UNION ALL
  MATCH (node:RepairStep) RETURN 'RepairStep' AS name, count(node) AS stored
  UNION ALL
  MATCH (node:CounterRule) RETURN 'CounterRule' AS name, count(node) AS stored
  UNION ALL
  MATCH (node:Listing) RETURN 'Listing' AS name, count(node) AS stored
  UNION ALL
  MATCH (node:ListingEvent) RETURN 'ListingEvent' AS name, count(node) AS stored
  UNION ALL
  MATCH (node:CreditRecord) RETURN 'CreditRecord' AS name, count(node) AS stored
}
RETURN name, stored
ORDER BY name
