-- What the model asks of the embedded server, in its SQL: labels are types that may extend another, and are declared before any data.
-- for each: label
CREATE VERTEX TYPE ${label} IF NOT EXISTS
-- for each: sublabel
CREATE VERTEX TYPE ${label} IF NOT EXISTS EXTENDS ${parent}
-- for each: type
CREATE EDGE TYPE ${type} IF NOT EXISTS
-- for each: own_key
CREATE PROPERTY ${label}.${key} IF NOT EXISTS STRING
CREATE INDEX IF NOT EXISTS ON ${label} (${key}) UNIQUE
-- for each: lookup
CREATE PROPERTY ${label}.${key} IF NOT EXISTS STRING
CREATE INDEX IF NOT EXISTS ON ${label} (${key}) NOTUNIQUE NULL_STRATEGY SKIP
-- for each: full_text
CREATE PROPERTY ${label}.${key} IF NOT EXISTS STRING
CREATE INDEX ${name} IF NOT EXISTS ON ${label} (${key}) FULL_TEXT METADATA {"analyzer":"org.apache.lucene.analysis.cjk.CJKAnalyzer"}
