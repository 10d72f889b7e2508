// name:       director_supervisor_manager
// kind:       channel
// says:       A memorandum's measures reach the directors, supervisors and managers of a listed company.
// section:    4.2
// certainty:  mou
// starts:     listed
// from:       source:Entity
// to:         reached:Person
// fact:       post
// detail:     post.role
// target:     director_supervisor_manager
MATCH (source)<-[post:OFFICER_OF]-(reached)
WHERE post.role IN ['director', 'supervisor', 'manager']
