import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { LocalServer } from '../local-server.ts';
import { startServer } from '../local-server.ts';
import type { TestGateway } from '../gateway.ts';
import { startGateway } from '../gateway.ts';

const HOUR = 3_600_000;
const PREFIXES = `@prefix dcat: <http://www.w3.org/ns/dcat#> . @prefix dcterms: <http://purl.org/dc/terms/> .
@prefix foaf: <http://xmlns.com/foaf/0.1/> .\n`;
const COMPLETENESS = `completeness { asked fresh stale missing problems { catalogue { slug } kind }
  tooOld { catalogue { slug } lastSuccess refresh askAgain } }`;

interface Listing {
  readonly totalCount: number;
  readonly nodes: readonly { readonly title: string }[];
  readonly completeness: {
    readonly asked: number;
    readonly fresh: number;
    readonly stale: number;
    readonly missing: number;
    readonly problems: readonly { readonly catalogue: { readonly slug: string }; readonly kind: string }[];
    readonly tooOld: readonly {
      readonly catalogue: { readonly slug: string };
      readonly lastSuccess: string | null;
      readonly refresh: string;
      readonly askAgain: string | null;
    }[];
  };
}

/** A catalogue on this machine, whose content and mood the test decides. */
interface Upstream {
  readonly server: LocalServer;
  names: readonly string[];
  isDown: boolean;
  /** While set, answers wait for it. */
  held: Promise<void> | undefined;
}

const turtle = (host: string, names: readonly string[]): string =>
  PREFIXES +
  names
    .map((name) => {
      const uri = `https://data.example.se/${name}`;
      const publisher = `<https://${host}.example.se/org>`;
      return `<${uri}> a dcat:Dataset ; dcterms:title "${name}"@sv ; dcterms:publisher ${publisher} .
<${uri}-api> a dcat:DataService ; dcterms:title "${name}"@sv ; dcat:servesDataset <${uri}> ; dcterms:publisher ${publisher} .
${publisher} a foaf:Agent ; foaf:name "Förening ${host}"@sv .\n`;
    })
    .join('');

let upstreams: Map<string, Upstream>;
let graph: TestGateway;

async function openUpstream(id: string, names: readonly string[]): Promise<void> {
  const answer = async (): Promise<string | undefined> => {
    const upstream = upstreamOf(id);
    await upstream.held;
    return upstream.isDown ? undefined : turtle(id, upstream.names);
  };
  const server = await startServer((_request, response) => {
    void answer().then((body) => {
      if (body === undefined) response.writeHead(503, { 'retry-after': '600' });
      response.end(body);
    });
  });
  upstreams.set(id, { server, names, isDown: false, held: undefined });
}

function upstreamOf(id: string): Upstream {
  const found = upstreams.get(id);
  if (found === undefined) throw new Error(`the test has no catalogue ${id}`);
  return found;
}

/** Opens a gateway over these catalogues, which have all been read an hour ago. */
async function openGateway(catalogues: Readonly<Record<string, readonly string[]>>): Promise<void> {
  for (const [id, names] of Object.entries(catalogues)) await openUpstream(id, names);
  const entries = [...upstreams].map(([id, { server }]) => ({ id, platform: 'dcat', url: server.url }));
  graph = await startGateway({
    catalogues: entries,
    env: { UPSTREAM_TIMEOUT_SECONDS: '5', RATE_LIMIT_PER_MINUTE: '0' },
  });
  pass(HOUR);
}

const pass = (ms: number): void => {
  vi.setSystemTime(Date.now() + ms);
};
const query = (freshness: string, more = ''): string =>
  `{ datasets(first: 100, freshness: ${freshness} ${more}) { totalCount nodes { title } ${COMPLETENESS} } }`;
const ask = async (freshness: string, more = ''): Promise<Listing> =>
  (await graph.query<{ datasets: Listing }>(query(freshness, more))).datasets;
const titles = ({ nodes }: Listing): readonly string[] => nodes.map(({ title }) => title).toSorted();
const requestsOf = (id: string): number => upstreamOf(id).server.requests.length;

beforeEach(() => {
  // The clock only: timers and sockets are real.
  vi.useFakeTimers({ toFake: ['Date'], now: Date.parse('2024-06-01T12:00:00.000Z') });
  upstreams = new Map();
});

afterEach(async () => {
  await graph.close();
  for (const { server } of upstreams.values()) await server.close();
  vi.useRealTimers();
});

