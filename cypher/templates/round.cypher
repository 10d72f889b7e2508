// name:       ${name}
// kind:       read
// says:       ${says}
// section:    ${section}
// params:     frontier: list[${frontier} id], as_of: date, known_at: local datetime (UTC)
// returns:    channel, source_id, reached_id, from_id, to_id, type, detail, matter, fact_id, valid_from, valid_until, days_stated, source
CALL () {
${channels}
}
RETURN channel, source_id, reached_id, from_id, to_id, type, detail, matter, fact_id, valid_from, valid_until, days_stated, source
ORDER BY channel, source_id, reached_id, fact_id
