// name:       actual_controller
// kind:       channel
// says:       A memorandum's measures reach whoever actually controls a listed company, unless that is a state-asset holder.
// section:    4.2, 9.6
// certainty:  mou
// starts:     listed
// from:       Entity
// to:         Party
// follows:    backward
// target:     actual_controller
// params:     frontier: list[party id], as_of: date, known_at: local datetime (UTC)
// returns:    from_id, to_id, type, detail, fact_id, valid_from, valid_until, source_id
UNWIND $frontier AS id
MATCH (:Entity {id: id})<-[control:ACTUALLY_CONTROLS
        WHERE control.valid_from <= $as_of < control.valid_until
          AND control.recorded_at <= $known_at < control.superseded_at]-(controller:Party)
WHERE NOT coalesce(controller.state_holder, false)
RETURN id AS from_id, controller.id AS to_id, type(control) AS type, control.basis AS detail, control.fact_id AS fact_id,
       control.valid_from AS valid_from, control.valid_until AS valid_until, control.source_id AS source_id
ORDER BY from_id, to_id, fact_id
