// name:       link_admits
// kind:       load
// says:       Ties CatalogueClass nodes to the CatalogueEdition nodes that their records name.
// params:     rows: list[{node, other}]
UNWIND $rows AS row
MATCH (node:CatalogueClass {id: row.node})
MATCH (other:CatalogueEdition {id: row.other})
MERGE (node)<-[:ADMITS]-(other)
