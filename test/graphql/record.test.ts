import { getNamedType, isCompositeType, isObjectType, isRequiredArgument } from 'graphql';
import type { GraphQLNamedType } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSchema } from '../../resolvers/schema.ts';
import type { Graph } from './graph.ts';
import { openFullGraph } from './graph.ts';
import { AIR } from './air-quality.ts';

let graph: Graph;

beforeAll(async () => {
  graph = await openFullGraph();
});

afterAll(async () => {
  await graph.close();
});

const schema = createSchema();
/** What is a node of its own is only named. */
const NAMED: Readonly<Record<string, string>> = {
  Organisation: '{ municipalityCode }',
  Catalogue: '{ slug }',
  DataService: '{ title }',
  DatasetSeries: '{ title }',
};

/** All fields of a type, and of what is below it. */
function everything(type: GraphQLNamedType, depth = 5): string {
  if (!isObjectType(type)) return '';
  const fields = Object.values(type.getFields()).flatMap((field) => {
    // What has to be asked with an argument is a question of its own.
    if (field.args.some(isRequiredArgument)) return [];
    const of = getNamedType(field.type);
    if (!isCompositeType(of)) return [field.name];
    if (of.name in NAMED) return [`${field.name} ${NAMED[of.name] ?? ''}`];
    if (of.name === 'Dataset' || of.name === 'LiveDataset' || depth === 0) return [];
    return [`${field.name} ${everything(of, depth - 1)}`];
  });
  return fields.length === 0 ? '{ __typename }' : `{ ${fields.join(' ')} }`;
}

async function wholeRecord(): Promise<Readonly<Record<string, unknown>>> {
  const type = schema.getType('Dataset');
  if (type === undefined) throw new Error('The schema has no Dataset');
  const { dataset } = await graph.ask(`query ($id: ID!) { dataset(id: $id) ${everything(type)} }`, { id: AIR.id });
  return dataset as Readonly<Record<string, unknown>>;
}

const empty = (record: Readonly<Record<string, unknown>>): readonly string[] =>
  Object.entries(record)
    .filter(([, value]) => value === null || (Array.isArray(value) && value.length === 0))
    .map(([name]) => name);

describe('a record in which every property is said', () => {
  it('has a value in every field but the one that could not be read', async () => {
    const record = await wholeRecord();

    expect(Object.keys(record).length).toBeGreaterThan(50);
    expect(empty(record)).toEqual(['modified']);
  });

  it('has every property of the distribution that is said', async () => {
    const record = await wholeRecord();

    const [distribution] = record['distributions'] as readonly Readonly<Record<string, unknown>>[];
    expect(empty(distribution ?? {})).toEqual([
      'rights',
      'applicableLegislation',
      'conformsTo',
      'documentation',
      'problems',
    ]);
    expect(distribution).toMatchObject({
      title: 'CSV-fil',
      byteSize: 5_000_000_000,
      byteSizeSaid: '5000000000',
      issued: '2019',
      spatialResolutions: [{ metres: 10.5, said: '10.5' }],
      accessServices: [{ title: 'Luft-API' }],
      otherProperties: [{ property: 'https://x.example/q', value: 'https://x.example/v', isUri: true }],
    });
  });

  it('has what upstream said beside our reading of it', async () => {
    expect(await wholeRecord()).toMatchObject({
      issued: '2019-01-15',
      issuedSaid: '2019-01-15',
      modifiedSaid: 'i våras',
      accessRights: {
        said: 'public',
        code: 'PUBLIC',
        uri: 'http://publications.europa.eu/resource/authority/access-right/PUBLIC',
      },
      languages: [{ said: 'sv', code: 'SWE', label: 'svenska' }],
      subjects: [{ label: 'Miljö', code: null }],
      licences: [{ code: 'CC0-1.0', open: true }],
      spatialResolutions: [{ metres: null, said: 'tio' }],
      temporal: [{ start: '2019', startSaid: '2019', end: null, endSaid: 'pågår' }],
      problems: [{ property: 'modified', said: 'i våras', reason: 'It is not a date.' }],
      otherProperties: [{ value: null, properties: [{ value: 'v', language: 'sv', datatype: 'https://x.example/t' }] }],
    });
  });

  it('has the organisations and catalogues that it names', async () => {
    expect(await wholeRecord()).toMatchObject({
      catalogue: { slug: 'goteborg' },
      catalogues: [{ catalogue: { slug: 'goteborg' }, harvestedAt: '2024-05-01T10:00:00.000Z' }],
      publisher: { municipalityCode: '1480' },
      creators: [{ municipalityCode: '1480' }],
      qualifiedAttributions: [{ organisation: { municipalityCode: '1480' }, roles: [{ code: 'custodian' }] }],
    });
  });

  it('has its texts in the language asked for, else in Swedish', async () => {
    const { dataset } = await graph.ask(
      `query ($id: ID!, $language: Language = EN) {
        dataset(id: $id) {
          title(language: $language) description(language: $language) keywords(language: $language)
          swedish: keywords versionNote(language: $language) themes { label(language: $language) }
          titles { language value }
        }
      }`,
      { id: AIR.id },
    );

    expect(dataset).toEqual({
      title: 'Air quality',
      description: 'Levels.',
      keywords: ['air', 'PM10'],
      swedish: ['luft', 'kväve', 'PM10'],
      versionNote: 'Fler stationer.',
      themes: [{ label: 'Environment' }],
      titles: [
        { language: 'sv', value: 'Luftkvalitet' },
        { language: 'en', value: 'Air quality' },
      ],
    });
  });
});
