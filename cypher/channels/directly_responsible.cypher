// name:       directly_responsible
// kind:       channel
// says:       A memorandum's measures reach the persons directly responsible for the violation of a listed company.
// section:    4.2, 4.3
// certainty:  mou
// raised_to:  statute
// raised_if:  a statute on the list names them itself
// starts:     listed
// from:       source:Entity
// to:         reached:Person
// fact:       post
// detail:     post.role
// target:     directly_responsible
MATCH (source)<-[post:OFFICER_OF]-(reached)
WHERE post.role = 'responsible_person'
