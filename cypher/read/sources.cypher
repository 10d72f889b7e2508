// name:       sources
// kind:       read
// says:       Sources by id.
// params:     ids: list[source id]
// returns:    id, title, publisher, url, licence
UNWIND $ids AS id
MATCH (source:Source {id: id})
RETURN source.id AS id, source.title AS title, source.publisher AS publisher, source.url AS url, source.licence AS licence
ORDER BY id
