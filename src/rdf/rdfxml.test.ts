import { describe, expect, it } from 'vitest';

import { readRdf } from './read.ts';
import type { RdfReading } from './reading.ts';

const DCT = 'http://purl.org/dc/terms/';
const RDF = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#';
const ROOT = `<rdf:RDF xmlns:rdf="${RDF}" xmlns:dct="${DCT}" xmlns:dcat="http://www.w3.org/ns/dcat#">`;

async function* chunks(text: string, size: number): AsyncGenerator<Uint8Array> {
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length; at += size) yield await Promise.resolve(bytes.subarray(at, at + size));
}

const readText = (text: string, size = 64): Promise<RdfReading> =>
  readRdf(chunks(text, size), { baseIri: 'http://ex.se/catalogue', signal: new AbortController().signal });

const read = (body: string): Promise<RdfReading> => readText(`<?xml version="1.0"?>\n${ROOT}\n${body}\n</rdf:RDF>`);

const values = (reading: RdfReading, subject: string, property: string): readonly string[] =>
  reading.graph.objects(subject, DCT + property).map((term) => term.value);

const DATASET = `<dcat:Dataset rdf:about="http://ex.se/1"><dct:title xml:lang="sv">Lekplatser &amp; parker</dct:title>
<dct:publisher rdf:nodeID="p"/><dct:issued rdf:datatype="http://www.w3.org/2001/XMLSchema#date">2023-01-02</dct:issued></dcat:Dataset>`;

