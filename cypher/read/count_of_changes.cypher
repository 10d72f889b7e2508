// name:       count_of_changes
// kind:       read
// says:       How many versions of ties of ownership and control, and how many revisions of things, are stored; and how many of them are recorded later than a time. Where more were stored than that since, some were recorded for an earlier time.
// section:    9.6
// params:     since: local datetime (UTC)
// returns:    kind, stored, later
CALL () {
  MATCH (:Party)-[tie:OWNS|ACTUALLY_CONTROLS|EXECUTIVE_PARTNER_OF|BRANCH_OF|ACTS_IN_CONCERT_WITH]->(:Party)
  RETURN 'ties' AS kind, count(tie) AS stored, sum(CASE WHEN tie.recorded_at > $since THEN 1 ELSE 0 END) AS later
  UNION ALL
  MATCH (revision:Revision)
  RETURN 'revisions' AS kind, count(revision) AS stored,
         sum(CASE WHEN revision.superseded_at > $since THEN 1 ELSE 0 END) AS later
}
RETURN kind, stored, later
ORDER BY kind
