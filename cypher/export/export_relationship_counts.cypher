// name:       export_relationship_counts
// kind:       read
// says:       How many relationships of each type are stored.
// returns:    name, stored
MATCH ()-[tie:ACTUALLY_CONTROLS|BRANCH_OF|BRANCH_OFFICE_OF|CONTRIBUTES|CONTROLS_LIST|COUNTS|DECIDED_BY|ESTABLISHED_BY|FILED_WITH|HAS_LISTING|HAS_RECORD|IMPOSES|IN_CATEGORY|ISSUED_BY|LEGAL_REPRESENTATIVE_OF|OFFICER_OF|ON_LIST|OWNS|PARTICIPATES_IN|SIGNED|STIPULATES|SUCCEEDED_BY]->()
RETURN type(tie) AS name, count(tie) AS stored
ORDER BY name