describe('freshness: maxAge', () => {
  it('has catalogues read that are older, and answers from what they say now', async () => {
    await openGateway({ a: ['oak'], b: ['elm'] });
    upstreamOf('a').names = ['oak', 'ash'];

    const listing = await ask('{ maxAge: 600 }');

    expect(titles(listing)).toEqual(['ash', 'elm', 'oak']);
    expect(listing.completeness).toEqual({ asked: 2, fresh: 2, stale: 0, missing: 0, problems: [], tooOld: [] });
    expect([requestsOf('a'), requestsOf('b')]).toEqual([2, 2]);
  });

  it('asks nobody where all have been read since, and none that the list does not stand on', async () => {
    await openGateway({ a: ['oak'], b: ['elm'] });

    await ask('{ maxAge: 7200 }');
    await ask('{ maxAge: 600 }', 'filter: { catalogues: ["b"] }');

    expect([requestsOf('a'), requestsOf('b')]).toEqual([1, 2]);
  });

  it('causes one harvest, however many ask at the same time', async () => {
    await openGateway({ a: ['oak'] });
    upstreamOf('a').names = ['oak', 'ash'];

    const listings = await Promise.all(Array.from({ length: 200 }, () => ask('{ maxAge: 60, timeoutMs: 8000 }')));

    expect(requestsOf('a')).toBe(2);
    expect(new Set(listings.map((listing) => titles(listing).join()))).toEqual(new Set(['ash,oak']));
  });

  it('causes no second harvest within a minute, and says from when on it may', async () => {
    await openGateway({ a: ['oak'] });
    upstreamOf('a').isDown = true;

    const first = await ask('{ maxAge: 60 }');
    pass(59_000);
    const second = await ask('{ maxAge: 60 }');

    expect(first.completeness.tooOld).toMatchObject([{ refresh: 'FAILED' }]);
    expect(second.completeness.tooOld).toMatchObject([{ refresh: 'RESTING' }]);
    expect(Date.parse(second.completeness.tooOld[0]?.askAgain ?? '')).toBeGreaterThan(Date.now());
  });

  it('leaves a catalogue that fails alone until its next attempt', async () => {
    await openGateway({ a: ['oak'] });
    upstreamOf('a').isDown = true;
    await ask('{ maxAge: 60 }');
    const asked = requestsOf('a');

    pass(4 * 60_000);
    const listing = await ask('{ maxAge: 60 }');

    expect(requestsOf('a')).toBe(asked);
    expect(titles(listing)).toEqual(['oak']);
    expect(listing.completeness).toMatchObject({ fresh: 0, stale: 1, problems: [{ kind: 'UNREACHABLE' }] });
  });

  it('reads at most five for one request, and says which others are too old', async () => {
    const names = Array.from({ length: 7 }, (_, n) => [`c${n}`, [`d${n}`]] as const);
    await openGateway(Object.fromEntries(names));

    const listing = await ask('{ maxAge: 60, timeoutMs: 8000 }');

    expect(listing.totalCount).toBe(7);
    expect(listing.completeness).toMatchObject({ asked: 7, fresh: 5, stale: 2 });
    expect(listing.completeness.tooOld.map(({ refresh }) => refresh)).toEqual(['OVER_LIMIT', 'OVER_LIMIT']);
    expect([...upstreams.keys()].reduce((sum, id) => sum + requestsOf(id), 0)).toBe(7 + 5);
  });
});

describe('freshness beside another argument that cannot be', () => {
  it('asks nobody', async () => {
    await openGateway({ a: ['oak'] });

    const { errors } = await graph.ask('{ datasets(first: 1000, freshness: { maxAge: 60 }) { totalCount } }');

    expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT', argument: 'first' } }]);
    expect(requestsOf('a')).toBe(1);
  });
});

describe('freshness: timeoutMs', () => {
  it('ends the waiting; the reading goes on, and a later answer has what it gave', async () => {
    await openGateway({ a: ['oak'] });
    const upstream = upstreamOf('a');
    upstream.names = ['oak', 'ash'];
    let release: () => void = () => undefined;
    upstream.held = new Promise((resolve) => (release = resolve));

    const early = await ask('{ maxAge: 60, timeoutMs: 50 }');
    release();
    const late = await ask('{ maxAge: 60, timeoutMs: 8000 }');

    expect(titles(early)).toEqual(['oak']);
    expect(early.completeness.tooOld).toEqual([
      { catalogue: { slug: 'a' }, lastSuccess: '2024-06-01T12:00:00.000Z', refresh: 'UNDER_WAY', askAgain: null },
    ]);
    expect(titles(late)).toEqual(['ash', 'oak']);
    expect(requestsOf('a')).toBe(2);
  });
});

