import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { stringify } from 'yaml';
import type { CheckPace } from '../src/background-checks.ts';
import { readConfig } from '../src/config.ts';
import { createGateway, type Gateway } from '../src/gateway.ts';

/** An answer with the shape that the test expects of it; reading past what is there fails the test. */
export interface Answer<T> {
  readonly status: number;
  readonly data: T;
  readonly errors: readonly {
    readonly message: string;
    readonly extensions: { readonly code: string; readonly argument?: string };
  }[];
}

export interface TestGateway {
  readonly gateway: Gateway;
  readonly url: string;
  /** POSTs a query; throws when the answer has errors. */
  query<T>(query: string, variables?: Readonly<Record<string, unknown>>): Promise<T>;
  /** POSTs a query and gives the whole answer, errors and all. */
  ask<T>(query: string, variables?: Readonly<Record<string, unknown>>): Promise<Answer<T>>;
  /** Stops the gateway; its data folder is kept when `keep` is set. */
  close(keep?: boolean): Promise<void>;
  readonly folder: string;
}

export interface TestGatewayOptions {
  readonly catalogues: readonly Readonly<Record<string, unknown>>[];
  readonly collaborations?: readonly Readonly<Record<string, unknown>>[];
  readonly statistics?: readonly Readonly<Record<string, unknown>>[];
  readonly env?: Readonly<Record<string, string>>;
  /** Of an earlier gateway whose data is to be served. */
  readonly folder?: string;
  /** Do not wait for the first harvest (and do not begin it). */
  readonly unread?: boolean;
  /** How fast background checks are, where the environment has them on. */
  readonly pace?: CheckPace;
}

/** The gateway whole, over catalogues on this machine; resolves when each of them has been tried once. */
export async function startGateway(options: TestGatewayOptions): Promise<TestGateway> {
  const folder = options.folder ?? mkdtempSync(join(tmpdir(), 'kommungraf-test-'));
  const sources = join(folder, 'sources.yaml');
  const { catalogues, collaborations = [], statistics = [] } = options;
  const lists = { ...(collaborations.length === 0 ? {} : { collaborations }) };
  writeFileSync(sources, stringify({ catalogues, ...lists, ...(statistics.length === 0 ? {} : { statistics }) }));
  const config = readConfig({
    PORT: '0',
    LOG_LEVEL: 'silent',
    UPSTREAM_ALLOW: '127.0.0.0/8',
    UPSTREAM_INTERVAL_MS: '0',
    // The tests share the process and its loop with the gateway: their pauses are not its pressure.
    SHED_LOOP_DELAY_MS: '0',
    LINK_CHECKS: 'off',
    ...options.env,
    SOURCES: sources,
    DATA_DIR: join(folder, 'data'),
  });
  const gateway = await createGateway({
    config,
    log: pino({ level: config.logLevel }),
    ...(options.pace === undefined ? {} : { pace: options.pace }),
  });
  const url = await gateway.listen();
  if (options.unread !== true) await gateway.refresher.start();

  const ask = async <T>(query: string, variables: Readonly<Record<string, unknown>> = {}): Promise<Answer<T>> => {
    const response = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query, variables }),
    });
    const body = (await response.json()) as { readonly data: T; readonly errors?: Answer<T>['errors'] };
    return { status: response.status, data: body.data, errors: body.errors ?? [] };
  };
  return {
    gateway,
    url,
    folder,
    ask,
    async query<T>(query: string, variables: Readonly<Record<string, unknown>> = {}): Promise<T> {
      const { data, errors } = await ask<T>(query, variables);
      if (errors.length > 0) throw new Error(JSON.stringify(errors));
      return data;
    },
    async close(keep = false) {
      await gateway.close();
      if (!keep) rmSync(folder, { recursive: true, force: true });
    },
  };
}
