// name:       superseded
// kind:       browser
// twin_of:    points_to_confirm
// title:      28 What no longer rules
// says:       Each document that no longer says what follows, from a day on that its mark tells, with the documents in its place and the
//             questions of law on which that rests. Not shown: what each of them stipulates, on which days those in its place hold, and
//             questions that no such document rests on.
// section:    4.2
// returns:    ended, instead, question
MATCH ended = (mou:Mou)<-[:SUPERSEDES]-(later:Supersession)
OPTIONAL MATCH instead = (later)-[:IN_FAVOUR_OF]->(successor:Mou)
OPTIONAL MATCH question = (later)-[:RESTS_ON]->(point:PointToConfirm)
RETURN ended, instead, question
ORDER BY mou.id, successor.id, point.id
LIMIT 1000
