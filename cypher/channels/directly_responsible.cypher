// name:       directly_responsible
// kind:       channel
// says:       A memorandum's measures reach the persons directly responsible for the violation that its list is about.
// section:    4.2, 4.3
// certainty:  mou
// raised_to:  statute
// raised_if:  a statute on the list names them itself
// lowered_to: practice
// lowered_if: the fact does not say in the matter of which list the person is responsible
// starts:     listed
// from:       source:Entity
// to:         reached:Person
// fact:       post
// detail:     post.role
// matter:     post.regarding
// target:     directly_responsible
MATCH (source)<-[post:OFFICER_OF]-(reached)
WHERE post.role = 'responsible_person'
