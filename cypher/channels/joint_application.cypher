// name:       joint_application
// kind:       channel
// says:       The standing of every joint bidder and declared supplier is reviewed, so one tainted party puts the filing at risk.
// section:    9.5
// certainty:  practice
// raised_to:  mou
// raised_if:  a measure of the list bars a consortium as a whole, for its lead and members
// starts:     reached
// from:       source:Party
// to:         reached:Application
// fact:       part
// detail:     part.role
MATCH (source)-[part:PARTICIPATES_IN]->(reached)
WHERE reached.decided_on IS NULL OR $as_of < reached.decided_on
