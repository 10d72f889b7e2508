// name:       unlink_admits
// kind:       load
// says:       Unties CatalogueClass nodes from CatalogueEdition nodes that a later record no longer names.
// params:     rows: list[{node, others}]
UNWIND $rows AS row
MATCH (node:CatalogueClass {id: row.node})<-[tie:ADMITS]-(other:CatalogueEdition)
WHERE NOT other.id IN row.others
DELETE tie
