import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readDcat } from '../../src/rdf/dcat/read-dcat.ts';
import { CLASSES, PROPERTIES } from '../../src/rdf/dcat/terms.ts';
import { Graph, type Term } from '../../src/rdf/graph.ts';
import type { Harvested } from '../../src/sources/source.ts';

const LIMITS = { seed: 20_260_309, numRuns: 200, interruptAfterTimeLimit: 3_000 } as const;
const TYPE = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#type';
const PREDICATES: readonly string[] = [...new Set(Object.values(PROPERTIES).flat()), 'https://x.se/unknown'];
const TYPES: readonly string[] = Object.values(CLASSES).flat();

const node = fc
  .nat(7)
  .map((number): Exclude<Term, { kind: 'literal' }> =>
    number < 5 ? { kind: 'iri', value: `https://data.example.se/${number}` } : { kind: 'blank', value: `_:b${number}` },
  );
const literal = fc.record({
  kind: fc.constant('literal' as const),
  value: fc.oneof(
    fc.constantFrom(
      '',
      ' ',
      '2019-13-45',
      '2024-05-01',
      'okänt',
      '-1',
      '1e999',
      'NaN',
      'P',
      'javascript:alert(1)',
      'POINT (',
    ),
    fc.string({ unit: 'binary', maxLength: 12 }),
  ),
});
const statement = fc.tuple(
  node,
  fc.oneof(
    fc.tuple(
      fc.constant(TYPE),
      fc.constantFrom(...TYPES).map((value): Term => ({ kind: 'iri', value })),
    ),
    fc.tuple(fc.constantFrom(...PREDICATES), fc.oneof<fc.Arbitrary<Term>[]>(node, node, literal)),
  ),
);

const graphOf = (statements: Iterable<readonly [subject: Term, rest: readonly [string, Term]]>): Graph => {
  const graph = new Graph();
  for (const [subject, [predicate, object]] of statements) graph.add(subject.value, predicate, object);
  return graph;
};

const read = (graph: Graph): readonly Harvested[] => [...readDcat(graph, 'ale', { whole: true })];

describe('a graph in which anything points at anything', () => {
  it('is read to its end: each described dataset once, nothing thrown, nothing without bound', () => {
    fc.assert(
      fc.property(fc.array(statement, { maxLength: 60 }), (statements) => {
        const items = read(graphOf(statements));

        const ids = items.flatMap((item) => (item.type === 'dataset' ? [item.dataset.id] : []));
        expect(new Set(ids).size).toBe(ids.length);
        // A reader that trips is caught record by record, and would hide here.
        expect(items.filter((item) => item.type === 'skipped' && item.skipped.reason.startsWith('could not'))).toEqual(
          [],
        );
        expect(JSON.stringify(items).length).toBeLessThan(2_000_000);
      }),
      LIMITS,
    );
  });

  it.each([
    ['isPartOf', 'http://purl.org/dc/terms/isPartOf'],
    ['replaces', 'http://purl.org/dc/terms/replaces'],
    ['inSeries', 'http://www.w3.org/ns/dcat#inSeries'],
    ['hasPart', 'http://purl.org/dc/terms/hasPart'],
    ['subOrganizationOf', 'http://www.w3.org/ns/org#subOrganizationOf'],
    ['relation', 'http://purl.org/dc/terms/relation'],
    ['a property that nobody knows', 'https://x.se/unknown'],
  ])('is read where %s makes a ring, points at itself, and goes on for 10,000 nodes', (_, predicate) => {
    const type: Term = { kind: 'iri', value: CLASSES.dataset[0] };
    const iri = (name: number | string): Term => ({ kind: 'iri', value: `https://data.example.se/${name}` });
    const chain = Array.from(
      { length: 10_000 },
      (_each, number) => [iri(number), [predicate, iri(number + 1)]] as const,
    );
    const blanks = Array.from(
      { length: 10_000 },
      (_each, number) =>
        [{ kind: 'blank', value: `_:c${number}` }, [predicate, { kind: 'blank', value: `_:c${number + 1}` }]] as const,
    );
    const graph = graphOf([
      ...chain,
      ...blanks,
      [iri(0), [TYPE, type]],
      [iri(0), [predicate, { kind: 'blank', value: '_:c0' }]],
      [iri('self'), [predicate, iri('self')]],
      [iri('self'), [TYPE, type]],
      [iri('a'), [predicate, iri('b')]],
      [iri('b'), [predicate, iri('a')]],
      [iri('a'), [TYPE, type]],
      [iri('b'), [TYPE, type]],
    ]);

    const items = read(graph);

    const uris = items.flatMap((item) => (item.type === 'dataset' ? [item.dataset.uri?.replace(/.*\//, '')] : []));
    expect(uris.toSorted()).toEqual(['0', 'a', 'b', 'self']);
    expect(JSON.stringify(items).length).toBeLessThan(2_000_000);
  });

  it('does not unfold into a tree where all nodes are linked with all', () => {
    const nodes = Array.from({ length: 40 }, (_each, number): Term => ({ kind: 'blank', value: `_:n${number}` }));
    const links = nodes.flatMap((from) =>
      nodes.flatMap((to) => PREDICATES.map((predicate) => [from, [predicate, to]] as const)),
    );
    const dataset: Term = { kind: 'iri', value: 'https://data.example.se/1' };
    const graph = graphOf([
      ...links,
      [dataset, [TYPE, { kind: 'iri', value: CLASSES.dataset[0] }]],
      ...PREDICATES.flatMap((predicate) => nodes.slice(0, 5).map((to) => [dataset, [predicate, to]] as const)),
    ]);

    const items = read(graph);

    const [found] = items.flatMap((item) => (item.type === 'dataset' && item.dataset.uri ? [item.dataset] : []));
    expect(JSON.stringify(found).length).toBeLessThan(5_000_000);
  });
});

describe('a nested node that every record points at', () => {
  it('is passed on with the first of them, and the others say that they have more', () => {
    const shared: Term = { kind: 'blank', value: '_:shared' };
    const datasets = Array.from({ length: 2_000 }, (_each, number): Term => ({
      kind: 'iri',
      value: `https://data.example.se/${number}`,
    }));
    const graph = graphOf([
      ...datasets.map((each) => [each, [TYPE, { kind: 'iri', value: CLASSES.dataset[0] }]] as const),
      ...datasets.map((each) => [each, ['http://purl.org/dc/terms/provenance', shared]] as const),
      ...Array.from(
        { length: 2_000 },
        (_each, number) => [shared, ['https://x.se/unknown', { kind: 'literal', value: `${number}` }]] as const,
      ),
    ]);

    const items = read(graph);

    const found = items.flatMap((item) => (item.type === 'dataset' ? [item.dataset] : []));
    const notes = found.map(({ problems }) => problems.filter(({ property }) => property === 'otherProperties').length);
    expect(found).toHaveLength(2_000);
    expect(found[0]?.otherProperties[0]?.properties).toHaveLength(2_000);
    expect([notes[0], notes.at(-1)]).toEqual([0, 1]);
    expect(JSON.stringify(items).length).toBeLessThan(50_000_000);
  });
});
