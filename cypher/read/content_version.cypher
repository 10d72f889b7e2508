// name:       content_version
// kind:       read
// says:       The versions of what is loaded, as four numbers each: of the coverage, of the directory of agencies and sources, of the facts, of the rules.
// returns:    id, a, b, c, d
UNWIND ['coverage', 'directory', 'facts', 'rules'] AS id
MATCH (version:ContentVersion {id: id})
RETURN id, version.a AS a, version.b AS b, version.c AS c, version.d AS d
ORDER BY id
