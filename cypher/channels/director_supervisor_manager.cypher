// name:       director_supervisor_manager
// kind:       channel
// says:       A memorandum's measures reach the directors, supervisors and managers of a listed company.
// section:    4.2
// certainty:  mou
// raised_to:  statute
// raised_if:  a statute on the list names them itself
// starts:     listed
// from:       source:Entity
// to:         reached:Person
// fact:       post
// detail:     post.role
// target:     director_supervisor_manager
MATCH (source)<-[post:OFFICER_OF]-(reached)
WHERE post.role IN ['director', 'supervisor', 'manager']
