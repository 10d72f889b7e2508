// name:       export_relationship_counts
// kind:       read
// says:       How many relationships of each type are stored.
// returns:    name, stored
MATCH ()-[tie:${types}]->()
RETURN type(tie) AS name, count(tie) AS stored
ORDER BY name
