// name:       priority_sectors
// kind:       read
// says:       The sectors whose companies are scrutinised more closely.
// section:    9.9
// returns:    id, number, name_en, name_zh, section, source_id
MATCH (sector:PrioritySector)
RETURN sector.id AS id, sector.number AS number, sector.name_en AS name_en, sector.name_zh AS name_zh,
       sector.section AS section, sector.source_id AS source_id
ORDER BY number, id
