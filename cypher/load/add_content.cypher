// name:       add_content
// kind:       load
// says:       Adds what a transaction wrote to the version of the content: four numbers, each a sum modulo 2^32, so that the order does not matter.
// params:     rows: list[{id, words}]
UNWIND $rows AS row
MERGE (version:ContentVersion {id: row.id})
SET version.a = (coalesce(version.a, 0) + row.words[0]) % 4294967296,
    version.b = (coalesce(version.b, 0) + row.words[1]) % 4294967296,
    version.c = (coalesce(version.c, 0) + row.words[2]) % 4294967296,
    version.d = (coalesce(version.d, 0) + row.words[3]) % 4294967296
