// name:       branch
// kind:       channel
// says:       A branch is legally part of its company; that what binds the company binds its branches is drawn from this.
// section:    9.4
// certainty:  practice
// law:        art. 14 Company Law 2018; art. 13 Company Law 2023
// drawn_from: by law a branch has no legal personality and its company is liable for it; that what follows for the company follows for the branch too is drawn from this, and no text seen states it
// starts:     reached
// from:       source:Entity
// to:         reached:Entity
// fact:       part
// target:     company
// linkage:    no
MATCH (source)<-[part:BRANCH_OF]-(reached)
