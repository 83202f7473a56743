import { describe, expect, it } from 'vitest';
import { Graph } from './graph.ts';
import { addRdfJson } from './rdf-json.ts';

const S = 'https://data.example.se/1';
const P = 'http://purl.org/dc/terms/title';

describe('reading RDF/JSON', () => {
  it('reads IRIs, literals with language and datatype, and blank nodes', () => {
    const graph = new Graph();

    const dropped = addRdfJson(
      graph,
      {
        [S]: {
          [P]: [
            { type: 'literal', value: 'Bad', lang: 'sv' },
            { type: 'literal', value: '1', datatype: 'http://www.w3.org/2001/XMLSchema#integer' },
            { type: 'literal', value: 'enkel', datatype: 'http://www.w3.org/2001/XMLSchema#string' },
            { type: 'uri', value: 'https://data.example.se/2' },
            { type: 'bnode', value: '_:b1' },
          ],
        },
        '_:b1': { [P]: [{ type: 'literal', value: 'inre' }] },
      },
      'e1_',
    );

    expect(dropped).toEqual([]);
    expect(graph.objects(S, P)).toEqual([
      { kind: 'literal', value: 'Bad', language: 'sv' },
      { kind: 'literal', value: '1', datatype: 'http://www.w3.org/2001/XMLSchema#integer' },
      { kind: 'literal', value: 'enkel' },
      { kind: 'iri', value: 'https://data.example.se/2' },
      { kind: 'blank', value: '_:e1_b1' },
    ]);
    expect(graph.objects('_:e1_b1', P)).toHaveLength(1);
  });

  it.each([
    ['a bad IRI', { type: 'uri', value: 'https://data example.se' }, /bad IRI/],
    ['a bad language tag', { type: 'literal', value: 'x', lang: 'français' }, /bad language tag/],
    ['no value', { type: 'literal' }, /no value/],
    ['another type', { type: 'triple', value: 'x' }, /a term of type/],
    ['null', null, /no value/],
  ])('gives up a statement with %s and reads the rest', (_, object, reason) => {
    const graph = new Graph();

    const dropped = addRdfJson(graph, { [S]: { [P]: [object, { type: 'literal', value: 'kvar' }] } }, '');

    expect(dropped).toEqual([{ reason: expect.stringMatching(reason) as string }]);
    expect(graph.objects(S, P)).toEqual([{ kind: 'literal', value: 'kvar' }]);
  });

  it.each([
    ['a subject that is no IRI', { 'inte en iri': { [P]: [] } }],
    ['a subject without properties', { [S]: 'text' }],
    ['something that is no object', 'text'],
  ])('gives up %s', (_, value) => {
    expect(addRdfJson(new Graph(), value, '')).toHaveLength(1);
  });

  it('takes keys of JavaScript objects for what they are', () => {
    const graph = new Graph();

    const dropped = addRdfJson(graph, JSON.parse(`{"__proto__": {"${P}": [{"type":"literal","value":"x"}]}}`), '');

    expect(dropped).toHaveLength(1);
    expect(graph.size).toBe(0);
  });
});
