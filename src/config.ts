import { existsSync, readFileSync } from 'node:fs';
import { totalmem } from 'node:os';
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

const listOf = (text: string): readonly string[] =>
  text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');

/** Points of one client in a minute, where nothing else is said. */
const RATE_LIMIT = 6_000;

/**
 * Whether requests carry the addresses of those who ask. Where we listen to this machine alone, they come from its
 * user or from a proxy on it that we were not told of, and a limit would be one for all its clients together.
 */
const seesClients = ({ HOST, TRUST_PROXY }: { readonly HOST: string; readonly TRUST_PROXY: string }): boolean =>
  TRUST_PROXY !== '' || !/^(?:127\.|::1$|localhost$)/.test(HOST);

const proxyNetwork = z.union([z.ipv4(), z.ipv6(), z.cidrv4(), z.cidrv6()]);

/** A proxy believed by mistake lets everybody choose an address, so what cannot be read is not guessed at. */
function isProxyList(text: string): boolean {
  if (/^\d{1,2}$/.test(text)) return true;
  return listOf(text).every((part) => proxyNetwork.safeParse(part).success);
}

const environment = z.object({
  HOST: z.string().default('127.0.0.1'),
  PORT: whole(4000, 65535),
  SOURCES: z.string().default(resolve(ROOT, 'sources/sweden.yaml')),
  DATA_DIR: z.string().default('var'),
  REDIS_URL: z.url({ protocol: /^rediss?$/ }).optional(),
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
  REFRESH_HOURS: number(12),
  STALE_DAYS: number(0),
  SHRINK_LIMIT_PERCENT: whole(50, 100),
  SUSPICIOUS_HOURS: number(48),
  HARVEST_CONCURRENCY: whole(8, 64),
  HARVEST_TIMEOUT_MINUTES: number(20),
  UPSTREAM_TIMEOUT_SECONDS: number(30),
  UPSTREAM_MAX_MIB: number(64),
  UPSTREAM_PER_HOST: whole(2, 16),
  UPSTREAM_INTERVAL_MS: whole(500, 60_000),
  UPSTREAM_ALLOW: z.string().default(''),
  CONTACT_URL: z.url({ protocol: /^https?$/ }).optional(),
  PUBLIC_URL: z.url({ protocol: /^https?$/ }).optional(),
  DRAIN_GRACE_SECONDS: number(0),
  RATE_LIMIT_PER_MINUTE: z.coerce.number().int().min(0).max(10_000_000).optional(),
  TRUST_PROXY: z
    .string()
    .default('')
    .refine(isProxyList, 'a number of hops (1), or addresses and networks by commas (10.0.0.0/8, 2001:db8::/32)'),
  LINK_CHECKS: z.enum(['on', 'off']).default('on'),
  LINK_CHECK_DAYS: whole(7, 365),
  METRICS: z.enum(['on', 'off']).default('on'),
  METRICS_TOKEN: z
    .string()
    .regex(/^\S{8,}$/, 'at least 8 characters, none of them a space')
    .optional(),
  OTEL_EXPORTER_OTLP_ENDPOINT: z.url({ protocol: /^https?$/ }).optional(),
  READY_BYTES: whole(64 * 2 ** 20, 2 ** 40),
  SHED_LOOP_DELAY_MS: number(1000),
  SHED_MEMORY_PERCENT: whole(90, 100),
});

