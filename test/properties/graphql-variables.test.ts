import fc from 'fast-check';
import {
  getNamedType,
  getNullableType,
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputType,
  isInputObjectType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  isScalarType,
} from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSchema } from '../../resolvers/schema.ts';
import { startGateway, type TestGateway } from '../gateway.ts';
import { loadPlatforms, openPlatform, type OpenPlatform } from '../platforms/open-platform.ts';
import { naughty } from './naughty-strings.ts';

const LIMITS = { seed: 20_260_308, interruptAfterTimeLimit: 3_000 } as const;
const NUMBERS: readonly string[] = ['Int', 'Float', 'Boolean'];

/** A place for a text in an argument: the query that has it as `$value`, and how the variable is built round the text. */
interface Place {
  readonly name: string;
  readonly query: string;
  readonly wrap: (text: string) => unknown;
}

type Wrap = (inner: unknown) => unknown;

/** Where texts go in a value of this type, at most two objects deep. */
const textPlaces = (type: GraphQLInputType, path: string, wrap: Wrap, depth = 0): readonly Omit<Place, 'query'>[] => {
  const bare = getNullableType(type);
  if (isListType(bare)) return textPlaces(bare.ofType, `${path}[]`, (inner) => wrap([inner]), depth);
  if (isScalarType(bare)) return NUMBERS.includes(bare.name) ? [] : [{ name: path, wrap }];
  if (!isInputObjectType(bare) || depth === 2) return [];
  return Object.values(bare.getFields()).flatMap((field) =>
    textPlaces(field.type, `${path}.${field.name}`, (inner) => wrap({ [field.name]: inner }), depth + 1),
  );
};

const placesOf = (
  field: GraphQLField<unknown, unknown>,
  enclose: (selection: string) => string,
  owner: string,
): readonly Place[] => {
  const isNeeded = ({ type, defaultValue }: GraphQLArgument): boolean =>
    isNonNullType(type) && defaultValue === undefined;
  const selection = isLeafType(getNamedType(field.type)) ? '' : '{ __typename }';
  return field.args.flatMap((argument) => {
    if (field.args.some((other) => other !== argument && isNeeded(other))) return [];
    const call = `${field.name}(${argument.name}: $value) ${selection}`;
    const query = `query ($value: ${String(argument.type)}) { ${enclose(call)} }`;
    return textPlaces(argument.type, argument.name, (inner) => inner).map(({ name, wrap }) => ({
      name: `${owner}.${field.name}(${name})`,
      query,
      wrap,
    }));
  });
};

const schema = createSchema();
/** Objects with arguments of their own, and how to come to one. */
const OWNERS: readonly (readonly [type: string, enclose: (selection: string) => string])[] = [
  ['Query', (selection) => selection],
  ['Organisation', (selection) => `organisation(municipalityCode: "1480") { ${selection} }`],
  ['Catalogue', (selection) => `catalogue(slug: "exempelstad") { ${selection} }`],
  ['Collaboration', (selection) => `collaboration(id: "alla") { ${selection} }`],
  ['Dataset', (selection) => `datasets(first: 1) { nodes { ${selection} } }`],
  ['Distribution', (selection) => `datasets(first: 1) { nodes { distributions { ${selection} } } }`],
  ['Specification', (selection) => `specifications { ${selection} }`],
  ['Statistics', (selection) => `statistics { ${selection} }`],
];
const PLACES = OWNERS.flatMap(([name, enclose]) => {
  const type = schema.getType(name);
  if (!isObjectType(type)) throw new Error(`The schema has no type ${name}.`);
  return Object.values(type.getFields()).flatMap((field) => placesOf(field, enclose, name));
});

describe('a text that nobody should send', () => {
  let gateway: TestGateway;
  let upstream: OpenPlatform;

  beforeAll(async () => {
    const platform = (await loadPlatforms()).find(({ name }) => name === 'data-json');
    if (platform === undefined) throw new Error('The platform of this test is not registered.');
    upstream = await openPlatform(platform, { datasets: 5 });
    gateway = await startGateway({
      catalogues: [{ id: 'exempelstad', platform: platform.name, url: upstream.catalogue.url, organisation: '1480' }],
      collaborations: [{ id: 'alla', name: 'Alla', members: ['1480'] }],
      env: { RATE_LIMIT_PER_MINUTE: '0' },
    });
  });
  afterAll(async () => {
    await gateway.close();
    await upstream.close();
  });

  it('gets an answer or a refusal in every argument that takes one, never a failure', async () => {
    const refusals = new Map<string, number>();

    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...PLACES), naughty, async ({ name, query, wrap }, text) => {
        const { status, errors } = await gateway.ask(query, { value: wrap(text) });

        expect({ name, status, errors, isExpected: [200, 400].includes(status) }).toMatchObject({ isExpected: true });
        const codes = errors.map(({ extensions }) => extensions.code);
        expect(codes.filter((code) => code !== 'BAD_USER_INPUT')).toEqual([]);
        refusals.set(name, (refusals.get(name) ?? 0) + errors.length);
      }),
      { ...LIMITS, numRuns: 600 },
    );

    expect(refusals.size).toBeGreaterThan(PLACES.length / 4);
  });

  it('leaves the gateway answering as before', async () => {
    const { datasets } = await gateway.query<{ datasets: { totalCount: number } }>('{ datasets { totalCount } }');

    expect(datasets.totalCount).toBe(5);
  });

  it('is tried in arguments of every kind of list', () => {
    const names = PLACES.map(({ name }) => name);

    expect(names).toEqual(
      expect.arrayContaining(['Query.dataset(uri)', 'Query.datasets(after)', 'Query.nodes(ids[])']),
    );
    expect(names).toEqual(
      expect.arrayContaining(['Query.datasets(filter.keywords[])', 'Organisation.datasets(before)']),
    );
    expect(names.length).toBeGreaterThan(60);
  });
});
