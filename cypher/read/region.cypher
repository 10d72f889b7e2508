// name:       region
// kind:       read
// says:       An administrative division by its code, in use or abolished.
// section:    9.8
// params:     id: region id
// returns:    id, name_zh
MATCH (region:Region {id: $id})
RETURN region.id AS id, region.name_zh AS name_zh
