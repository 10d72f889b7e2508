// name:       rules_around
// kind:       browser
// twin_of:    policies, catalogue_editions, priority_sectors, record_completeness, regulation_pilots, reporting_duties
// title:      21 Policies and findings
// says:       National policies issued by the day, editions of the catalogue with their classes, priority sectors, the agencies
//             whose records were compared, where Internet Plus Regulation is piloted, and what foreign-invested enterprises report to
//             whom. Not shown: what ties these to single lists, of which nothing is loaded.
// section:    5.2, 8.1, 9.6, 9.9, Appendix II
// params:     as_of: date
// returns:    rule
CALL () {
    MATCH rule = (policy:Policy WHERE policy.valid_from <= $as_of) RETURN rule, policy.id AS id
  UNION
    MATCH rule = (edition:CatalogueEdition)-[:ADMITS]->(class:CatalogueClass) RETURN rule, class.id AS id
  UNION
    MATCH rule = (sector:PrioritySector) RETURN rule, sector.id AS id
  UNION
    MATCH rule = (:Agency)-[:MEASURED_BY]->(finding:RecordCompleteness) RETURN rule, finding.id AS id
  UNION
    MATCH rule = (finding:RecordCompleteness WHERE finding.of_total IS NOT NULL) RETURN rule, finding.id AS id
  UNION
    MATCH rule = (pilot:RegulationPilot WHERE pilot.valid_from <= $as_of < pilot.valid_until)-[:PILOTED_IN]->(:Region)
    RETURN rule, pilot.id AS id
  UNION
    MATCH rule = (duty:ReportingDuty WHERE duty.valid_from <= $as_of < duty.valid_until)<-[:RECEIVES_REPORT]-(agency:Agency)
    RETURN rule, duty.id + agency.id AS id
}
RETURN rule
ORDER BY id
LIMIT 150
