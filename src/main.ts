import { parseArgs } from 'node:util';
import { pino } from 'pino';
import { ConfigError, readConfig, SETTINGS } from './config.ts';
import { createGateway } from './gateway.ts';
import { createHarvestDisplay } from './harvest-display.ts';
import { createLog } from './log.ts';

const USAGE = `Kommungraf: one GraphQL API over the open data of Sweden's municipalities and regions.

Usage: npm start            (or node dist/src/main.js)
       npm start -- --help

Settings are read from the environment:
${SETTINGS.map(({ name, about }) => `  ${name.padEnd(26)}${about}`).join('\n')}

Exit codes: 0 stopped by a signal, 1 could not start, 2 wrong settings or arguments.
`;

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { help: { type: 'boolean', short: 'h' } } });
  if (values.help === true) {
    process.stdout.write(USAGE);
    return;
  }
  const config = readConfig();
  const display = createHarvestDisplay(process.stderr);
  const log = createLog({ level: config.logLevel, out: process.stdout, around: display.around });
  const gateway = await createGateway({
    config,
    log,
    onProgress: display.progress,
    onOutcome: display.outcome,
  });

  // A second signal while the first is being obeyed ends the process at once.
  const stop = (signal: NodeJS.Signals): void => {
    log.info({ signal }, 'stopping');
    process.once(signal, () => process.exit(1));
    void gateway.close().then(
      () => process.exit(0),
      (error: unknown) => {
        log.error({ err: error }, 'could not stop cleanly');
        process.exit(1);
      },
    );
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);

  const address = await gateway.listen();
  log.info({ address }, `listening on ${address}`);
  const active = gateway.store.catalogues().filter(({ status }) => status === 'active').length;
  display.begin(active);
  await gateway.refresher.start();
  display.close();
  if (gateway.store.countDatasets({}) === 0) {
    log.warn(
      'no source could be reached and nothing is known from before: the catalogues are asked again in a few minutes. ' +
        'To try Kommungraf without internet: npm run demo',
    );
  }
}

// What nobody has caught is a bug: told whole, and the process does not go on in an unknown state.
process.on('uncaughtException', (error) => {
  pino().fatal({ err: error }, 'uncaught');
  process.exit(1);
});

try {
  await main();
} catch (error) {
  const usage = error instanceof TypeError && 'code' in error;
  if (error instanceof ConfigError || usage) {
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 2;
  } else {
    pino().fatal({ err: error }, 'could not start');
    process.exit(1);
  }
}