/** Each setting with what it is for and its default, as `--help` shows it; README.md has the same list. */
export const SETTINGS: readonly { readonly name: string; readonly about: string }[] = [
  { name: 'HOST', about: 'address to listen on (127.0.0.1)' },
  { name: 'PORT', about: 'port to listen on (4000)' },
  { name: 'SOURCES', about: 'the sources file (sources/sweden.yaml)' },
  { name: 'DATA_DIR', about: 'folder of the read model and, without DATABASE_URL, of the durable record (var)' },
  {
    name: 'REDIS_URL',
    about: 'redis://host:port, shared by replicas: cache and politeness; without it each is by itself',
  },
  {
    name: 'DATABASE_URL',
    about: 'postgres://host:port/database of the durable record; without it DATA_DIR/record.sqlite',
  },
  { name: 'LOG_LEVEL', about: 'fatal, error, warn, info, debug, trace or silent (info)' },
  { name: 'REFRESH_HOURS', about: 'how long a snapshot is fresh, in hours (12)' },
  { name: 'STALE_DAYS', about: 'how long what cannot be read any more is served, in days; 0: without end (0)' },
  { name: 'SHRINK_LIMIT_PERCENT', about: "share of a catalogue's datasets that may be gone at once; 100: any (50)" },
  { name: 'SUSPICIOUS_HOURS', about: 'how long a held-back answer must go on coming to be believed (48)' },
  { name: 'HARVEST_CONCURRENCY', about: 'catalogues read at a time (8)' },
  { name: 'HARVEST_TIMEOUT_MINUTES', about: 'how long reading one catalogue may take (20)' },
  { name: 'UPSTREAM_TIMEOUT_SECONDS', about: 'deadline of one JSON request; four times that for a document (30)' },
  { name: 'UPSTREAM_MAX_MIB', about: 'largest answer that is read, decompressed, in MiB (64)' },
  { name: 'UPSTREAM_PER_HOST', about: 'requests in flight to one host (2)' },
  { name: 'UPSTREAM_INTERVAL_MS', about: 'least time between two requests to one host, in milliseconds (500)' },
  { name: 'UPSTREAM_ALLOW', about: 'addresses that are not public and may be called: CIDR or host:port, by commas' },
  { name: 'CONTACT_URL', about: 'who runs this gateway; told to upstreams in the User-Agent' },
  { name: 'PUBLIC_URL', about: 'where clients reach it, when that is not the address that they send requests to' },
  { name: 'DRAIN_GRACE_SECONDS', about: 'from "not ready" to the closing of the port at SIGTERM (0)' },
  {
    name: 'RATE_LIMIT_PER_MINUTE',
    about: 'points of one client a minute; 0: not counted (6000; on 127.0.0.1 alone 0)',
  },
  { name: 'TRUST_PROXY', about: 'proxies whose X-Forwarded-For is believed: CIDRs by commas, or a number of hops' },
  { name: 'LINK_CHECKS', about: 'on or off: ask in the background whether addresses of distributions answer (on)' },
  { name: 'LINK_CHECK_DAYS', about: 'from one check of an address to the next, in days (7)' },
  { name: 'METRICS', about: 'on or off: Prometheus metrics at /metrics (on)' },
  { name: 'METRICS_TOKEN', about: 'bearer token without which /metrics is not shown; without it they are public' },
  { name: 'OTEL_EXPORTER_OTLP_ENDPOINT', about: 'http://host:4318 of an OTLP receiver for traces; without it none' },
  {
    name: 'READY_BYTES',
    about: 'memory for answers that are kept until the data changes, in bytes; 0: none is kept (67108864)',
  },
  {
    name: 'SHED_LOOP_DELAY_MS',
    about: 'event-loop delay (p99) above which queries are turned away; 0 is never (1000)',
  },
  { name: 'SHED_MEMORY_PERCENT', about: 'share of the memory limits above which they are; 0 is never (90)' },
];

