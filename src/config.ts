import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

/** Where the project's own data files are: the folder of package.json, above the source tree or what is compiled of it. */
export const ROOT: string = rootAbove(fileURLToPath(new URL('.', import.meta.url)));

function rootAbove(folder: string): string {
  return existsSync(resolve(folder, 'package.json')) ? folder : rootAbove(resolve(folder, '..'));
}

/** Of package.json: part of the User-Agent. */
export const VERSION: string = z
  .object({ version: z.string() })
  .parse(JSON.parse(readFileSync(resolve(ROOT, 'package.json'), 'utf8'))).version;

const number = (fallback: number): z.ZodType<number> =>
  z.preprocess((value) => (value === undefined || value === '' ? fallback : Number(value)), z.number().nonnegative());
const whole = (fallback: number, max: number): z.ZodType<number> =>
  z.preprocess(
    (value) => (value === undefined || value === '' ? fallback : Number(value)),
    z.number().int().min(0).max(max),
  );

const environment = z.object({
  HOST: z.string().default('127.0.0.1'),
  PORT: whole(4000, 65535),
  SOURCES: z.string().default(resolve(ROOT, 'sources/sweden.yaml')),
  DATA_DIR: z.string().default('var'),
  REDIS_URL: z.url({ protocol: /^rediss?$/ }).optional(),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
  REFRESH_HOURS: number(12),
  HARVEST_CONCURRENCY: whole(8, 64),
  HARVEST_TIMEOUT_MINUTES: number(20),
  UPSTREAM_TIMEOUT_SECONDS: number(30),
  UPSTREAM_MAX_MIB: number(64),
  UPSTREAM_PER_HOST: whole(2, 16),
  UPSTREAM_INTERVAL_MS: whole(500, 60_000),
  UPSTREAM_ALLOW: z.string().default(''),
  CONTACT_URL: z.url({ protocol: /^https?$/ }).optional(),
});

/** Each setting with what it is for and its default, as `--help` shows it; README.md has the same list. */
export const SETTINGS: readonly { readonly name: string; readonly about: string }[] = [
  { name: 'HOST', about: 'address to listen on (127.0.0.1)' },
  { name: 'PORT', about: 'port to listen on (4000)' },
  { name: 'SOURCES', about: 'the sources file (sources/sweden.yaml)' },
  { name: 'DATA_DIR', about: 'folder of the read model (var)' },
  { name: 'REDIS_URL', about: 'redis://host:port; without it the cache is in process' },
  { name: 'LOG_LEVEL', about: 'fatal, error, warn, info, debug, trace or silent (info)' },
  { name: 'REFRESH_HOURS', about: 'how long a snapshot is fresh, in hours (12)' },
  { name: 'HARVEST_CONCURRENCY', about: 'catalogues read at a time (8)' },
  { name: 'HARVEST_TIMEOUT_MINUTES', about: 'how long reading one catalogue may take (20)' },
  { name: 'UPSTREAM_TIMEOUT_SECONDS', about: 'deadline of one JSON request; four times that for a document (30)' },
  { name: 'UPSTREAM_MAX_MIB', about: 'largest answer that is read, decompressed, in MiB (64)' },
  { name: 'UPSTREAM_PER_HOST', about: 'requests in flight to one host (2)' },
  { name: 'UPSTREAM_INTERVAL_MS', about: 'least time between two requests to one host, in milliseconds (500)' },
  { name: 'UPSTREAM_ALLOW', about: 'addresses that are not public and may be called: CIDR or host:port, by commas' },
  { name: 'CONTACT_URL', about: 'who runs this gateway; told to upstreams in the User-Agent' },
];

/** The program's settings, as the environment gives them; each is described in README.md. */
export interface Config {
  readonly host: string;
  readonly port: number;
  readonly sources: string;
  readonly dataDir: string;
  readonly redisUrl: string | undefined;
  readonly logLevel: z.infer<typeof environment>['LOG_LEVEL'];
  /** How long a snapshot is fresh, in milliseconds: after that it is refreshed, and stale until that succeeds. */
  readonly refreshMs: number;
  readonly harvestConcurrency: number;
  readonly harvestTimeoutMs: number;
  readonly upstreamTimeoutMs: number;
  readonly upstreamMaxBytes: number;
  readonly upstreamPerHost: number;
  /** Between the starts of two requests to one host, in milliseconds. */
  readonly upstreamIntervalMs: number;
  readonly upstreamAllow: string;
  /** Who runs this gateway: part of the User-Agent, for those whose servers it asks. */
  readonly contactUrl: string | undefined;
}

/** Wrong settings: all of them at once, each with what to write instead. */
export class ConfigError extends Error {
  readonly problems: readonly string[];
  constructor(problems: readonly string[], options?: ErrorOptions) {
    const lines = problems.map((line) => `  ${line}`).join('\n');
    super(`The environment has ${problems.length} wrong setting(s):\n${lines}`, options);
    this.name = 'ConfigError';
    this.problems = problems;
  }
}

/** Reads the settings. Throws ConfigError that lists every wrong one. */
export function readConfig(env: Readonly<Record<string, string | undefined>> = process.env): Config {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value !== ''));
  const parsed = environment.safeParse(given);
  if (!parsed.success) {
    throw new ConfigError(
      parsed.error.issues.map((issue) => {
        const name = String(issue.path[0]);
        return `${name}=${JSON.stringify(env[name])}: ${issue.message}`;
      }),
    );
  }
  const values = parsed.data;
  return {
    host: values.HOST,
    port: values.PORT,
    sources: resolve(values.SOURCES),
    dataDir: resolve(values.DATA_DIR),
    redisUrl: values.REDIS_URL,
    logLevel: values.LOG_LEVEL,
    refreshMs: values.REFRESH_HOURS * 3_600_000,
    harvestConcurrency: Math.max(1, values.HARVEST_CONCURRENCY),
    harvestTimeoutMs: values.HARVEST_TIMEOUT_MINUTES * 60_000,
    upstreamTimeoutMs: values.UPSTREAM_TIMEOUT_SECONDS * 1000,
    upstreamMaxBytes: values.UPSTREAM_MAX_MIB * 2 ** 20,
    upstreamPerHost: Math.max(1, values.UPSTREAM_PER_HOST),
    upstreamIntervalMs: values.UPSTREAM_INTERVAL_MS,
    upstreamAllow: values.UPSTREAM_ALLOW,
    contactUrl: values.CONTACT_URL,
  };
}
