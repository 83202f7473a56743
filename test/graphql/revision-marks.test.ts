import {
  defaultFieldResolver,
  getNamedType,
  getOperationAST,
  isInputObjectType,
  isLeafType,
  isObjectType,
  isRequiredArgument,
  parse,
} from 'graphql';
import type { GraphQLArgument, GraphQLField, GraphQLResolveInfo } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSchema } from '../../resolvers/schema.ts';
import type { Context } from '../../src/context.ts';
import { isBetweenRevisions, judge } from '../../src/server/ready/revision-marks.ts';
import { openFullGraph } from './graph.ts';
import type { Graph } from './graph.ts';

type Path = GraphQLResolveInfo['path'];

/** A resolver that reached for what is not of the revision. */
interface Touch {
  readonly coordinate: string;
  readonly what: string;
  /** Fields above it, and itself. */
  readonly under: readonly string[];
  /** It, a field above it or an argument given there is marked. */
  readonly isMarked: boolean;
}

const schema = createSchema();
const touches: Touch[] = [];
const resolved = new Set<string>();
/** Sources of key figures are configuration: the loader only names them. */
const CONFIGURATION: readonly string[] = ['Query.statisticsSources'];

const fields = Object.values(schema.getTypeMap())
  .filter((type) => isObjectType(type) && !type.name.startsWith('__'))
  .flatMap((type) => (isObjectType(type) ? Object.values(type.getFields()).map((field) => ({ type, field })) : []));

/** Calls the listener for each thing of the context that may change between two revisions. */
function watched(context: Context, touch: (what: string) => void): Context {
  const called = <T extends object>(what: string, target: T): T =>
    new Proxy(target, {
      get(of, name, receiver) {
        const value: unknown = Reflect.get(of, name, receiver);
        if (typeof value !== 'function') return value;
        return (...given: readonly unknown[]): unknown => {
          touch(what);
          return Reflect.apply(value, of, given);
        };
      },
    });
  const loaders = new Proxy(context.loaders, {
    get(of, name, receiver) {
      touch(String(name));
      return Reflect.get(of, name, receiver) as unknown;
    },
  });
  const { checks, past, figures } = context;
  return {
    ...context,
    loaders,
    checks: called('checks', checks),
    past: called('past', past),
    figures: called('figures', figures),
  };
}

const marks = new WeakMap<Path, boolean>();

function givesMarked(args: readonly GraphQLArgument[], given: Readonly<Record<string, unknown>>): boolean {
  return args.some((arg) => {
    const value = given[arg.name];
    if (value === undefined || value === null) return false;
    const type = getNamedType(arg.type);
    const inner = isInputObjectType(type) ? Object.values(type.getFields()) : [];
    return (
      isBetweenRevisions(arg) ||
      inner.some((one) => isBetweenRevisions(one) && typeof value === 'object' && one.name in value)
    );
  });
}

function isContext(value: unknown): value is Context {
  return typeof value === 'object' && value !== null && 'loaders' in value;
}

/** The field's resolver, with its context watched. */
function watch(coordinate: string, field: GraphQLField<unknown, unknown>): void {
  const resolve = field.resolve ?? defaultFieldResolver;
  field.resolve = (parent: unknown, args: Record<string, unknown>, context, info) => {
    resolved.add(coordinate);
    if (!isContext(context)) throw new Error('no context');
    const chain: Path[] = [];
    for (let at: Path | undefined = info.path; at !== undefined; at = at.prev) chain.push(at);
    marks.set(info.path, isBetweenRevisions(field) || givesMarked(field.args, args));
    const under = chain.flatMap(({ typename, key }) => (typename === undefined ? [] : [`${typename}.${String(key)}`]));
    const touch = (what: string): void => {
      const isMarked = chain.some((path) => marks.get(path) === true);
      touches.push({ coordinate, what, under, isMarked });
    };
    return resolve(parent, args, watched(context, touch), info);
  };
}

const VALUES: Readonly<Record<string, string>> = {
  'Query.organisation(municipalityCode)': '"1480"',
  'Query.catalogue(slug)': '"goteborg"',
  'Query.suggest(prefix)': '"luft"',
  'Query.keyFigure(id)': '"kolada:N1"',
  'Query.collaboration(id)': '"vastra-gotaland"',
  ids: '["kolada:N1"]',
  years: '[2020]',
  year: '2020',
  from: '"2024-01-01"',
  to: '"2024-02-01"',
  asOf: '"2024-01-01"',
  metric: 'DATASETS',
  interval: 'MONTH',
  freshness: '{ maxAge: 60, timeoutMs: 0 }',
  first: '12',
};

/** Lists first: each type is looked at where it is met first, and there should be something of it. */
const FIRST: readonly string[] = [
  'datasets',
  'organisations',
  'dataServices',
  'catalogues',
  'statistics',
  'quality',
  'coverage',
];

