// name:       remove_derived_control
// kind:       load
// says:       Removes the derived controllers of these companies.
// params:     ids: list[entity id]
UNWIND $ids AS id
MATCH (:Entity {id: id})<-[derived:DERIVED_CONTROLS]-()
DELETE derived
