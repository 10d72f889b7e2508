// name:       write_derived_control
// kind:       load
// says:       Writes derived ultimate controllers, each marked with what derived it, by which rule and for which moment.
// params:     rows: list[{from_id, to_id, properties}]
UNWIND $rows AS row
MATCH (controller:Party {id: row.from_id})
MATCH (company:Entity {id: row.to_id})
CREATE (company)<-[derived:DERIVED_CONTROLS]-(controller)
SET derived += row.properties