/** The program's settings, as the environment gives them; each is described in README.md. */
export interface Config {
  readonly host: string;
  readonly port: number;
  readonly sources: string;
  readonly dataDir: string;
  readonly redisUrl: string | undefined;
  /** PostgreSQL that holds the durable record; undefined: a SQLite file in `dataDir`. */
  readonly databaseUrl: string | undefined;
  readonly logLevel: z.infer<typeof environment>['LOG_LEVEL'];
  /** How long a snapshot is fresh, in milliseconds: after that it is refreshed, and stale until that succeeds. */
  readonly refreshMs: number;
  /** How long the last reading is served when a catalogue cannot be read any more, in milliseconds; undefined: without end. */
  readonly staleMs: number | undefined;
  /** How large a share of a catalogue's datasets may be gone at once, in percent; more is held back. 100: any. */
  readonly shrinkLimitPercent: number;
  /** How long an answer that is held back must go on coming until it is believed, in milliseconds. */
  readonly suspiciousMs: number;
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
  readonly publicUrl: string | undefined;
  /** Between "not ready" and the closing of the port, in milliseconds. */
  readonly drainGraceMs: number;
  /** Points of one client in a minute; 0: clients are not counted. */
  readonly rateLimitPerMinute: number;
  /** Proxies whose word on a client's address is believed: addresses and networks, or how many of them there are. */
  readonly trustProxy: readonly string[] | number;
  /** Whether addresses and files of distributions are checked in the background. */
  readonly linkChecks: boolean;
  /** From one check of an address to the next, in milliseconds. */
  readonly linkCheckMs: number;
  readonly metrics: boolean;
  readonly metricsToken: string | undefined;
  /** Base address of an OTLP/HTTP receiver. */
  readonly otlpEndpoint: string | undefined;
  /** Bytes for answers that are kept until the revision changes; 0: none is kept. */
  readonly readyBytes: number;
  /** Above which new queries are turned away; 0 switches one off. */
  readonly shed: {
    /** 99th percentile of how late the event loop is, in milliseconds. */
    readonly loopDelayMs: number;
    /** Share of V8's limit for the heap, from 0 to 1. */
    readonly heapShare: number;
    /** Of the process, derived from the limit of its container or the memory of the machine. */
    readonly memoryBytes: number;
  };
  /** Passwords and tokens among the settings: what no log may hold. */
  readonly secrets: readonly string[];
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
        return `${name}=${JSON.stringify(shownSetting(name, env[name]))}: ${issue.message}`;
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
    databaseUrl: values.DATABASE_URL,
    logLevel: values.LOG_LEVEL,
    refreshMs: values.REFRESH_HOURS * 3_600_000,
    staleMs: values.STALE_DAYS === 0 ? undefined : values.STALE_DAYS * 86_400_000,
    shrinkLimitPercent: values.SHRINK_LIMIT_PERCENT,
    suspiciousMs: values.SUSPICIOUS_HOURS * 3_600_000,
    harvestConcurrency: Math.max(1, values.HARVEST_CONCURRENCY),
    harvestTimeoutMs: values.HARVEST_TIMEOUT_MINUTES * 60_000,
    upstreamTimeoutMs: values.UPSTREAM_TIMEOUT_SECONDS * 1000,
    upstreamMaxBytes: values.UPSTREAM_MAX_MIB * 2 ** 20,
    upstreamPerHost: Math.max(1, values.UPSTREAM_PER_HOST),
    upstreamIntervalMs: values.UPSTREAM_INTERVAL_MS,
    upstreamAllow: values.UPSTREAM_ALLOW,
    contactUrl: values.CONTACT_URL,
    publicUrl: values.PUBLIC_URL,
    drainGraceMs: values.DRAIN_GRACE_SECONDS * 1000,
    rateLimitPerMinute: values.RATE_LIMIT_PER_MINUTE ?? (seesClients(values) ? RATE_LIMIT : 0),
    trustProxy: /^\d+$/.test(values.TRUST_PROXY) ? Number(values.TRUST_PROXY) : listOf(values.TRUST_PROXY),
    linkChecks: values.LINK_CHECKS === 'on',
    linkCheckMs: Math.max(1, values.LINK_CHECK_DAYS) * 86_400_000,
    metrics: values.METRICS === 'on',
    metricsToken: values.METRICS_TOKEN,
    otlpEndpoint: values.OTEL_EXPORTER_OTLP_ENDPOINT,
    readyBytes: values.READY_BYTES,
    shed: {
      loopDelayMs: values.SHED_LOOP_DELAY_MS,
      heapShare: values.SHED_MEMORY_PERCENT / 100,
      memoryBytes: (memoryLimit() * values.SHED_MEMORY_PERCENT) / 100,
    },
    secrets: secretsOf(given),
  };
}

/** Bytes that this process may use: what its container allows, else what the machine has. */
function memoryLimit(): number {
  const constrained = process.constrainedMemory();
  return constrained > 0 ? Math.min(constrained, totalmem()) : totalmem();
}

/** The token, and the password of every address, as written there and as meant. */
function secretsOf(given: Readonly<Record<string, string | undefined>>): readonly string[] {
  const names = ['METRICS_TOKEN', ...SETTINGS.map(({ name }) => name).filter((name) => name.endsWith('_URL'))];
  const found = names.flatMap((name) => {
    const value = given[name] ?? '';
    if (name === 'METRICS_TOKEN') return [value];
    const password = URL.canParse(value) ? new URL(value).password : '';
    return [password, decodedOrSame(password)];
  });
  return [...new Set(found)].filter((secret) => secret !== '');
}

function decodedOrSame(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    // A percent sign that stands for itself.
    return text;
  }
}

/** A wrong setting, for the one who has to mend it; a password in it is not for the terminal of whoever starts us. */
function shownSetting(name: string, value: string | undefined): string | undefined {
  if (name.endsWith('_TOKEN')) return '…';
  return name.endsWith('_URL') || name.endsWith('_ENDPOINT') ? value?.replace(/^.*@/s, '…@') : value;
}
