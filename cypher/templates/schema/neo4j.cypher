// What the model asks of a Neo4j: each definition below is written once for each of what is named above it.
// for each: key
CREATE CONSTRAINT ${slug}_${key} IF NOT EXISTS FOR (n:${label}) REQUIRE n.${key} IS UNIQUE
// for each: lookup
CREATE INDEX ${slug}_${key} IF NOT EXISTS FOR (n:${label}) ON (n.${key})
// for each: full_text
CREATE FULLTEXT INDEX ${name} IF NOT EXISTS FOR (n:${label}) ON EACH [n.${key}] OPTIONS {indexConfig: {`fulltext.analyzer`: 'cjk'}}
