CREATE CONSTRAINT source_id IF NOT EXISTS FOR (n:Source) REQUIRE n.id IS UNIQUE
CREATE CONSTRAINT region_id IF NOT EXISTS FOR (n:Region) REQUIRE n.id IS UNIQUE
CREATE CONSTRAINT regime_id IF NOT EXISTS FOR (n:Regime) REQUIRE n.id IS UNIQUE
CREATE CONSTRAINT agency_id IF NOT EXISTS FOR (n:Agency) REQUIRE n.id IS UNIQUE
CREATE CONSTRAINT record_category_id IF NOT EXISTS FOR (n:RecordCategory) REQUIRE n.id IS UNIQUE
CREATE CONSTRAINT mou_id IF NOT EXISTS FOR (n:Mou) REQUIRE n.id IS UNIQUE
CREATE CONSTRAINT credit_list_id IF NOT EXISTS FOR (n:CreditList) REQUIRE n.id IS UNIQUE
CREATE CONSTRAINT repair_edition_id IF NOT EXISTS FOR (n:RepairEdition) REQUIRE n.id IS UNIQUE
CREATE CONSTRAINT control_rule_id IF NOT EXISTS FOR (n:ControlRule) REQUIRE n.id IS UNIQUE
CREATE CONSTRAINT entry_criterion_id IF NOT EXISTS FOR (n:EntryCriterion) REQUIRE n.id IS UNIQUE
CREATE CONSTRAINT decision_level_id IF NOT EXISTS FOR (n:DecisionLevel) REQUIRE n.id IS UNIQUE
CREATE CONSTRAINT scope_clause_id IF NOT EXISTS FOR (n:ScopeClause) REQUIRE n.id IS UNIQUE
CREATE CONSTRAINT enforcement_id IF NOT EXISTS FOR (n:Enforcement) REQUIRE n.id IS UNIQUE
CREATE CONSTRAINT policy_id IF NOT EXISTS FOR (n:Policy) REQUIRE n.id IS UNIQUE
CREATE CONSTRAINT provincial_regulation_id IF NOT EXISTS FOR (n:ProvincialRegulation) REQUIRE n.id IS UNIQUE
CREATE CONSTRAINT catalogue_edition_id IF NOT EXISTS FOR (n:CatalogueEdition) REQUIRE n.id IS UNIQUE
CREATE CONSTRAINT catalogue_class_id IF NOT EXISTS FOR (n:CatalogueClass) REQUIRE n.id IS UNIQUE
CREATE CONSTRAINT priority_sector_id IF NOT EXISTS FOR (n:PrioritySector) REQUIRE n.id IS UNIQUE
CREATE CONSTRAINT record_completeness_id IF NOT EXISTS FOR (n:RecordCompleteness) REQUIRE n.id IS UNIQUE
CREATE CONSTRAINT measure_group_id IF NOT EXISTS FOR (n:MeasureGroup) REQUIRE n.id IS UNIQUE
CREATE CONSTRAINT grade_scheme_id IF NOT EXISTS FOR (n:GradeScheme) REQUIRE n.id IS UNIQUE
CREATE CONSTRAINT entity_id IF NOT EXISTS FOR (n:Entity) REQUIRE n.id IS UNIQUE
CREATE CONSTRAINT party_id IF NOT EXISTS FOR (n:Party) REQUIRE n.id IS UNIQUE
CREATE CONSTRAINT person_id IF NOT EXISTS FOR (n:Person) REQUIRE n.id IS UNIQUE
CREATE CONSTRAINT application_id IF NOT EXISTS FOR (n:Application) REQUIRE n.id IS UNIQUE
CREATE CONSTRAINT measure_version_id IF NOT EXISTS FOR (n:Measure) REQUIRE n.version_id IS UNIQUE
CREATE CONSTRAINT ramification_version_id IF NOT EXISTS FOR (n:Ramification) REQUIRE n.version_id IS UNIQUE
CREATE CONSTRAINT grade_band_version_id IF NOT EXISTS FOR (n:GradeBand) REQUIRE n.version_id IS UNIQUE
CREATE CONSTRAINT grade_deduction_version_id IF NOT EXISTS FOR (n:GradeDeduction) REQUIRE n.version_id IS UNIQUE
CREATE CONSTRAINT repair_term_version_id IF NOT EXISTS FOR (n:RepairTerm) REQUIRE n.version_id IS UNIQUE
CREATE CONSTRAINT repair_step_version_id IF NOT EXISTS FOR (n:RepairStep) REQUIRE n.version_id IS UNIQUE
CREATE CONSTRAINT counter_rule_version_id IF NOT EXISTS FOR (n:CounterRule) REQUIRE n.version_id IS UNIQUE
CREATE CONSTRAINT listing_version_id IF NOT EXISTS FOR (n:Listing) REQUIRE n.version_id IS UNIQUE
CREATE CONSTRAINT listing_event_version_id IF NOT EXISTS FOR (n:ListingEvent) REQUIRE n.version_id IS UNIQUE
CREATE CONSTRAINT credit_record_version_id IF NOT EXISTS FOR (n:CreditRecord) REQUIRE n.version_id IS UNIQUE
CREATE CONSTRAINT content_version_id IF NOT EXISTS FOR (n:ContentVersion) REQUIRE n.id IS UNIQUE
CREATE CONSTRAINT coverage_id IF NOT EXISTS FOR (n:Coverage) REQUIRE n.id IS UNIQUE
CREATE CONSTRAINT derivation_id IF NOT EXISTS FOR (n:Derivation) REQUIRE n.id IS UNIQUE
CREATE CONSTRAINT schema_version_id IF NOT EXISTS FOR (n:SchemaVersion) REQUIRE n.id IS UNIQUE
CREATE INDEX entity_uscc IF NOT EXISTS FOR (n:Entity) ON (n.uscc)
CREATE INDEX entity_org_code IF NOT EXISTS FOR (n:Entity) ON (n.org_code)
CREATE INDEX entity_reg_no IF NOT EXISTS FOR (n:Entity) ON (n.reg_no)
CREATE INDEX listing_fact_id IF NOT EXISTS FOR (n:Listing) ON (n.fact_id)
CREATE INDEX credit_record_fact_id IF NOT EXISTS FOR (n:CreditRecord) ON (n.fact_id)
CREATE INDEX measure_fact_id IF NOT EXISTS FOR (n:Measure) ON (n.fact_id)
CREATE INDEX listing_event_fact_id IF NOT EXISTS FOR (n:ListingEvent) ON (n.fact_id)
CREATE INDEX repair_term_fact_id IF NOT EXISTS FOR (n:RepairTerm) ON (n.fact_id)
CREATE INDEX repair_step_fact_id IF NOT EXISTS FOR (n:RepairStep) ON (n.fact_id)
CREATE INDEX counter_rule_fact_id IF NOT EXISTS FOR (n:CounterRule) ON (n.fact_id)
CREATE INDEX ramification_fact_id IF NOT EXISTS FOR (n:Ramification) ON (n.fact_id)
CREATE INDEX ramification_list_kind IF NOT EXISTS FOR (n:Ramification) ON (n.list_kind)
CREATE INDEX grade_band_fact_id IF NOT EXISTS FOR (n:GradeBand) ON (n.fact_id)
CREATE INDEX grade_deduction_fact_id IF NOT EXISTS FOR (n:GradeDeduction) ON (n.fact_id)
CREATE INDEX revision_of IF NOT EXISTS FOR (n:Revision) ON (n.of)
CREATE FULLTEXT INDEX party_names IF NOT EXISTS FOR (n:Party) ON EACH [n.search_names] OPTIONS {indexConfig: {`fulltext.analyzer`: 'cjk'}}
CREATE FULLTEXT INDEX party_keys IF NOT EXISTS FOR (n:Party) ON EACH [n.match_keys] OPTIONS {indexConfig: {`fulltext.analyzer`: 'cjk'}}
