// name:       branch
// kind:       channel
// says:       A branch is legally part of its company, so what binds the company binds its branches (Company Law 2023, art. 13).
// section:    9.4
// certainty:  statute
// law:        art. 14 Company Law 2018; art. 13 Company Law 2023
// starts:     reached
// from:       source:Entity
// to:         reached:Entity
// fact:       part
// target:     company
// linkage:    no
MATCH (source)<-[part:BRANCH_OF]-(reached)
