import autocannon from 'autocannon';
import { stringify } from 'yaml';
import { openBenchGateway } from './bench-gateway.ts';
import type { Gateway } from '../src/gateway.ts';
import { startServer } from '../test/local-server.ts';
import { median } from './median.ts';

const CATALOGUES = 30;
const HANGING = 10;
const DATASETS = 60;
const ROUNDS = 5;
const SECONDS = 2;
const CONNECTIONS = 8;
/** Between two attempts to read one of those that may hang. */
const EVERY_MS = 1_000;

const PREFIXES = '@prefix dcat: <http://www.w3.org/ns/dcat#> . @prefix dcterms: <http://purl.org/dc/terms/> .\n';
const catalogueText = (slug: string): string =>
  PREFIXES +
  Array.from(
    { length: DATASETS },
    (_, n) =>
      `<https://data.example.se/${slug}/${n}> a dcat:Dataset ; dcterms:title "Badplatser ${slug} ${n}"@sv ; dcat:keyword "bad"@sv .\n`,
  ).join('');

const LIST = 'totalCount nodes { title keywords catalogue { slug } } completeness { asked fresh stale missing }';
const KINDS = {
  'repeated: the same query each time': () => `{ datasets(first: 20) { ${LIST} } }`,
  'fresh: no two queries alike': (n: number) =>
    `query Q${n} { datasets(first: 20, filter: { catalogues: ["k${n % CATALOGUES}", "k${(n + 7) % CATALOGUES}"] }) { ${LIST} } }`,
} as const;
type Kind = keyof typeof KINDS;

let asked = 0;

/** The 99th percentile in milliseconds. Throws when an answer is none. */
async function shoot(url: string, kind: Kind): Promise<number> {
  const body = (): string => JSON.stringify({ query: KINDS[kind]((asked += 1)) });
  const result = await autocannon({
    url: `${url}/graphql`,
    connections: CONNECTIONS,
    duration: SECONDS,
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    requests: [{ body: body(), setupRequest: (request) => ({ ...request, body: body() }) }],
  });
  if (result.errors > 0 || result.non2xx > 0) throw new Error(`${result.errors} errors, ${result.non2xx} refusals`);
  return result.latency.p99;
}

/** Has these catalogues read again and again, each once a second and never twice at once; gives what ends it. */
function keepReading(gateway: Gateway, ids: readonly string[]): () => void {
  const reading = new Set<string>();
  const timer = setInterval(() => {
    for (const catalogue of gateway.store.catalogues()) {
      if (!ids.includes(catalogue.id) || reading.has(catalogue.id)) continue;
      reading.add(catalogue.id);
      void gateway.refresher.refresh(catalogue).finally(() => reading.delete(catalogue.id));
    }
  }, EVERY_MS);
  return () => {
    clearInterval(timer);
  };
}

/** Percentiles with 10 of 30 catalogues hanging while they are read, beside the same with all alive; about 50 seconds. */
export async function benchHanging(): Promise<void> {
  const slugs = Array.from({ length: CATALOGUES }, (_, n) => `k${n}`);
  const troubled = slugs.slice(0, HANGING);
  let isHanging = false;
  let hung = 0;
  // One server for those that may hang, on a port each: a host is a name with its port.
  const servers = await Promise.all(
    slugs.map((slug) =>
      startServer((request, response) => {
        if (isHanging && troubled.includes(slug)) {
          hung += 1;
          return;
        }
        // Unchanged when asked again, so that being alive costs as little as hanging does.
        const isKnown = request.headers['if-none-match'] === '"1"';
        response.writeHead(isKnown ? 304 : 200, { etag: '"1"', 'content-type': 'text/turtle' });
        response.end(isKnown ? undefined : catalogueText(slug));
      }),
    ),
  );
  const catalogues = slugs.map((id, index) => ({ id, platform: 'dcat', url: `${servers[index]?.url ?? ''}/dcat` }));
  const opened = await openBenchGateway(stringify({ catalogues }), {
    UPSTREAM_TIMEOUT_SECONDS: '1',
    HARVEST_CONCURRENCY: '10',
    SHED_LOOP_DELAY_MS: '0',
  });
  const { gateway } = opened;
  const url = await gateway.listen();
  await gateway.refresher.start();
  const expected = CATALOGUES * DATASETS;
  const read = gateway.store.countDatasets({});
  if (read !== expected) throw new Error(`${read} of ${expected} datasets were read`);

  const kinds = Object.keys(KINDS) as readonly Kind[];
  const alive = new Map<Kind, number[]>(kinds.map((kind) => [kind, []]));
  const hanging = new Map<Kind, number[]>(kinds.map((kind) => [kind, []]));
  for (const kind of kinds) await shoot(url, kind);
  const stop = keepReading(gateway, troubled);
  for (let round = 0; round < ROUNDS; round += 1) {
    // The first of a pair has the quieter machine, or the colder: so each is first in turn.
    for (const mode of round % 2 === 0 ? [alive, hanging] : [hanging, alive]) {
      isHanging = mode === hanging;
      for (const kind of kinds) mode.get(kind)?.push(await shoot(url, kind));
    }
  }
  stop();

  console.log(
    `\nWith ${HANGING} of ${CATALOGUES} catalogues hanging while they are read (${CONNECTIONS} connections, medians of ${ROUNDS}; aim: 1.2)\n`,
  );
  console.log('| query | p99, all alive | p99, some hanging | ratio |');
  console.log('|---|---:|---:|---:|');
  for (const kind of kinds) {
    const [before, after] = [median(alive.get(kind) ?? []), median(hanging.get(kind) ?? [])];
    console.log(`| ${kind} | ${before.toFixed(0)} ms | ${after.toFixed(0)} ms | ${(after / before).toFixed(2)} |`);
  }
  console.log(
    `\n${hung} requests to catalogues hung meanwhile; ${gateway.store.countDatasets({})} of ${expected} datasets were served.`,
  );
  await opened.close();
  await Promise.all(servers.map((server) => server.close()));
}
