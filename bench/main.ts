import { parseArgs } from 'node:util';
import { benchCoverage } from './coverage.ts';
import { benchHanging } from './hanging.ts';
import { benchHarvest } from './harvest.ts';
import { benchHostile } from './hostile.ts';
import { benchPast } from './past.ts';
import { benchReading } from './reading.ts';
import { benchRequests } from './requests.ts';
import { benchSearch } from './search/search.ts';
import { soak } from './soak.ts';

const BENCHES = {
  reading: benchReading,
  harvest: benchHarvest,
  requests: benchRequests,
  hostile: benchHostile,
  hanging: benchHanging,
  search: () => benchSearch(sizes),
  past: benchPast,
  coverage: benchCoverage,
  soak: () => soak(minutes),
} as const;
/** Half an hour is not for every run. */
const BY_HAND: readonly string[] = ['soak'];
const isBench = (name: string): name is keyof typeof BENCHES => name in BENCHES;

const USAGE = `Measures Kommungraf against peers in the same run; the figures are ratios, for machines differ.

Usage: npm run bench                   all but soak (about three minutes)
       npm run bench -- reading        RDF reading rate against the bare parsers
       npm run bench -- harvest        25,000 datasets over all platforms into the read model
       npm run bench -- requests       requests per second of three queries over the demo
       npm run bench -- hostile        time and bytes of the answers to hostile requests
       npm run bench -- hanging        10 of 30 catalogues hanging, beside all alive
       npm run bench -- search         how well and how fast datasets are found; --datasets 25000,100000
       npm run bench -- past           series over two years of the record, in both databases
       npm run bench -- coverage       who publishes which specification, 25,000 datasets: cold, after a change, again
       npm run bench -- soak           load with faults at random; --minutes 30
       npm run bench -- --help

Exit codes: 0 measured, 1 failed (soak: a wrong answer, or a heap that rises), 2 no such benchmark or option.
`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    help: { type: 'boolean', short: 'h' },
    minutes: { type: 'string', default: '30' },
    datasets: { type: 'string', default: '25000,100000' },
  },
});
const minutes = Number(values.minutes);
const sizes = values.datasets.split(',').map(Number);
const unknown = positionals.filter((name) => !isBench(name));
if (values.help === true) process.stdout.write(USAGE);
else if (unknown.length > 0) {
  process.stderr.write(`no benchmark is called ${unknown.join(', ')}; there are ${Object.keys(BENCHES).join(', ')}\n`);
  process.exitCode = 2;
} else if (!Number.isInteger(minutes) || minutes < 1 || minutes > 24 * 60) {
  process.stderr.write(`--minutes must be a whole number from 1 to 1440, not ${values.minutes}\n`);
  process.exitCode = 2;
} else if (!sizes.every((size) => Number.isInteger(size) && size >= 100 && size <= 2_000_000)) {
  process.stderr.write(`--datasets must be whole numbers from 100 to 2000000 with commas, not ${values.datasets}\n`);
  process.exitCode = 2;
} else {
  const wanted =
    positionals.length === 0 ? Object.keys(BENCHES).filter((name) => !BY_HAND.includes(name)) : positionals;
  for (const name of wanted) if (isBench(name)) await BENCHES[name]();
}
