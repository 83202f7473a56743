import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { readConfig } from '../src/config.ts';
import { createGateway, type Gateway } from '../src/gateway.ts';

/** The gateway as it is delivered, over upstreams on this machine, in a folder of its own. */
export interface BenchGateway {
  readonly gateway: Gateway;
  readonly close: () => Promise<void>;
}

/** `sources`: the text of a sources file. Throws an Error for one that is wrong. It listens to nothing yet. */
export async function openBenchGateway(
  sources: string,
  env: Readonly<Record<string, string>> = {},
): Promise<BenchGateway> {
  const folder = mkdtempSync(join(tmpdir(), 'kommungraf-bench-'));
  writeFileSync(join(folder, 'sources.yaml'), sources);
  const config = readConfig({
    PORT: '0',
    LOG_LEVEL: 'silent',
    SOURCES: join(folder, 'sources.yaml'),
    DATA_DIR: join(folder, 'data'),
    UPSTREAM_ALLOW: '127.0.0.0/8',
    UPSTREAM_INTERVAL_MS: '0',
    LINK_CHECKS: 'off',
    ...env,
  });
  const gateway = await createGateway({ config, log: pino({ level: config.logLevel }) });
  if (gateway.problems.length > 0) throw new Error(gateway.problems.map(({ message }) => message).join('; '));
  return {
    gateway,
    async close() {
      await gateway.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
