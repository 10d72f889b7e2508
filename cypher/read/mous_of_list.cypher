// name:       mous_of_list
// kind:       read
// says:       The memoranda of these lists, whether in force or not.
// section:    Appendix III
// params:     ids: list[list id], known_at: local datetime (UTC)
// returns:    list_id, mou_id
UNWIND $ids AS id
MATCH (:CreditList {id: id})-[tie:ESTABLISHED_BY WHERE tie.recorded_at <= $known_at < tie.superseded_at]->(mou:Mou)
RETURN id AS list_id, mou.id AS mou_id
ORDER BY list_id, mou_id
