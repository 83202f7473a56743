import { existsSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSchema } from '../resolvers/schema.ts';
import { startGateway, type TestGateway } from './gateway.ts';
import { type LocalServer, sendJson, startServer } from './local-server.ts';
import { wholeSelection } from './whole-selection.ts';

const REAL = new URL('../../shared/real/entrystore/', import.meta.url);
const DATASET = 'http://www.w3.org/ns/dcat#Dataset';
const DISTRIBUTION = 'http://www.w3.org/ns/dcat#Distribution';
const TYPE = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#type';

interface Value {
  readonly type: string;
  readonly value: string;
}
type RdfJson = Readonly<Record<string, Readonly<Record<string, readonly Value[]>>>>;
interface Search {
  readonly resource: { readonly children: readonly { readonly metadata: RdfJson }[] };
}

const read = (name: string): unknown => JSON.parse(readFileSync(new URL(name, REAL), 'utf8'));

/** Literals of RDF/JSON, read without our reader. */
function literals(graphs: readonly RdfJson[]): readonly string[] {
  const values = graphs.flatMap((graph) => Object.values(graph).flatMap((node) => Object.values(node).flat()));
  return values.filter(({ type }) => type === 'literal').map(({ value }) => value.trim());
}
const ofType = (graphs: readonly RdfJson[], type: string): readonly string[] => [
  ...new Set(
    graphs.flatMap((graph) =>
      Object.entries(graph).flatMap(([subject, node]) =>
        node[TYPE]?.some(({ value }) => value === type) ? [subject] : [],
      ),
    ),
  ),
];

describe.skipIf(!existsSync(REAL))('recorded answers of EntryStore (../shared/real/entrystore)', () => {
  let server: LocalServer;
  let graph: TestGateway;
  let portal: readonly RdfJson[];
  let region: readonly RdfJson[];

  beforeAll(async () => {
    const search = (read('search_one_dataset.ASSEMBLED.json') as Search).resource.children;
    // The recursive answer holds the dataset's distributions, contact and publisher: here as further entries.
    const recursive = read('dataset_recursive.json') as RdfJson;
    const vgr = (read('vgr_catalogue.json') as Search).resource.children;
    portal = [...search.map(({ metadata }) => metadata), recursive];
    region = vgr.map(({ metadata }) => metadata);
    const answers: Readonly<Record<string, readonly unknown[]>> = {
      '/portal/store/search': [...search, { contextId: '547', entryId: 'recursive', metadata: recursive }],
      '/vgr/store/search': vgr,
    };
    server = await startServer((request, response) => {
      const { pathname, searchParams } = new URL(request.url ?? '', 'http://x');
      const children = answers[pathname]?.slice(Number(searchParams.get('offset'))) ?? [];
      // The recording of the region has no limit, offset, results or info: none of them is needed.
      sendJson(response, { resource: { children } });
    });
    graph = await startGateway({
      catalogues: [
        { id: 'portal', platform: 'entryscape', url: `${server.url}/portal/store` },
        { id: 'vgr', platform: 'entryscape', url: `${server.url}/vgr/store` },
      ],
    });
  }, 30_000);
  afterAll(async () => {
    await graph.close();
    await server.close();
  });

  it('gives the recorded dataset with every distribution and every literal', async () => {
    const schema = createSchema();
    const selection = wholeSelection(schema, 'Dataset', ['Dataset.distributions', 'Dataset.publisher']);

    const answer = await graph.query<{ datasets: { nodes: { uri: string; distributions: { uri: string }[] }[] } }>(
      `{ datasets(filter: { catalogues: ["portal"] }) { nodes ${selection} } }`,
    );

    expect(answer.datasets.nodes.map(({ uri }) => uri)).toEqual(ofType(portal, DATASET));
    const distributions = answer.datasets.nodes.flatMap((each) => each.distributions.map(({ uri }) => uri));
    expect(distributions.sort()).toEqual([...ofType(portal, DISTRIBUTION)].sort());
    const text = JSON.stringify(answer);
    const missing = literals(portal).filter((literal) => !text.includes(JSON.stringify(literal).slice(1, -1)));
    expect(missing).toEqual([]);
  });

  it('lists distributions recorded without their datasets, with all that they say', async () => {
    const { catalogue } = await graph.query<{
      catalogue: { counts: { datasets: number }; skipped: { count: number; records: { id: string }[] } };
    }>(
      '{ catalogue(slug: "vgr") { counts { datasets } skipped { count records { id reason properties { property value language properties { property value } } } } } }',
    );

    expect(catalogue.counts.datasets).toBe(0);
    expect(catalogue.skipped.records.map(({ id }) => id)).toEqual(ofType(region, DISTRIBUTION));
    const text = JSON.stringify(catalogue);
    expect(literals(region).filter((literal) => !text.includes(JSON.stringify(literal).slice(1, -1)))).toEqual([]);
  });
});
