// Runs dependency-cruiser over the rooms and fails when it looked at nothing: with a TypeScript that it does not know it
// checks 0 modules and says all is well.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const bin = fileURLToPath(new URL('../node_modules/.bin/depcruise', import.meta.url));
const rooms = ['src', 'resolvers', 'demo', 'test', 'bench'];
const run = spawnSync(
  process.execPath,
  [bin, '--config', '.dependency-cruiser.cjs', '--output-type', 'json', ...rooms],
  {
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
  },
);
if (run.stdout === '') {
  console.error(run.stderr);
  process.exit(1);
}
const { summary } = JSON.parse(run.stdout);
for (const { rule, from, to } of summary.violations) console.error(`${rule.severity} ${rule.name}: ${from} → ${to}`);
console.log(`boundaries: ${summary.totalCruised} modules, ${summary.error} error(s)`);
if (summary.totalCruised === 0) {
  console.error('boundaries: no module was checked; is the TypeScript version one that dependency-cruiser knows?');
  process.exit(1);
}
process.exit(summary.error === 0 ? 0 : 1);
