// name:       agencies
// kind:       read
// says:       Agencies by id, with the share of their records that central files show.
// section:    8.1, Appendix I
// params:     ids: list[agency id]
// returns:    id, name_en, name_zh, abbreviation, kind, level, region_code, council_member_no, record_share_min, record_share_max, section
UNWIND $ids AS id
MATCH (agency:Agency {id: id})
RETURN agency.id AS id, agency.name_en AS name_en, agency.name_zh AS name_zh, agency.abbreviation AS abbreviation,
       agency.kind AS kind, agency.level AS level, agency.region_code AS region_code,
       agency.council_member_no AS council_member_no, agency.record_share_min AS record_share_min,
       agency.record_share_max AS record_share_max, agency.section AS section
ORDER BY id