describe('RDF/XML', () => {
  it('keeps language, datatype and node of each statement', async () => {
    const reading = await read(DATASET);

    expect(reading).toMatchObject({ format: 'rdfxml', droppedCount: 0 });
    expect(reading.incomplete).toBeUndefined();
    expect(reading.graph.objects('http://ex.se/1', `${DCT}title`)).toEqual([
      { kind: 'literal', value: 'Lekplatser & parker', language: 'sv' },
    ]);
    expect(reading.graph.objects('http://ex.se/1', `${DCT}issued`)).toEqual([
      { kind: 'literal', value: '2023-01-02', datatype: 'http://www.w3.org/2001/XMLSchema#date' },
    ]);
    expect(reading.graph.objects('http://ex.se/1', `${DCT}publisher`)).toMatchObject([{ kind: 'blank' }]);
  });

  it('keeps what came before XML that is not well-formed, and says on which line that is', async () => {
    const reading = await read(`${DATASET}\n<dcat:Dataset rdf:about="http://ex.se/2">\n<dct:title>A</dct:description>`);

    expect(values(reading, 'http://ex.se/1', 'title')).toEqual(['Lekplatser & parker']);
    expect(reading.incomplete?.line).toBe(6);
    expect(reading.incomplete?.message).toContain('not well-formed XML');
  });

  it('costs one statement for a bad IRI or a bad language tag, and names the value', async () => {
    const reading = await read(`<dcat:Dataset rdf:about="http://ex.se/1">
      <dct:source rdf:resource="http://a.se http://b.se"/>
      <dct:title xml:lang="français">Un</dct:title>
      <dct:title xml:lang="sv_SE">Två</dct:title>
      <dct:identifier>1</dct:identifier></dcat:Dataset>`);

    expect(reading.droppedCount).toBe(3);
    expect(reading.dropped).toEqual([
      { reason: 'bad IRI "http://a.se http://b.se"', line: 4 },
      { reason: 'bad language tag "français"', line: 5 },
      { reason: 'bad language tag "sv_se"', line: 6 },
    ]);
    expect(values(reading, 'http://ex.se/1', 'identifier')).toEqual(['1']);
  });

  it('counts each statement that a bad subject costs', async () => {
    const reading = await read(
      `<dcat:Dataset rdf:about="http://ex.se/{id}"><dct:title>A</dct:title></dcat:Dataset>${DATASET}`,
    );

    expect(reading.droppedCount).toBe(2);
    expect(reading.graph.has('http://ex.se/1')).toBe(true);
  });

  it('lists the first hundred of the statements it gave up, and counts the others', async () => {
    const reading = await read(
      `<dcat:Dataset rdf:about="http://ex.se/1">${'<dct:source rdf:resource="a b"/>'.repeat(150)}</dcat:Dataset>`,
    );

    expect(reading.droppedCount).toBe(150);
    expect(reading.dropped).toHaveLength(100);
  });

  it('reads a node by any name, and notes a name that XML does not allow', async () => {
    const reading =
      await read(`<dcat:Dataset rdf:about="http://ex.se/1"><dct:publisher rdf:nodeID="7 a"/></dcat:Dataset>
      <rdf:Description rdf:nodeID="7 a"><dct:title>Kommunen</dct:title></rdf:Description>`);

    const [publisher] = reading.graph.objects('http://ex.se/1', `${DCT}publisher`);
    expect(values(reading, publisher?.value ?? '', 'title')).toEqual(['Kommunen']);
    expect(reading.droppedCount).toBe(2);
  });

  it('gives up an element that breaks a rule of RDF/XML, with what is in it, and reads on', async () => {
    const reading = await read(`<dcat:Dataset rdf:about="http://ex.se/1">
      <dct:publisher><rdf:Description rdf:bagID="x"><dct:title>Inne</dct:title></rdf:Description></dct:publisher>
      <dct:title>Ute</dct:title></dcat:Dataset>${DATASET.replaceAll('/1', '/2')}`);

    expect(reading.dropped).toEqual([{ reason: '<rdf:Description>: rdf:bagID is not supported.', line: 4 }]);
    expect(values(reading, 'http://ex.se/1', 'title')).toEqual(['Ute']);
    expect(values(reading, 'http://ex.se/1', 'publisher')).toEqual([]);
    expect(reading.graph.has('http://ex.se/2')).toBe(true);
  });

  it('never mixes up nodes without a name and nodes that are named', async () => {
    const reading = await read(
      ['b1', 'b2', 'df_0_1', '1']
        .map((name) => `<rdf:Description rdf:nodeID="${name}"><dct:title>${name}</dct:title></rdf:Description>`)
        .join('') + '<rdf:Description><dct:title>anonymous</dct:title></rdf:Description>'.repeat(3),
    );

    expect([...reading.graph.subjects()]).toHaveLength(7);
  });

  it('joins the text around a comment and a CDATA section', async () => {
    const reading = await read(
      '<dcat:Dataset rdf:about="http://ex.se/1"><dct:title>En <!-- x -->titel <![CDATA[& mer]]></dct:title></dcat:Dataset>',
    );

    expect(values(reading, 'http://ex.se/1', 'title')).toEqual(['En titel & mer']);
  });

  it('reads a document whose root is a dataset', async () => {
    const reading = await readText(
      `<dcat:Dataset xmlns:rdf="${RDF}" xmlns:dct="${DCT}" xmlns:dcat="http://www.w3.org/ns/dcat#" rdf:about="http://ex.se/1"><dct:title>A</dct:title></dcat:Dataset>`,
    );

    expect(values(reading, 'http://ex.se/1', 'title')).toEqual(['A']);
    expect(reading.incomplete).toBeUndefined();
  });

  it('leaves out control characters, and says where they were', async () => {
    const reading = await read(
      '<dcat:Dataset rdf:about="http://ex.se/1">\n<dct:title>A\u0000B\u000bC</dct:title></dcat:Dataset>',
    );

    expect(values(reading, 'http://ex.se/1', 'title')).toEqual(['ABC']);
    expect(reading.dropped.map(({ line }) => line)).toEqual([4, 4]);
    expect(reading.incomplete).toBeUndefined();
  });

  // A count from the start of the text for each of them took the square of the time: a minute for these.
  it('leaves out as many control characters as there may be', async () => {
    const reading = await readText(
      `${ROOT}<dcat:Dataset rdf:about="http://ex.se/1"><dct:title>${'\u0001\n'.repeat(400_000)}</dct:title></dcat:Dataset></rdf:RDF>`,
      65_536,
    );

    expect(reading.droppedCount).toBe(400_000);
    expect(reading.dropped.at(-1)?.line).toBe(100);
    expect(values(reading, 'http://ex.se/1', 'title')).toEqual(['\n'.repeat(400_000)]);
  });

  it('keeps a reference to an unknown entity as it is written', async () => {
    const reading = await read(
      '<dcat:Dataset rdf:about="http://ex.se/1"><dct:title>A&nbsp;B</dct:title></dcat:Dataset>',
    );

    expect(values(reading, 'http://ex.se/1', 'title')).toEqual(['A&nbsp;B']);
    expect(reading.droppedCount).toBe(1);
  });

  it('refuses elements nested deeper than 256', async () => {
    const deep = read('<dcat:Dataset><dct:hasPart>'.repeat(200));

    await expect(deep).rejects.toMatchObject({ name: 'UpstreamError', kind: 'MALFORMED' });
  });
});

