import { describe, expect, it } from 'vitest';

import { readRdf } from './read.ts';
import type { RdfReading } from './reading.ts';

const DCT = 'http://purl.org/dc/terms/';
const CONTEXT = {
  dcat: 'http://www.w3.org/ns/dcat#',
  dct: DCT,
  title: 'dct:title',
  source: { '@id': 'dct:source', '@type': '@id' },
  dataset: 'dcat:dataset',
};

async function* chunks(text: string): AsyncGenerator<Uint8Array> {
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length; at += 50) yield await Promise.resolve(bytes.subarray(at, at + 50));
}

const readText = (text: string): Promise<RdfReading> =>
  readRdf(chunks(text), { baseIri: 'http://ex.se/catalogue', signal: new AbortController().signal });

const read = (document: unknown): Promise<RdfReading> => readText(JSON.stringify(document));

const values = (reading: RdfReading, subject: string, property: string): readonly string[] =>
  reading.graph.objects(subject, property.includes(':') ? property : DCT + property).map((term) => term.value);

describe('JSON-LD', () => {
  it('reads nodes of a graph, nested nodes, and keys in any order', async () => {
    const reading = await read({
      '@graph': [
        { title: { '@value': 'K', '@language': 'sv' }, '@id': 'k', dataset: { title: 'A', '@id': 'http://ex.se/1' } },
        { '@type': 'dcat:Dataset', '@id': 'http://ex.se/2', title: ['B', 'C'] },
      ],
      '@context': CONTEXT,
    });

    expect(reading).toMatchObject({ format: 'jsonld', droppedCount: 0 });
    expect(reading.incomplete).toBeUndefined();
    expect(reading.graph.objects('http://ex.se/k', `${DCT}title`)).toEqual([
      { kind: 'literal', value: 'K', language: 'sv' },
    ]);
    expect(values(reading, 'http://ex.se/k', 'http://www.w3.org/ns/dcat#dataset')).toEqual(['http://ex.se/1']);
    expect(values(reading, 'http://ex.se/2', 'title')).toEqual(['B', 'C']);
    expect(reading.graph.types('http://ex.se/2')).toEqual(['http://www.w3.org/ns/dcat#Dataset']);
  });

  it('merges named graphs', async () => {
    const reading = await read({
      '@context': CONTEXT,
      '@id': 'http://ex.se/g',
      title: 'G',
      '@graph': [{ '@id': 'http://ex.se/1', title: 'A' }],
    });

    expect([values(reading, 'http://ex.se/g', 'title'), values(reading, 'http://ex.se/1', 'title')]).toEqual([
      ['G'],
      ['A'],
    ]);
  });

  it('means the same node by a label in all batches, and another by each node without one', async () => {
    const many = Array.from({ length: 120 }, (_, n) => ({ '@id': '_:b1', title: `${n}` }));
    const reading = await read({ '@context': CONTEXT, '@graph': [...many, { title: 'x' }, { title: 'y' }] });

    expect([...reading.graph.subjects()]).toHaveLength(3);
    expect(reading.graph.size).toBe(122);
  });

  it('drops the bad value and nothing else', async () => {
    const reading = await read({
      '@context': CONTEXT,
      '@id': 'http://ex.se/1',
      '@type': ['dcat:Dataset', 'http://bad type'],
      title: [
        { '@value': 'Un', '@language': 'français' },
        { '@value': { no: 1 } },
        { '@value': 'Tre', '@language': 'sv' },
      ],
      source: ['http://a.se http://b.se', 'http://c.se/'],
    });

    expect(reading.droppedCount).toBe(4);
    expect(reading.dropped.map(({ reason }) => reason)).toEqual(
      expect.arrayContaining([
        'bad language tag "français"',
        'bad IRI "http://a.se http://b.se"',
        'bad IRI "http://bad type"',
      ]),
    );
    expect(values(reading, 'http://ex.se/1', 'title')).toEqual(['Tre']);
    expect(values(reading, 'http://ex.se/1', 'source')).toEqual(['http://c.se/']);
    expect(reading.graph.types('http://ex.se/1')).toEqual(['http://www.w3.org/ns/dcat#Dataset']);
  });

  it('counts each statement of a bad subject', async () => {
    const reading = await read([{ '@id': 'http://ex.se/{id}', [`${DCT}title`]: ['A', 'B'] }]);

    expect(reading).toMatchObject({ droppedCount: 2, dropped: [{ reason: 'bad IRI "http://ex.se/{id}"' }, {}] });
  });

  it('keeps the good values of a language map', async () => {
    const title = { '@id': `${DCT}title`, '@container': '@language' };
    const reading = await read({
      '@context': { title },
      '@id': 'http://ex.se/1',
      title: { sv: 'A', sv_SE: 'B', en: ['C', 'D'] },
    });

    expect(values(reading, 'http://ex.se/1', 'title')).toEqual(['A', 'C', 'D']);
    expect(reading.droppedCount).toBe(1);
  });

  it('gives up a part of a nested node, not the node', async () => {
    const reading = await read({
      '@context': CONTEXT,
      '@id': 'http://ex.se/k',
      dataset: [{ title: 'A' }, { title: { '@value': [1] }, source: 'http://c.se/' }],
    });

    const datasets = values(reading, 'http://ex.se/k', 'http://www.w3.org/ns/dcat#dataset');
    expect(datasets).toHaveLength(2);
    expect(values(reading, datasets[1] ?? '', 'source')).toEqual(['http://c.se/']);
    expect(reading.droppedCount).toBe(1);
  });

  it.each([
    'https://evil.example/context.jsonld',
    ['https://evil.example/context.jsonld'],
    { '@import': 'https://evil.example/context.jsonld' },
    { x: { '@id': 'http://ex.se/x', '@context': 'https://evil.example/context.jsonld' } },
  ])('fetches no context (%j), and reads what it can', async (context) => {
    const reading = await read({ '@context': context, '@id': 'http://ex.se/1', [`${DCT}title`]: 'A' });

    expect(values(reading, 'http://ex.se/1', 'title')).toEqual(['A']);
    expect(reading.incomplete?.message).toBe('remote contexts are not fetched: https://evil.example/context.jsonld');
  });

  it.each([
    ['https://schema.org', 'name', 'http://schema.org/name'],
    ['http://schema.org/', 'name', 'http://schema.org/name'],
    ['https://schema.org/docs/jsonldcontext.jsonld', 'name', 'http://schema.org/name'],
    ['https://project-open-data.cio.gov/v1.1/schema/catalog.jsonld', 'title', `${DCT}title`],
    ['https://www.w3.org/ns/dcat.jsonld', 'title', `${DCT}title`],
    ['http://www.w3.org/ns/dcat', 'title', `${DCT}title`],
    ['http://www.w3.org/ns/dcat#', 'title', `${DCT}title`],
  ])('knows the context %s by heart', async (context, term, property) => {
    const reading = await read({ '@context': context, '@id': 'http://ex.se/1', [term]: 'A' });

    expect(values(reading, 'http://ex.se/1', property)).toEqual(['A']);
    expect(reading.incomplete).toBeUndefined();
  });

  it('refuses a document nested deeper than 64 levels, also when it never ends', async () => {
    await expect(readText('{"@graph":['.repeat(33))).rejects.toMatchObject({ kind: 'MALFORMED' });
  });

  // Each quote tried as the beginning of a string took the square of the time: a minute for these.
  it('gives up a string of many quotes that never ends', async () => {
    const reading = await readText(`{"@id":"http://ex.se/1","${DCT}title":"A","x":"${'\\"'.repeat(300_000)}`);

    expect(values(reading, 'http://ex.se/1', 'title')).toEqual(['A']);
    expect(reading.incomplete?.message).toBe('the JSON document is cut off');
  });

  it('counts no bracket that stands in a string', async () => {
    const reading = await read({ '@id': 'http://ex.se/1', [`${DCT}title`]: `\\"${'[{'.repeat(100)}` });

    expect(reading.graph.size).toBe(1);
  });

  it('takes no harm from keys that mean something to JavaScript', async () => {
    const reading = await readText(
      '{"@context":{"@vocab":"http://v/","__proto__":{"x":"http://x"}},"@id":"http://ex.se/1","__proto__":{"polluted":1},"constructor":"c","k":{"@id":"http://ex.se/2","__proto__":{"l":1},"toString":"s"}}',
    );

    expect(Object.keys(Object.prototype)).toEqual([]);
    expect(values(reading, 'http://ex.se/1', 'http://v/constructor')).toEqual(['c']);
    expect(values(reading, 'http://ex.se/2', 'http://v/toString')).toEqual(['s']);
    expect(reading.graph.size).toBe(3);
  });

  it('keeps what comes before the end of a document that is cut off', async () => {
    const whole = JSON.stringify({
      '@context': CONTEXT,
      '@graph': [1, 2, 3, 4].map((n) => ({ '@id': `http://ex.se/${n}`, title: `T${n}` })),
    });

    const readings = await Promise.all(Array.from({ length: 100 }, (_, n) => readText(whole.slice(0, -1 - n))));

    expect(readings.every((reading) => reading.incomplete?.message === 'the JSON document is cut off')).toBe(true);
    expect(values(readings[50] ?? (await readText('{}')), 'http://ex.se/2', 'title')).toEqual(['T2']);
  });

  it('reads up to a fault in the middle, and names the line', async () => {
    const reading = await readText(
      `{"@graph":[{"@id":"http://ex.se/1","${DCT}title":"A"},\n{"@id":"http://ex.se/2" "x":1}]}`,
    );

    expect(values(reading, 'http://ex.se/1', 'title')).toEqual(['A']);
    expect(reading.incomplete).toMatchObject({ line: 2 });
  });

  it('reads over a raw line break in a string and a comma too many', async () => {
    const reading = await readText(`[{"@id":"http://ex.se/1","${DCT}title":"A\nB",},]`);

    expect(values(reading, 'http://ex.se/1', 'title')).toEqual(['A\nB']);
    expect(reading.droppedCount).toBe(3);
    expect(reading.incomplete).toBeUndefined();
  });

  it('refuses JSON that is not JSON-LD', async () => {
    await expect(readText('{"success":false,"error":"no"}')).rejects.toMatchObject({ kind: 'MALFORMED' });
  });
});
