// Prints a line for each audit of GraphQL over HTTP that the API at the given address does not pass, then how many there are.
// Exits with 1 where one is not passed.
import { serverAudits } from "graphql-http";

const url = process.argv[2];
const audits = serverAudits({ url, fetchFn: fetch });
let failed = 0;
for (const audit of audits) {
  const result = await audit.fn();
  if (result.status !== "ok") {
    failed += 1;
    console.log(`${result.status}: ${audit.id}: ${audit.name}: ${result.reason}`);
  }
}
console.log(`${audits.length - failed} of ${audits.length} audits passed`);
process.exit(failed ? 1 : 0);