/** Every field below the fields of the query, each type once; `asks` chooses arguments beside the required ones. */
function everything(asks: (name: string) => boolean): readonly string[] {
  const seen = new Set<string>();
  const select = (owner: string, field: GraphQLField<unknown, unknown>): string | undefined => {
    const given: string[] = [];
    for (const arg of field.args) {
      const at = `${owner}.${field.name}(${arg.name})`;
      const value = VALUES[at] ?? VALUES[arg.name];
      if (isRequiredArgument(arg) && value === undefined) return undefined;
      if (value !== undefined && (isRequiredArgument(arg) || asks(arg.name) || at in VALUES))
        given.push(`${arg.name}: ${value}`);
    }
    const head = `${field.name}${given.length === 0 ? '' : `(${given.join(', ')})`}`;
    const type = getNamedType(field.type);
    if (isLeafType(type)) return head;
    if (!isObjectType(type) || seen.has(type.name)) return `${head} { __typename }`;
    seen.add(type.name);
    const inner = Object.values(type.getFields()).flatMap((one) => select(type.name, one) ?? []);
    return `${head} { ${inner.join(' ')} }`;
  };
  const all = Object.values(schema.getQueryType()?.getFields() ?? {});
  const place = ({ name }: GraphQLField<unknown, unknown>): number =>
    (FIRST.indexOf(name) + FIRST.length + 1) % (FIRST.length + 1);
  return all
    .toSorted((a, b) => place(a) - place(b))
    .flatMap((field) => select('Query', field) ?? [])
    .map((one) => `{ ${one} }`);
}

function judged(query: string, variables: Readonly<Record<string, unknown>> = {}): boolean {
  const document = parse(query);
  const operation = getOperationAST(document);
  if (operation === null || operation === undefined) throw new Error('no operation');
  return judge(schema, document, operation).isOfRevision(variables);
}

describe('marks of what is not a function of the revision', () => {
  let graph: Graph;
  beforeAll(async () => {
    for (const { type, field } of fields) watch(`${type.name}.${field.name}`, field);
    graph = await openFullGraph({ schema });
    const queries = [...everything((name) => name === 'first'), ...everything((name) => name in VALUES)];
    // What goes wrong below a field is told there, and the others are answered all the same.
    for (const query of queries) await graph.ask(query).catch(() => undefined);
  }, 60_000);
  afterAll(() => graph.close());

  it('stand at each field, or argument given, whose resolver asks loaders, checks or the past', () => {
    const unmarked = touches.filter(({ isMarked, coordinate }) => !isMarked && !CONFIGURATION.includes(coordinate));

    expect([...new Set(unmarked.map(({ coordinate, what }) => `${coordinate}: ${what}`))]).toEqual([]);
    // All there is to reach for was reached for, so the fields that do were looked at.
    const reached = ['checks', 'coverage', 'figures', 'freshness', 'keyFigures', 'liveDataset', 'past'];
    expect([...new Set(touches.map(({ what }) => what))].toSorted()).toEqual(reached);
  });

  it('stand at no field whose resolvers ask none of them', () => {
    const earned = new Set(touches.flatMap(({ under }) => under));

    const idle = fields
      .filter(({ field }) => isBetweenRevisions(field))
      .map(({ type, field }) => `${type.name}.${field.name}`)
      .filter((coordinate) => !earned.has(coordinate));

    expect(idle).toEqual([]);
  });

  it('were looked for in nearly all fields', () => {
    const missing = fields.map(({ type, field }) => `${type.name}.${field.name}`).filter((name) => !resolved.has(name));

    // Those of what the records of this test have nothing of.
    expect(missing.length / fields.length).toBeLessThan(0.2);
  });

  it.each([
    ['{ datasets { nodes { title } } }', {}, true],
    ['{ datasets { nodes { live { readAt } } } }', {}, false],
    ['{ datasets { nodes { ...A } } } fragment A on Dataset { live { readAt } }', {}, false],
    ['{ datasets(freshness: { onMissing: OMIT }) { totalCount } }', {}, true],
    ['{ datasets(freshness: { maxAge: 60 }) { totalCount } }', {}, false],
    ['{ datasets(freshness: { maxAge: null }) { totalCount } }', {}, true],
    ['query($f: Freshness) { datasets(freshness: $f) { totalCount } }', { f: { maxAge: 60 } }, false],
    ['query($f: Freshness) { datasets(freshness: $f) { totalCount } }', { f: { onMissing: 'OMIT' } }, true],
    ['query($n: Int) { datasets(freshness: { maxAge: $n }) { totalCount } }', { n: 60 }, false],
    ['query($n: Int) { datasets(freshness: { maxAge: $n }) { totalCount } }', {}, true],
    ['query($n: Int = 60) { datasets(freshness: { maxAge: $n }) { totalCount } }', {}, false],
    ['query($d: Date) { statistics(asOf: $d) { day } }', { d: '2024' }, false],
    ['query($d: Date) { statistics(asOf: $d) { day } }', { d: null }, true],
    ['{ statistics(asOf: "2024") { day } }', {}, false],
    ['{ statistics { datasets { value } } }', {}, true],
  ])('are read along %s with %j: a function of the revision is %s', (query, variables, expected) => {
    expect(judged(query, variables)).toBe(expected);
  });

  it('name what each replica has of its own', () => {
    const ofReplica = ['{ revision }', '{ __typename }'].map((query) => {
      const document = parse(query);
      const operation = getOperationAST(document);
      return operation && judge(schema, document, operation).isOfReplica;
    });

    expect(ofReplica).toEqual([true, false]);
  });
});
