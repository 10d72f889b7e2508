// name:       legal_representative
// kind:       channel
// says:       A memorandum's measures reach the legal representative of a listed company.
// section:    4.2
// certainty:  mou
// raised_to:  statute
// raised_if:  a statute on the list names them itself
// starts:     listed
// from:       source:Entity
// to:         reached:Person
// fact:       post
// target:     legal_representative
MATCH (source)<-[post:LEGAL_REPRESENTATIVE_OF]-(reached)
