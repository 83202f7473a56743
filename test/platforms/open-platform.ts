import { readdirSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import type { CatalogueRef } from '../../src/model/catalogue.ts';
import { PLATFORMS } from '../../src/sources/registry.ts';
import type { CatalogueSource, CreateSource, Harvested } from '../../src/sources/source.ts';
import { createUpstream } from '../../src/upstream/http.ts';
import { type LocalServer, startServer } from '../local-server.ts';
import type { PlatformFixture, WantedDataset } from '../platform-fixture.ts';

const SOURCES = new URL('../../src/sources/', import.meta.url);

/** The folders of src/sources: one for each platform. */
export const platformFolders = (): readonly string[] =>
  readdirSync(SOURCES, { withFileTypes: true })
    .filter((each) => each.isDirectory())
    .map(({ name }) => name)
    .sort();

export interface Platform {
  readonly name: string;
  readonly createSource: CreateSource;
  readonly fixture: PlatformFixture;
}

const hasFixture = (value: unknown): value is { readonly fixture: PlatformFixture } =>
  typeof value === 'object' && value !== null && 'fixture' in value;

/** The registered platforms with their fixtures, in the order of the register; one without is left out. */
export async function loadPlatforms(): Promise<readonly Platform[]> {
  const folders = platformFolders();
  const platforms: Platform[] = [];
  for (const [name, createSource] of Object.entries<CreateSource>(PLATFORMS)) {
    if (!folders.includes(name)) continue;
    const module: unknown = await import(new URL(`${name}/fixtures/platform.ts`, SOURCES).href);
    if (!hasFixture(module)) throw new Error(`src/sources/${name}/fixtures/platform.ts exports no fixture`);
    platforms.push({ name, createSource, fixture: module.fixture });
  }
  return platforms;
}

/** An answer of the fixture, ready to be sent or to be spoilt. */
export interface Prepared {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

/** Answers a request in place of the fixture; `count` is 1 for the first request. */
export type Spoil = (response: ServerResponse, prepared: Prepared, count: number) => void;

export const send: Spoil = (response, { status, headers, body }) => {
  response.writeHead(status, { ...headers });
  response.end(body);
};

/** Sends half of what it announces, and cuts the connection. */
export const sendHalf: Spoil = (response, { status, headers, body }) => {
  response.writeHead(status, { ...headers, 'content-length': String(body.length) });
  response.write(body.subarray(0, body.length / 2), () => {
    setImmediate(() => response.socket?.destroy());
  });
};

export interface Opening {
  readonly datasets: number;
  readonly title?: (number: number) => string;
  /** Numbers of those that are no records. */
  readonly bad?: readonly number[];
  readonly spoil?: Spoil;
  /** What the upstream's patience is in milliseconds; 15,000. */
  readonly deadlineMs?: number;
}

export interface Harvest {
  readonly items: readonly Harvested[];
  /** Undefined when the harvest came to its end. */
  readonly error: unknown;
}

export interface OpenPlatform {
  readonly source: CatalogueSource;
  readonly server: LocalServer;
  readonly catalogue: CatalogueRef;
  readonly wanted: readonly WantedDataset[];
  /** What was answered to each request, where it was not spoilt. */
  readonly bodies: readonly string[];
  harvest(options?: { readonly signal?: AbortSignal; readonly catalogue?: CatalogueRef }): Promise<Harvest>;
  /** The source of another platform, with the same way out. */
  sourceOf(platform: Platform): CatalogueSource;
  close(): Promise<void>;
}

/** `Datamängd 7` */
const usualTitle = (number: number): string => `Datamängd ${number}`;

/** Retries of the way out in these tests. */
export const RETRIES = 2;

/** A platform's fixture on a port of this machine, and its source to read it with. */
export async function openPlatform({ createSource, fixture, name }: Platform, opening: Opening): Promise<OpenPlatform> {
  const { datasets, title = usualTitle, bad = [], spoil = send, deadlineMs = 15_000 } = opening;
  const wanted = Array.from({ length: datasets }, (_, number) => ({
    number,
    title: title(number),
    file: `https://data.example.se/${number}.csv`,
    ...(bad.includes(number) ? { bad: true } : {}),
  }));
  const bodies: string[] = [];
  const server = await startServer((request, response, count) => {
    const url = new URL(request.url ?? '/', `http://${request.headers.host ?? '127.0.0.1'}`);
    const { status = 200, headers = {}, body } = fixture.answer({ url, headers: request.headers }, wanted);
    bodies.push(body.toString());
    spoil(response, { status, headers, body: Buffer.from(body) }, count);
  });
  const upstream = createUpstream({
    userAgent: 'Kommungraf/test',
    retries: RETRIES,
    backoffBaseMs: 1,
    jsonDeadlineMs: deadlineMs,
    streamDeadlineMs: deadlineMs,
  });
  const source = createSource({ upstream });
  const { url, options = {} } = fixture.entry(server.url);
  const catalogue: CatalogueRef = { id: 'exempelstad', platform: name, url, status: 'active', options };
  return {
    source,
    server,
    catalogue,
    wanted,
    bodies,
    async harvest({ signal = AbortSignal.timeout(20_000), catalogue: other = catalogue } = {}) {
      const items: Harvested[] = [];
      try {
        for await (const item of source.harvest(other, undefined, signal)) items.push(item);
      } catch (error) {
        return { items, error };
      }
      return { items, error: undefined };
    },
    sourceOf: (platform) => platform.createSource({ upstream }),
    async close() {
      await Promise.all([server.close(), upstream.close()]);
    },
  };
}
