// name:       actual_controller
// kind:       channel
// says:       A memorandum's measures reach whoever actually controls a listed company, unless that is a state-asset holder.
// section:    4.2, 9.6
// certainty:  mou
// raised_to:  statute
// raised_if:  a statute on the list names them itself
// starts:     listed
// from:       source:Entity
// to:         reached:Party
// fact:       control
// detail:     control.basis
// target:     actual_controller
MATCH (source)<-[control:ACTUALLY_CONTROLS]-(reached)
WHERE NOT coalesce(reached.state_holder, false)