describe('DOCTYPE', () => {
  const withDoctype = (subset: string, body: string): Promise<RdfReading> =>
    readText(`<?xml version="1.0"?><!DOCTYPE rdf:RDF [${subset}]>${ROOT}${body}</rdf:RDF>`);
  const typed =
    '<dcat:Dataset rdf:about="http://ex.se/1"><dct:issued rdf:datatype="&xsd;date">2023-01-02</dct:issued></dcat:Dataset>';

  it('expands internal entities that name namespaces', async () => {
    const reading = await withDoctype('<!-- types --><!ENTITY xsd "http://www.w3.org/2001/XMLSchema#">', typed);

    expect(reading.graph.objects('http://ex.se/1', `${DCT}issued`)).toMatchObject([
      { datatype: 'http://www.w3.org/2001/XMLSchema#date' },
    ]);
  });

  it.each([
    ['an entity that refers to another', '<!ENTITY a "ha"><!ENTITY b "&a;&a;">'],
    ['an entity that refers to a parameter entity', '<!ENTITY b "%a;">'],
    ['an entity longer than 1,000 characters', `<!ENTITY a "${'x'.repeat(1001)}">`],
    ['more than 200 entities', Array.from({ length: 201 }, (_, n) => `<!ENTITY e${n} "x">`).join('')],
  ])('refuses %s', async (_, subset) => {
    await expect(withDoctype(subset, typed)).rejects.toMatchObject({ kind: 'MALFORMED' });
  });

  it('refuses a document that its entities blow up', async () => {
    const bomb = withDoctype(
      `<!ENTITY a "${'x'.repeat(1000)}">`,
      `<dcat:Dataset><dct:title>${'&a;'.repeat(20_000)}</dct:title></dcat:Dataset>`,
    );

    await expect(bomb).rejects.toMatchObject({ kind: 'MALFORMED' });
  });

  it('refuses a document in which attributes blow up', async () => {
    const bomb = withDoctype(
      `<!ENTITY a "${'x'.repeat(1000)}">`,
      `<dcat:Dataset dct:title="${'&a;'.repeat(20_000)}"/>`,
    );

    await expect(bomb).rejects.toMatchObject({ kind: 'MALFORMED' });
  });

  it('expands an entity once, whatever references its text spells', async () => {
    const reading = await withDoctype(
      '<!ENTITY a "&#38;b;&#38;b;"><!ENTITY b "boom">',
      '<dcat:Dataset rdf:about="http://ex.se/1"><dct:title>&a;</dct:title></dcat:Dataset>',
    );

    expect(values(reading, 'http://ex.se/1', 'title')).toEqual(['&b;&b;']);
  });

  it.each([
    ['SYSTEM', '<!DOCTYPE rdf:RDF SYSTEM "http://127.0.0.1:9/evil.dtd">'],
    ['PUBLIC', '<!DOCTYPE rdf:RDF PUBLIC "-//X//Y" "file:///etc/passwd">'],
    ['a parameter entity', '<!DOCTYPE rdf:RDF [<!ENTITY % evil SYSTEM "http://127.0.0.1:9/evil.dtd"> %evil;]>'],
  ])('names an external DTD by %s and is read without it', async (_, doctype) => {
    const reading = await readText(
      `${doctype}${ROOT}<dcat:Dataset rdf:about="http://ex.se/1"><dct:title>A</dct:title></dcat:Dataset></rdf:RDF>`,
    );

    expect(values(reading, 'http://ex.se/1', 'title')).toEqual(['A']);
    expect(reading).toMatchObject({ droppedCount: 0 });
  });

  it('leaves a reference to an external entity unread', async () => {
    const reading = await withDoctype(
      '<!ENTITY secret SYSTEM "file:///etc/passwd">',
      '<dcat:Dataset rdf:about="http://ex.se/1"><dct:title>&secret;</dct:title></dcat:Dataset>',
    );

    expect(values(reading, 'http://ex.se/1', 'title')).toEqual(['&secret;']);
    expect(reading.droppedCount).toBe(1);
  });
});
