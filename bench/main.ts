import { parseArgs } from 'node:util';
import { benchHarvest } from './harvest.ts';
import { benchReading } from './reading.ts';
import { benchRequests } from './requests.ts';

const BENCHES = { reading: benchReading, harvest: benchHarvest, requests: benchRequests } as const;
const isBench = (name: string): name is keyof typeof BENCHES => name in BENCHES;

const USAGE = `Measures Kommungraf against peers in the same run; the figures are ratios, for machines differ.

Usage: npm run bench                   all (about two minutes)
       npm run bench -- reading        RDF reading rate against the bare parsers
       npm run bench -- harvest        25,000 datasets over all platforms into the read model
       npm run bench -- requests       requests per second of three queries over the demo
       npm run bench -- --help

Exit codes: 0 measured, 1 failed, 2 no such benchmark.
`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { help: { type: 'boolean', short: 'h' } },
});
const unknown = positionals.filter((name) => !isBench(name));
if (values.help === true) process.stdout.write(USAGE);
else if (unknown.length > 0) {
  process.stderr.write(`no benchmark is called ${unknown.join(', ')}; there are ${Object.keys(BENCHES).join(', ')}\n`);
  process.exitCode = 2;
} else {
  const wanted = positionals.length === 0 ? Object.keys(BENCHES) : positionals;
  for (const name of wanted) if (isBench(name)) await BENCHES[name]();
}
