// Lints Cypher files with the parser and checker of Neo4j's editor, against a schema read from standard input.
//
//   python schema.py | node lint.mjs FILE_OR_FOLDER ...
//
// Prints `file:line:column: error|warning: message` for each finding. Exit code 0: none, 1: some, 2: not run.
// Warnings count: that a label, type or property does not exist is one to an editor, which knows a database and no model.
import { lintCypherQuery } from '@neo4j-cypher/language-support';
import { readFileSync, readdirSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

const SEVERITIES = { 1: 'error', 2: 'warning', 3: 'information', 4: 'hint' };

/** The .cypher files under a path, in order. */
function* files(path) {
  if (!statSync(path).isDirectory()) yield path;
  else
    for (const name of readdirSync(path, { recursive: true }).sort())
      if (name.endsWith('.cypher')) yield join(path, name);
}

/** The statements of a file with the number of lines before each. A schema file has one on every line, others one in all. */
function statements(path, text) {
  if (basename(dirname(path)) !== 'schema') return [[0, text]];
  return [...text.split('\n').entries()].filter(([, line]) => line.trim());
}

function* findings(path, schema) {
  for (const [before, statement] of statements(path, readFileSync(path, 'utf8')))
    for (const { range, severity, message } of lintCypherQuery(statement, schema).diagnostics) {
      const { line, character } = range.start;
      yield `${path}:${before + line + 1}:${character + 1}: ${SEVERITIES[severity]}: ${message}`;
    }
}

function main(paths) {
  if (!paths.length) throw new Error('name the files or folders to lint');
  const schema = JSON.parse(readFileSync(0, 'utf8'));
  const linted = paths.flatMap((path) => [...files(path)]);
  if (!linted.length) throw new Error(`no .cypher file under ${paths.join(', ')}`);
  const found = linted.flatMap((path) => [...findings(path, schema)]);
  for (const finding of found) console.log(finding);
  console.log(`${linted.length} files, ${found.length} findings`);
  return found.length ? 1 : 0;
}

try {
  process.exitCode = main(process.argv.slice(2));
} catch (error) {
  console.error(`not linted: ${error.message}`);
  process.exitCode = 2;
}
