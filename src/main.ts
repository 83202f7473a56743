import { parseArgs } from 'node:util';
import type { Logger } from 'pino';
import { ConfigError, readConfig, SETTINGS } from './config.ts';
import { createGateway } from './gateway.ts';
import { createHarvestDisplay } from './harvest-display.ts';
import { createLog } from './log.ts';
import { createStopping, type Stopping } from './stopping.ts';

const USAGE = `Kommungraf: one GraphQL API over the open data of Sweden's municipalities and regions.

Usage: npm start            (or node dist/src/main.js)
       npm start -- --help

Settings are read from the environment:
${SETTINGS.map(({ name, about }) => `  ${name.padEnd(28)}${about}`).join('\n')}

Exit codes: 0 stopped by a signal, 1 could not start, or ended by a fault of its own, 2 wrong settings or arguments.
`;

let log: Logger = createLog({ level: 'info', out: process.stdout });
let stopping: Stopping = createStopping({ log, exit: (code) => process.exit(code) });

// What nobody has caught is a bug, and afterwards nobody knows what state we are in: told whole, the requests under way
// are finished, and the process ends so that another can be started. An unhandled rejection comes here too.
process.on('uncaughtException', (error, origin) => {
  stopping.fault(error, origin);
});
// Nobody reads the log any more (a pipe was closed): that is no reason to stop answering.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);
for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  process.on(signal, () => {
    stopping.signal(signal);
  });
}

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { help: { type: 'boolean', short: 'h' } } });
  if (values.help === true) {
    process.stdout.write(USAGE);
    return;
  }
  const config = readConfig();
  const display = createHarvestDisplay(process.stderr);
  log = createLog({ level: config.logLevel, out: process.stdout, around: display.around, secrets: config.secrets });
  stopping = createStopping({ log, exit: (code) => process.exit(code), graceMs: config.drainGraceMs });
  const gateway = await createGateway({
    config,
    log,
    onProgress: display.progress,
    onOutcome: display.outcome,
  });
  stopping.opened(gateway);

  const address = await gateway.listen();
  log.info({ address }, `listening on ${address}`);
  const active = gateway.store.catalogues().filter(({ status }) => status === 'active').length;
  display.begin(active);
  await gateway.refresher.start();
  display.close();
  if (stopping.isUnderWay()) return;
  if (gateway.store.countDatasets({}) === 0) {
    log.warn(
      'no source could be reached and nothing is known from before: the catalogues are asked again in a few minutes. ' +
        'To try Kommungraf without internet: npm run demo',
    );
  }
}

try {
  await main();
} catch (error) {
  const usage = error instanceof TypeError && 'code' in error;
  if (error instanceof ConfigError || usage) {
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 2;
  } else {
    log.fatal({ err: error }, 'could not start');
    process.exit(1);
  }
}
