import { createReadStream, existsSync, readFileSync } from 'node:fs';
import { Parser, type Quad } from 'n3';
import { RdfXmlParser } from 'rdfxml-streaming-parser';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSchema } from '../resolvers/schema.ts';
import { startGateway, type TestGateway } from './gateway.ts';
import { type LocalServer, startServer } from './local-server.ts';
import { wholeSelection } from './whole-selection.ts';

const REAL = new URL('../../shared/real/', import.meta.url);
const DCAT = 'http://www.w3.org/ns/dcat#';
const TYPE = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#type';

/** Name, file, and how many datasets and distributions a reader of the file counts by eye or by `grep -c`. */
const FILES = [
  ['ua-alicante', 'dcat-rdf/ua-alicante.catalog.rdf', 258],
  ['sgu', 'dcat-rdf/sgu.rdf', 9],
  ['umea-example', 'dcat-rdf/umea-example-dcat.rdf', 1],
  ['alessandria', 'dcat-rdf/alessandria.catalog.rdf', 5],
  ['sambruk', 'dcat-rdf/sambruk-leverantorsreskontra-dcat.rdf', 1],
  ['obligatoriskt-rdf', 'dcat-ap-se/obligatoriskt.rdf', 1],
  ['obligatoriskt-ttl', 'dcat-ap-se/obligatoriskt.ttl', 1],
  ['rekommenderat-rdf', 'dcat-ap-se/rekommenderat.rdf', 1],
  ['rekommenderat-ttl', 'dcat-ap-se/rekommenderat.ttl', 1],
] as const;

type Term = Quad['object'];
interface Statement {
  readonly subject: string;
  readonly predicate: string;
  readonly object: Term;
}

/** The bare parsers: another reading of the file than ours. */
async function independently(path: string, base: string): Promise<readonly Statement[]> {
  const file = new URL(path, REAL);
  const quads: Quad[] = [];
  if (path.endsWith('.ttl')) quads.push(...new Parser({ baseIRI: base }).parse(readFileSync(file, 'utf8')));
  else {
    const parser = createReadStream(file).pipe(new RdfXmlParser({ baseIRI: base }));
    for await (const quad of parser) quads.push(quad as Quad);
  }
  return quads.map(({ subject, predicate, object }) => ({
    subject: subject.value,
    predicate: predicate.value,
    object,
  }));
}

const subjectsOf = (statements: readonly Statement[], type: string): ReadonlySet<string> =>
  new Set(
    statements.flatMap(({ subject, predicate, object }) =>
      predicate === TYPE && object.value === type ? [subject] : [],
    ),
  );

/** All strings of an answer, wherever they stand. */
function strings(value: unknown, found: Set<string> = new Set()): Set<string> {
  if (typeof value === 'string') found.add(value.trim());
  else if (Array.isArray(value)) for (const item of value) strings(item, found);
  else if (typeof value === 'object' && value !== null) for (const item of Object.values(value)) strings(item, found);
  return found;
}

/** Strings that are upstream's own words: texts, what was said, addresses, passed-on values. */
function quoted(value: unknown, key = '', found: Set<string> = new Set()): Set<string> {
  if (typeof value === 'string') {
    if (QUOTED.has(key)) found.add(value.trim());
  } else if (Array.isArray(value)) for (const item of value) quoted(item, key, found);
  else if (typeof value === 'object' && value !== null) {
    for (const [name, item] of Object.entries(value)) quoted(item, name === 'value' ? `${key}.value` : name, found);
  }
  return found;
}
const QUOTED = new Set([
  'said',
  'issuedSaid',
  'modifiedSaid',
  'byteSizeSaid',
  'startSaid',
  'endSaid',
  'identifiers',
  'otherIdentifiers',
  'emails',
  'telephones',
  'titles.value',
  'descriptions.value',
  'keywordTexts.value',
  'otherProperties.value',
  'properties.value',
]);

type Reading = Readonly<Record<'datasets' | 'organisations' | 'services' | 'catalogue', unknown>> & {
  readonly datasets: readonly {
    readonly id: string;
    readonly titles: readonly Text[];
    readonly distributions: readonly unknown[];
  }[];
};
interface Text {
  readonly value: string;
  readonly language: string | null;
}

