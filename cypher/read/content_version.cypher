// name:       content_version
// kind:       read
// says:       The versions of the loaded rules and facts, as four numbers each.
// returns:    id, a, b, c, d
UNWIND ['facts', 'rules'] AS id
MATCH (version:ContentVersion {id: id})
RETURN id, version.a AS a, version.b AS b, version.c AS c, version.d AS d
ORDER BY id
