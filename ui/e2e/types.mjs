// Types of the API from the program's own OpenAPI document (docs/generated/openapi.json, written by `cargo x gen`).
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import openapiTS, { astToString } from "openapi-typescript";

const from = process.argv[2] ?? fileURLToPath(new URL("../../docs/generated/openapi.json", import.meta.url));
const to = fileURLToPath(new URL("../src/api/generated.ts", import.meta.url));
if (!existsSync(from)) {
  console.error(`${from} is not there: run \`cargo x gen\` first.`);
  process.exit(1);
}
const nodes = await openapiTS(JSON.parse(readFileSync(from, "utf8")), { alphabetize: true });
writeFileSync(to, `// Written by \`npm run types\`; do not edit.\n${astToString(nodes)}`);
console.log("src/api/generated.ts written");