describe('freshness: onMissing', () => {
  beforeEach(async () => {
    await openGateway({ alive: ['oak', 'shared'], down: ['elm', 'shared'] });
    upstreamOf('down').isDown = true;
  });

  it('STALE gives what there is, and says what is too old', async () => {
    const listing = await ask('{ maxAge: 60 }');

    expect(titles(listing)).toEqual(['elm', 'oak', 'shared']);
    expect(listing).toMatchObject({ totalCount: 3, completeness: { asked: 2, fresh: 1, stale: 1, missing: 0 } });
    expect(listing.completeness.tooOld.map(({ catalogue }) => catalogue.slug)).toEqual(['down']);
  });

  it('OMIT leaves out what only they list, in the page, in the total and page by page', async () => {
    const listing = await ask('{ maxAge: 60, onMissing: OMIT }');
    const page = await graph.query<{ datasets: { pageInfo: unknown; totalCount: number } }>(
      '{ datasets(first: 2, freshness: { maxAge: 60, onMissing: OMIT }) { totalCount pageInfo { hasNextPage } } }',
    );

    expect(titles(listing)).toEqual(['oak', 'shared']);
    expect(listing).toMatchObject({ totalCount: 2, completeness: { asked: 2, fresh: 1, stale: 1, missing: 0 } });
    expect(listing.completeness.tooOld.map(({ catalogue }) => catalogue.slug)).toEqual(['down']);
    expect(page.datasets).toEqual({ totalCount: 2, pageInfo: { hasNextPage: false } });
  });

  it('OMIT does the same for services, organisations, catalogues and lists below other objects', async () => {
    const freshness = 'freshness: { maxAge: 60, onMissing: OMIT }';
    const named = (nodes: string): string => `{ totalCount nodes { ${nodes} } }`;

    const answer = await graph.query<Readonly<Record<string, { totalCount: number; nodes: readonly unknown[] }>>>(`{
      services: dataServices(${freshness}) ${named('title')}
      catalogues(${freshness}) ${named('slug')}
      all: organisations(first: 0) { totalCount }
      organisations(first: 0, ${freshness}) { totalCount }
      down: organisations(filter: { unresolved: true }, ${freshness}) ${named('name')}
      below: catalogue(slug: "down") { datasets(${freshness}) ${named('title')} }
    }`);

    expect(answer).toMatchObject({
      services: { totalCount: 2, nodes: [{ title: 'oak' }, { title: 'shared' }] },
      catalogues: { totalCount: 1, nodes: [{ slug: 'alive' }] },
      down: { totalCount: 1, nodes: [{ name: 'Förening alive' }] },
      below: { datasets: { totalCount: 0, nodes: [] } },
    });
    expect(answer['organisations']?.totalCount).toBe((answer['all']?.totalCount ?? 0) - 1);
  });

  it('OMIT without an age goes by the own time to live, and asks nobody', async () => {
    const before = await ask('{ onMissing: OMIT }');
    const failed = await ask('{ maxAge: 60 }').then(() => requestsOf('down'));

    const after = await ask('{ onMissing: OMIT }');

    expect([titles(before), titles(after)]).toEqual([
      ['elm', 'oak', 'shared'],
      ['oak', 'shared'],
    ]);
    expect(after.completeness.tooOld).toMatchObject([{ catalogue: { slug: 'down' }, refresh: 'NOT_ASKED' }]);
    expect(requestsOf('down')).toBe(failed);
  });

  it('ERROR makes the list an error that names them and says what to do; other fields are answered', async () => {
    const { status, data, errors } = await graph.ask<{ found: { datasets: unknown } | null; revision: string }>(
      '{ found: catalogue(slug: "down") { datasets(freshness: { maxAge: 60, onMissing: ERROR }) { totalCount } } revision }',
    );

    expect(status).toBe(200);
    expect(data.found).toBeNull();
    expect(data.revision).not.toBe('');
    expect(errors).toHaveLength(1);
    expect(errors[0]).toMatchObject({
      path: ['found', 'datasets'],
      extensions: {
        code: 'STALE_DATA',
        count: 1,
        catalogues: [{ slug: 'down', lastSuccess: '2024-06-01T12:00:00.000Z', refresh: 'FAILED', askAgain: null }],
      },
    });
    expect(errors[0]?.message).toContain('down (2024-06-01T12:00:00.000Z)');
    expect(errors[0]?.message).toContain('onMissing: STALE');
  });

  it('ERROR gives the list where all are fresh enough', async () => {
    const listing = await ask('{ maxAge: 60, onMissing: ERROR }', 'filter: { catalogues: ["alive"] }');

    expect(titles(listing)).toEqual(['oak', 'shared']);
  });
});
