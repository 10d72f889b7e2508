// name:       export_node_counts
// kind:       read
// says:       How many nodes of each exported label are stored.
// returns:    name, stored
CALL () {
  ${counts}
}
RETURN name, stored
ORDER BY name
