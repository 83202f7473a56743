import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { readConfig } from '../src/config.ts';
import { createGateway } from '../src/gateway.ts';
import { createHarvestDisplay } from '../src/harvest-display.ts';
import { createLog } from '../src/log.ts';
import { startDemo, writeSourcesYaml } from './municipalities.ts';

const USAGE = `Starts the municipalities of Västra Götaland on local ports, and Kommungraf over them. Needs no internet.

Usage: npm run demo                  the gateway on http://localhost:4000
       PORT=4010 npm run demo        on another port
       LOG_LEVEL=info npm run demo   with logs
       npm run demo -- --help

Ctrl-C ends it. Nothing is kept. Exit codes: 0 stopped, 1 could not start.
`;

const QUERY = '{ organisation(municipalityCode: "1480") { name datasets(first: 3) { totalCount nodes { title } } } }';

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { help: { type: 'boolean', short: 'h' } } });
  if (values.help === true) {
    process.stdout.write(USAGE);
    return;
  }
  const demo = await startDemo();
  const folder = mkdtempSync(join(tmpdir(), 'kommungraf-demo-'));
  const sources = join(folder, 'sources.yaml');
  writeFileSync(sources, writeSourcesYaml(demo));
  const config = readConfig({
    LOG_LEVEL: 'error',
    UPSTREAM_INTERVAL_MS: '0',
    ...process.env,
    SOURCES: sources,
    DATA_DIR: join(folder, 'data'),
    UPSTREAM_ALLOW: '127.0.0.0/8',
  });
  const display = createHarvestDisplay(process.stderr);
  const gateway = await createGateway({
    config,
    log: createLog({ level: config.logLevel, out: process.stdout, around: display.around, secrets: config.secrets }),
    onProgress: display.progress,
    onOutcome: display.outcome,
    // All hosts are this machine: nobody has to be spared.
    pace: { firstMs: 5_000, roundMs: 15_000, hostPauseMs: 20, walkMs: 30_000 },
  });
  let stopping = false;
  const stop = async (): Promise<void> => {
    if (stopping) process.exit(1);
    stopping = true;
    await gateway.close();
    await demo.close();
    rmSync(folder, { recursive: true, force: true });
    process.exit(0);
  };
  process.on('SIGINT', () => void stop());
  process.on('SIGTERM', () => void stop());

  const address = await gateway.listen();
  const shown = address.replace('127.0.0.1', 'localhost');
  process.stdout.write(`
Kommungraf answers on ${shown} while it reads ${demo.catalogues.length} catalogues (one is down, one is slow: on purpose).

  ${shown}/            what is here
  ${shown}/graphiql    write a query

  curl -s ${shown}/graphql -H 'content-type: application/json' \\
    -d '${JSON.stringify({ query: QUERY })}'

`);
  display.begin(demo.catalogues.length);
  await gateway.refresher.start();
  display.close();
  const { store } = gateway;
  const failed = store.catalogues().filter(({ id }) => store.catalogueStatus(id).problem !== undefined);
  process.stdout.write(
    `Read ${store.countDatasets({})} datasets of ${store.countPublishers({})} organisations; not read: ` +
      `${failed.map(({ id }) => id).join(', ') || 'none'}. Ctrl-C ends the demo.\n`,
  );
}

try {
  await main();
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
}