describe.skipIf(!existsSync(REAL))('real catalogues (../shared/real), counted by the bare parsers', () => {
  let server: LocalServer;
  // One gateway per file: two of the files give the same URIs to different datasets.
  const gateways = new Map<string, TestGateway>();
  const schema = createSchema();

  beforeAll(async () => {
    server = await startServer((request, response) => {
      response.end(readFileSync(new URL(`.${request.url ?? ''}`, REAL)));
    });
    for (const [id, path] of FILES) {
      const catalogues = [{ id, platform: 'dcat', url: `${server.url}/${path}` }];
      gateways.set(id, await startGateway({ catalogues }));
    }
  }, 60_000);
  afterAll(async () => {
    for (const graph of gateways.values()) await graph.close();
    await server.close();
  });

  const readAll = async (slug: string): Promise<Reading> => {
    const graph = gateways.get(slug);
    if (graph === undefined) throw new Error(`no gateway for ${slug}`);
    const dataset = wholeSelection(schema, 'Dataset', [
      'Dataset.distributions',
      'Dataset.publisher',
      'Dataset.creators',
    ]);
    const datasets: Reading['datasets'][number][] = [];
    let after: string | null = null;
    do {
      const page: {
        readonly datasets: {
          readonly nodes: Reading['datasets'];
          readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string };
        };
      } = await graph.query(
        `query ($slug: String!, $after: String) {
          datasets(filter: { catalogues: [$slug] }, first: 20, after: $after) { nodes ${dataset} pageInfo { hasNextPage endCursor } } }`,
        { slug, after },
      );
      datasets.push(...page.datasets.nodes);
      after = page.datasets.pageInfo.hasNextPage ? page.datasets.pageInfo.endCursor : null;
    } while (after !== null);
    const rest = await graph.query<Omit<Reading, 'datasets'>>(
      `query ($slug: String!) {
        catalogue(slug: $slug) ${wholeSelection(schema, 'Catalogue', ['Catalogue.publisher'])}
        services: dataServices(first: 50, filter: { catalogues: [$slug] }) { nodes ${wholeSelection(schema, 'DataService')} }
      }`,
      { slug, id: slug },
    );
    return { ...rest, datasets, organisations: undefined };
  };

  it.each(FILES)('%s: every dataset and distribution, and nothing besides', async (slug, path, expected) => {
    const statements = await independently(path, `${server.url}/${path}`);

    const { datasets } = await readAll(slug);

    expect(datasets).toHaveLength(expected);
    expect(datasets.length).toBe(subjectsOf(statements, `${DCAT}Dataset`).size);
    expect(datasets.flatMap((each) => each.distributions).length).toBe(
      subjectsOf(statements, `${DCAT}Distribution`).size,
    );
  });

  it.each(FILES)('%s: every literal of the file is in an answer', async (slug, path) => {
    const statements = await independently(path, `${server.url}/${path}`);
    const literals = statements.flatMap(({ object }) => (object.termType === 'Literal' ? [object.value.trim()] : []));

    const answered = strings(await readAll(slug));

    expect([...new Set(literals)].filter((literal) => literal !== '' && !answered.has(literal))).toEqual([]);
  });

  it.each(FILES)('%s: every title of a dataset in every language', async (slug, path) => {
    const statements = await independently(path, `${server.url}/${path}`);
    const subjects = subjectsOf(statements, `${DCAT}Dataset`);
    const titles = statements.flatMap(({ subject, predicate, object }) =>
      subjects.has(subject) && predicate === 'http://purl.org/dc/terms/title' && object.termType === 'Literal'
        ? [`${object.value}@${object.language.toLowerCase()}`]
        : [],
    );

    const { datasets } = await readAll(slug);

    const read = datasets.flatMap((each) =>
      each.titles.map(({ value, language }) => `${value}@${(language ?? '').toLowerCase()}`),
    );
    expect(read.sort()).toEqual(titles.sort());
  });

  it.each(FILES)('%s: nothing is quoted that the file does not say', async (slug, path) => {
    const statements = await independently(path, `${server.url}/${path}`);
    const said = new Set(statements.map(({ object }) => object.value.trim().replace(/^(mailto|tel):/, '')));

    const words = quoted(await readAll(slug));

    expect([...words].filter((word) => !said.has(word.replace(/^(mailto|tel):/, '')))).toEqual([]);
  });

  it('smartflanders, which breaks its own syntax: what could be read is served, with the line in the problem', async () => {
    const graph = await startGateway({
      catalogues: [{ id: 'flanders', platform: 'dcat', url: `${server.url}/dcat-rdf/smartflanders.catalog.ttl` }],
    });

    const { datasets } = await graph.query<{
      datasets: {
        nodes: { title: string }[];
        completeness: { stale: number; problems: { kind: string; message: string; line: number }[] };
      };
    }>('{ datasets { nodes { title } completeness { stale problems { kind message line } } } }');
    await graph.close();

    expect(datasets.nodes.map(({ title }) => title)).toEqual([
      'Parking Availability in Ghent',
      'Parking Availability in Kortrijk',
      'Parking Availability in Leuven',
      'Parking Availability in Sint-Niklaas',
    ]);
    expect(datasets.completeness).toMatchObject({ stale: 1, problems: [{ kind: 'MALFORMED', line: 5 }] });
    expect(datasets.completeness.problems[0]?.message).toMatch(/line 5/);
  });
});
