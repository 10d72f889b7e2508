// name:       count_of_regions
// kind:       read
// says:       How many regions are loaded.
// returns:    regions
MATCH (region:Region)
RETURN count(region) AS regions
