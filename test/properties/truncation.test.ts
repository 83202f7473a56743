import { describe, expect, it } from 'vitest';
import { UpstreamError } from '../../src/errors.ts';
import type { RdfFormat } from '../../src/rdf/reading.ts';
import { DOCUMENTS, isWhole, readAs } from './rdf-documents.ts';

/** The lengths to which a document may be cut and yet be taken for a whole one. */
const takenForWhole = async (
  format: RdfFormat,
  document: Buffer,
  lengths: readonly number[],
): Promise<readonly number[]> => {
  const taken: number[] = [];
  for (const length of lengths) {
    const reading = await readAs(format, document.subarray(0, length)).catch((error: unknown) => {
      if (error instanceof UpstreamError && error.kind === 'MALFORMED') return undefined;
      throw error;
    });
    if (reading !== undefined && isWhole(reading)) taken.push(length);
  }
  return taken;
};

const upTo = (length: number, from = 0): readonly number[] =>
  Array.from({ length: length - from }, (_, index) => from + index);

const NODE_ROOT = `<d:Dataset xmlns:d="http://www.w3.org/ns/dcat#" xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'
 rdf:about="https://data.example.se/1"><d:keyword>bad</d:keyword><d:theme rdf:resource="https://x.se/"/></d:Dataset>`;
const EMPTY_ROOT = '<?xml version="1.0"?>\n<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"/>';

const large = (): Buffer => {
  const [head = '', tail = ''] = DOCUMENTS.rdfxml.split('</rdf:RDF>');
  const records = Array.from(
    { length: 1_500 },
    (
      _,
      number,
    ) => `<dcat:Dataset rdf:about="https://data.example.se/a${number}"><dct:title xml:lang="sv">Å ${number}</dct:title>
      <dcat:keyword>bad</dcat:keyword></dcat:Dataset>\n`,
  );
  return Buffer.from(`${head}${records.join('')}</rdf:RDF>${tail}`);
};

describe('a document that is cut off', () => {
  it.each([
    ['a catalogue', DOCUMENTS.rdfxml],
    ['a catalogue in one line', DOCUMENTS.rdfxml.replace(/\n\s*/g, ' ')],
    ['a document whose root is a dataset', NODE_ROOT],
    ['a catalogue of nothing', EMPTY_ROOT],
  ])('is never taken for a whole one in RDF/XML, at any byte of %s', async (_, text) => {
    const document = Buffer.from(text);

    const taken = await takenForWhole('rdfxml', document, upTo(document.length));
    const whole = await readAs('rdfxml', document);

    expect(taken).toEqual([]);
    expect(isWhole(whole)).toBe(true);
  });

  it('is never taken for a whole one in RDF/XML, at a hundred bytes of a large one', async () => {
    const document = large();
    const spread = Array.from({ length: 50 }, (_, index) => Math.floor((document.length * (index + 0.37)) / 50));

    const taken = await takenForWhole('rdfxml', document, [...spread, ...upTo(document.length, document.length - 50)]);
    const whole = await readAs('rdfxml', document);

    expect(taken).toEqual([]);
    expect(isWhole(whole)).toBe(true);
  });

  it('is taken for a whole one where only what follows the root is missing, and then nothing is lost', async () => {
    const document = Buffer.from(`${NODE_ROOT}\n<!-- made by hand -->\n`);

    const sizes = await Promise.all(
      [NODE_ROOT.length, NODE_ROOT.length + 1, document.length].map(
        async (length) => (await readAs('rdfxml', document.subarray(0, length))).graph.size,
      ),
    );

    expect(sizes).toEqual([3, 3, 3]);
  });

  it('is never taken for a whole one in JSON-LD, at any byte', async () => {
    const document = Buffer.from(DOCUMENTS.jsonld);

    const taken = await takenForWhole('jsonld', document, upTo(document.length));

    expect(taken).toEqual([]);
  });

  it.each(['turtle', 'ntriples'] as const)(
    'is taken for a whole one in %s only behind a statement, where no reader could tell',
    async (format) => {
      const document = Buffer.from(DOCUMENTS[format]);

      const taken = await takenForWhole(format, document, upTo(document.length));

      const ends = taken.map((length) => document.toString('utf8', 0, length).trimEnd());
      expect(ends.filter((text) => !text.endsWith('.') && !text.endsWith('terms/>'))).toEqual([]);
      expect(new Set(ends).size).toBeLessThanOrEqual(5);
    },
  );
});
