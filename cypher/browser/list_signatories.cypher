// name:       list_signatories
// kind:       browser
// twin_of:    credit_list, mou
// title:      11 A list, its signatories
// says:       The memoranda in force for a list on the day, the agencies that signed them and thereby agreed to honour the list, and
//             the agencies that control it. Not shown: who took over the work of a signatory since.
// section:    4.1, 4.2
// params:     list: list id, as_of: date, known_at: local datetime (UTC)
// returns:    signed, controls
MATCH signed = (list:CreditList {id: $list})-[established:ESTABLISHED_BY
        WHERE established.valid_from <= $as_of < established.valid_until
          AND established.recorded_at <= $known_at < established.superseded_at]->(mou:Mou
        WHERE mou.valid_from <= $as_of < mou.valid_until)<-[sign:SIGNED
        WHERE sign.valid_from <= $as_of < sign.valid_until
          AND sign.recorded_at <= $known_at < sign.superseded_at]-(agency:Agency)
OPTIONAL MATCH controls = (list)<-[:CONTROLS_LIST]-(controller:Agency)
RETURN signed, controls
ORDER BY mou.id, sign.order, agency.id, controller.id
LIMIT 150
