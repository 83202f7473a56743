// Runs the fault suite and prints what it saw: a table of fault, expected, seen, and how many of the 86 rows hold.
// With --json the rows as JSON. Exit codes: 0 all hold, 1 some do not, or have no test.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROWS = [
  ['U', 38],
  ['R', 14],
  ['Q', 26],
  ['P', 8],
].flatMap(([letter, count]) => Array.from({ length: count }, (_, index) => `${letter}${index + 1}`));

const folder = mkdtempSync(join(tmpdir(), 'kommungraf-faults-'));
const file = join(folder, 'run.json');
const vitest = fileURLToPath(new URL('../node_modules/vitest/vitest.mjs', import.meta.url));
const run = spawnSync(process.execPath, [vitest, 'run', 'test/faults', '--reporter=json', `--outputFile=${file}`], {
  cwd: fileURLToPath(new URL('..', import.meta.url)),
  stdio: ['ignore', 'ignore', 'pipe'],
  encoding: 'utf8',
});

let report;
try {
  report = JSON.parse(readFileSync(file, 'utf8'));
} catch (error) {
  console.error(run.stderr || String(error));
  process.exit(1);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

const order = (row) => ROWS.indexOf(row.split(/\W/, 1)[0]);
const cell = (text) => text.replaceAll('|', '·').replace(/\s+/g, ' ').trim();
const firstLine = (text) => (text.split('\n', 1)[0] ?? '').replace(/\u001b\[\d+m/g, '');

const tests = report.testResults
  .flatMap(({ assertionResults }) => assertionResults)
  .flatMap((test) => {
    const row = /^[URQP]\d+/.exec(test.title)?.[0];
    return row === undefined ? [] : [{ ...test, row }];
  })
  .map(({ row, title, status, meta, failureMessages = [] }) => {
    const [name, ...expected] = title.slice(row.length + 1).split(': ');
    const failed =
      status === 'passed' ? [] : [status === 'failed' ? firstLine(failureMessages.join('\n')) : 'not run here'];
    return {
      row,
      fault: meta?.fault?.fault ?? name,
      expected: meta?.fault?.expected ?? expected.join(': '),
      seen: [...failed, meta?.fault?.seen ?? ''].filter(Boolean).join('; '),
      holds: status === 'passed',
    };
  })
  .sort((a, b) => order(a.row) - order(b.row));

const untested = ROWS.filter((row) => !tests.some((test) => test.row === row));
const holding = ROWS.filter((row) => !untested.includes(row) && tests.every((test) => test.row !== row || test.holds));

if (process.argv.includes('--json')) console.log(JSON.stringify({ tests, untested }, undefined, 2));
else {
  console.log('| row | fault | expected | seen | |\n|---|---|---|---|---|');
  for (const { row, fault, expected, seen, holds } of tests) {
    console.log(
      `| ${row} | ${cell(fault)} | ${cell(expected)} | ${cell(seen)} | ${holds ? 'holds' : '**does not**'} |`,
    );
  }
  console.log(`\n${holding.length} of ${ROWS.length} hold.`);
}
for (const { name, message } of report.testResults.filter(({ assertionResults }) => assertionResults.length === 0)) {
  console.error(`${name} could not be run: ${message}`);
}
if (untested.length > 0) console.error(`Rows without a test: ${untested.join(', ')}`);
process.exit(holding.length === ROWS.length ? 0 : 1);
