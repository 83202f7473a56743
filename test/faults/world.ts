import { afterAll, beforeAll } from 'vitest';
import { startGateway, type TestGateway } from '../gateway.ts';
import { type LocalServer, startServer } from '../local-server.ts';
import { turtle } from './documents.ts';

/** Answers a request; `count` is 1 for the first one to this catalogue. */
export type Handler = Parameters<typeof startServer>[0];

/** Answers 200 with these bytes. */
export const sending =
  (body: string | Buffer, headers: Readonly<Record<string, string>> = { 'content-type': 'text/turtle' }): Handler =>
  (_request, response) => {
    response.writeHead(200, headers).end(body);
  };

/** Answers a status and nothing else. */
export const refusing =
  (status: number, headers: Readonly<Record<string, string>> = {}): Handler =>
  (_request, response) => {
    response.writeHead(status, headers).end();
  };

/** A catalogue as a client of the gateway sees it. */
export interface View {
  readonly state: string;
  /** Of its problem; undefined when nothing is wrong. */
  readonly kind: string | undefined;
  readonly message: string;
  readonly nextAttempt: string | null;
  readonly failures: number;
  /** Of all its datasets, in the order of their titles. */
  readonly titles: readonly (string | null)[];
  readonly nodes: readonly DatasetView[];
  readonly skipped: { readonly count: number; readonly reasons: readonly string[] };
  /** The completeness of its list. */
  readonly fresh: number;
  readonly stale: number;
}

interface DatasetView {
  readonly id: string;
  readonly uri: string | null;
  readonly title: string | null;
  readonly keywords: readonly string[];
  readonly modified: string | null;
  readonly modifiedSaid: string | null;
  readonly series: readonly { readonly title: string | null }[];
  readonly distributions: readonly {
    readonly accessUrls: readonly { readonly uri: string }[];
    readonly problems: DatasetView['problems'];
    readonly otherProperties: readonly { readonly value: string | null }[];
  }[];
  readonly problems: readonly { readonly property: string; readonly said: string | null; readonly reason: string }[];
}

const VIEW = `query ($slug: String!) { catalogue(slug: $slug) {
  health { state nextAttempt consecutiveFailures problem { kind message } }
  skipped { count records { id reason } }
  datasets(first: 100) { completeness { fresh stale } nodes {
    id uri title keywords modified modifiedSaid series { title }
    distributions { accessUrls { uri } problems { property said reason } otherProperties { value } }
    problems { property said reason } } } } }`;

interface Answered {
  readonly catalogue: {
    readonly health: {
      readonly state: string;
      readonly nextAttempt: string | null;
      readonly consecutiveFailures: number;
      readonly problem: { readonly kind: string; readonly message: string } | null;
    };
    readonly skipped: {
      readonly count: number;
      readonly records: readonly { readonly id: string; readonly reason: string }[];
    };
    readonly datasets: {
      readonly completeness: { readonly fresh: number; readonly stale: number };
      readonly nodes: readonly DatasetView[];
    };
  };
}

/** Asks the gateway for one catalogue. */
export async function viewOf(graph: TestGateway, slug: string): Promise<View> {
  const { catalogue } = await graph.query<Answered>(VIEW, { slug });
  const { health, skipped, datasets } = catalogue;
  return {
    state: health.state,
    kind: health.problem?.kind,
    message: health.problem?.message ?? '',
    nextAttempt: health.nextAttempt,
    failures: health.consecutiveFailures,
    titles: datasets.nodes.map(({ title }) => title),
    nodes: datasets.nodes,
    skipped: { count: skipped.count, reasons: skipped.records.map(({ id, reason }) => `${id}: ${reason}`) },
    fresh: datasets.completeness.fresh,
    stale: datasets.completeness.stale,
  };
}

/** Reads one catalogue now; resolves when its outcome is in the store. */
export async function refreshIn(graph: TestGateway, slug: string): Promise<View> {
  const catalogue = graph.gateway.store.catalogue(slug);
  if (catalogue === undefined) throw new Error(`there is no catalogue ${slug}`);
  await graph.gateway.refresher.refresh(catalogue);
  return viewOf(graph, slug);
}

/** One catalogue of the world: a real server whose answers a test sets. */
interface Station {
  readonly slug: string;
  readonly server: LocalServer;
  /** What it answers from now on. */
  answer(handler: Handler): void;
  /** Has the gateway read it now, with this answer where one is given. */
  read(handler?: Handler): Promise<View>;
  view(): Promise<View>;
}

export interface World {
  readonly graph: TestGateway;
  station(slug: string): Station;
}

/**
 * A gateway over one catalogue per name, all well at first (datasets `a` and `b`), for the tests of one file: each test
 * spoils its own.
 */
export function useWorld(slugs: readonly string[], env: Readonly<Record<string, string>> = {}): World {
  const stations = new Map<string, Station>();
  const servers: LocalServer[] = [];
  let graph: TestGateway | undefined;
  const opened = (): TestGateway => {
    if (graph === undefined) throw new Error('the gateway is not open');
    return graph;
  };

  beforeAll(async () => {
    for (const slug of slugs) {
      let handler = sending(turtle(slug, 'a', 'b'));
      const server = await startServer((request, response, count) => {
        handler(request, response, count);
      });
      servers.push(server);
      stations.set(slug, {
        slug,
        server,
        answer: (next) => (handler = next),
        read: (next = handler) => {
          handler = next;
          return refreshIn(opened(), slug);
        },
        view: () => viewOf(opened(), slug),
      });
    }
    const catalogues = [...stations].map(([id, { server }]) => ({ id, platform: 'dcat', url: `${server.url}/dcat` }));
    graph = await startGateway({
      catalogues,
      env: { UPSTREAM_TIMEOUT_SECONDS: '1', SHRINK_LIMIT_PERCENT: '100', ...env },
    });
  }, 60_000);
  afterAll(async () => {
    await graph?.close();
    await Promise.all(servers.map((server) => server.close()));
  });

  return {
    get graph() {
      return opened();
    },
    station(slug) {
      const station = stations.get(slug);
      if (station === undefined) throw new Error(`there is no catalogue ${slug}`);
      return station;
    },
  };
}
