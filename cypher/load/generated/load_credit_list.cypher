// name:       load_credit_list
// kind:       load
// says:       Creates or updates CreditList nodes.
// params:     rows: list[{id, properties}]
UNWIND $rows AS row
MERGE (node:CreditList {id: row.id})
SET node += row.properties
