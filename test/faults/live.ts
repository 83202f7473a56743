import { createUpstream } from '../../src/upstream/http.ts';
import { startGateway, type TestGateway } from '../gateway.ts';
import { type LocalServer, startServer } from '../local-server.ts';
import { loadPlatforms } from '../platforms/open-platform.ts';

/** A catalogue of many datasets on a platform that gives single records: what is read of them is kept in Redis. */
export interface LiveCatalogue {
  /** Of its server: the harvest's, and then one for each reading of single records. */
  readonly server: LocalServer;
  /** Its entry in a sources file. */
  readonly entry: Readonly<Record<string, unknown>>;
  /** A gateway over it. */
  open(env: Readonly<Record<string, string>>): Promise<TestGateway>;
  /** From now on each answer comes after so many milliseconds. */
  answerAfter(ms: number): void;
  /** From now on it takes requests and answers none. */
  hang(): void;
  /** Answers what it holds, and all that comes. */
  goOn(): void;
  /** Requests that are held so and have not been given up. */
  readonly hanging: () => number;
  readonly close: () => Promise<void>;
}

/** `Datamängd 7` */
export const titleOf = (number: number): string => `Datamängd ${number}`;

/** Starts the catalogue with this many datasets, numbered from 0. */
export async function startLiveCatalogue(datasets: number): Promise<LiveCatalogue> {
  const upstream = createUpstream({ userAgent: 'Kommungraf/test' });
  const platforms = await loadPlatforms();
  const platform = platforms.find(({ createSource }) => createSource({ upstream }).datasets !== undefined);
  await upstream.close();
  if (platform === undefined) throw new Error('no platform gives single records');
  const { name, fixture } = platform;
  const wanted = Array.from({ length: datasets }, (_, number) => ({
    number,
    title: titleOf(number),
    file: `https://data.example.se/${number}.csv`,
  }));
  let isHanging = false;
  let delayMs = 0;
  const waiting = new Set<() => void>();
  const server = await startServer((request, response) => {
    const url = new URL(request.url ?? '', `http://${request.headers.host ?? ''}`);
    const { status = 200, headers = {}, body } = fixture.answer({ url, headers: request.headers }, wanted);
    const answer = (): void => {
      response.writeHead(status, headers).end(body);
    };
    if (!isHanging) {
      setTimeout(answer, delayMs);
      return;
    }
    waiting.add(answer);
    response.once('close', () => waiting.delete(answer));
  });
  const entry = { id: 'levande', platform: name, ...fixture.entry(server.url) };
  return {
    server,
    answerAfter: (ms) => {
      delayMs = ms;
    },
    hang: () => {
      isHanging = true;
    },
    goOn() {
      isHanging = false;
      for (const answer of waiting) answer();
    },
    hanging: () => waiting.size,
    entry,
    open: (env) => startGateway({ catalogues: [entry], env }),
    close: () => server.close(),
  };
}

interface Read {
  readonly title: string;
  readonly live: {
    readonly dataset: { readonly title: string } | null;
    readonly problem: { readonly kind: string } | null;
  } | null;
}

/** The URIs of its datasets, by title. */
export async function urisOf(graph: TestGateway): Promise<ReadonlyMap<string, string>> {
  const { datasets } = await graph.query<{ datasets: { nodes: readonly { title: string; uri: string }[] } }>(
    '{ datasets(first: 100) { nodes { title uri } } }',
  );
  return new Map(datasets.nodes.map(({ title, uri }) => [title, uri]));
}

/** One dataset as its catalogue gives it now; throws unless the answer is the right one. */
export async function readLive(graph: TestGateway, uri: string): Promise<void> {
  const query = 'query ($uri: String!) { dataset(uri: $uri) { title live { dataset { title } problem { kind } } } }';
  const { dataset } = await graph.query<{ dataset: Read }>(query, { uri });
  if (dataset.live?.dataset?.title !== dataset.title || dataset.live.problem !== null) {
    throw new Error(`a wrong answer for ${uri}: ${JSON.stringify(dataset)}`);
  }
}
