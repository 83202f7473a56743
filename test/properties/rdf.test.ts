import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { UpstreamError } from '../../src/errors.ts';
import { readDcat } from '../../src/rdf/dcat/read-dcat.ts';
import type { RdfFormat, RdfReading } from '../../src/rdf/reading.ts';
import { DOCUMENTS, readAs } from './rdf-documents.ts';

const FORMATS = ['rdfxml', 'turtle', 'ntriples', 'jsonld'] as const satisfies readonly RdfFormat[];
const LIMITS = { seed: 20_260_304, numRuns: 150, interruptAfterTimeLimit: 3_000 } as const;

/** The reading, or undefined for MALFORMED; any other error is a bug, and fails the property. */
const readOrRefuse = async (format: RdfFormat, document: string | Uint8Array): Promise<RdfReading | undefined> => {
  try {
    return await readAs(format, document);
  } catch (error) {
    if (error instanceof UpstreamError && error.kind === 'MALFORMED') return undefined;
    throw error;
  }
};

/** Pieces of syntax that mean something where they do not belong. */
const PIECES = [
  ...[
    '<',
    '>',
    '/>',
    '</',
    '&',
    ';',
    '"',
    "'",
    '"""',
    '.',
    ',',
    '[',
    ']',
    '(',
    ')',
    '{',
    '}',
    ':',
    '@',
    '#',
    '\\',
    '^^',
  ],
  ...['<!--', '-->', '<![CDATA[', ']]>', '<!DOCTYPE x [', '&#0;', '&#x110000;', '&amp;', '<?xml?>', 'xmlns:a=""'],
  ...['rdf:about=""', 'rdf:resource="a b"', 'rdf:nodeID="1"', 'xml:lang="å"', 'rdf:parseType="Collection"'],
  ...['@prefix', 'BASE <x>', '_:b', 'a ', '\\u', '\\uD800', '@sv_SE', '<a b>', '<http://é>', '<%zz>', '1e', '--1'],
  ...[
    'null',
    '{"@id":',
    '"@context":"http://x"',
    '"@value":{}',
    '[]',
    '"__proto__":{}',
    '"@type":1',
    '\u0000',
    '\uFEFF',
  ],
  ...['\ud800', 'ÿ', '\u0001', '\r', '\n', ' '.repeat(50), '9'.repeat(400), 'https://data.example.se/'],
];

type Edit =
  | { readonly type: 'insert'; readonly at: number; readonly text: string }
  | { readonly type: 'remove' | 'repeat'; readonly at: number; readonly length: number }
  | { readonly type: 'byte'; readonly at: number; readonly value: number };

const edits = (length: number): fc.Arbitrary<readonly Edit[]> =>
  fc.array(
    fc.oneof(
      fc.record({
        type: fc.constant('insert' as const),
        at: fc.nat(length),
        text: fc.oneof(fc.constantFrom(...PIECES), fc.string({ unit: 'binary', maxLength: 8 })),
      }),
      fc.record({
        type: fc.constantFrom('remove' as const, 'repeat' as const),
        at: fc.nat(length),
        length: fc.nat(80),
      }),
      fc.record({ type: fc.constant('byte' as const), at: fc.nat(length), value: fc.nat(255) }),
    ),
    { minLength: 1, maxLength: 6 },
  );

const apply = (document: Buffer, edit: Edit): Buffer => {
  const [before, after] = [document.subarray(0, edit.at), document.subarray(edit.at)];
  switch (edit.type) {
    case 'insert':
      return Buffer.concat([before, Buffer.from(edit.text), after]);
    case 'remove':
      return Buffer.concat([before, after.subarray(edit.length)]);
    case 'repeat':
      return Buffer.concat([before, ...Array.from({ length: 5 }, () => after.subarray(0, edit.length)), after]);
    case 'byte':
      return Buffer.concat([before, Buffer.of(edit.value), after.subarray(1)]);
  }
};

describe('RDF of a catalogue, damaged at random', () => {
  it.each(FORMATS)('is read with its faults listed, or MALFORMED, and nothing else: %s', async (format) => {
    const document = Buffer.from(DOCUMENTS[format]);
    const whole = (await readAs(format, document)).graph.size;
    let read = 0;

    await fc.assert(
      fc.asyncProperty(edits(document.length), async (changes) => {
        const reading = await readOrRefuse(format, changes.reduce(apply, document));
        if (reading === undefined) return;
        read += 1;
        expect(reading.dropped.length).toBe(Math.min(100, reading.droppedCount));
        expect(reading.graph.size).toBeLessThan(whole * 20);
      }),
      LIMITS,
    );

    expect(read).toBeGreaterThan(0);
  });

  it.each(FORMATS)('gives records of the model, or lists them as skipped: %s', async (format) => {
    const document = Buffer.from(DOCUMENTS[format]);

    await fc.assert(
      fc.asyncProperty(edits(document.length), async (changes) => {
        const reading = await readOrRefuse(format, changes.reduce(apply, document));
        if (reading === undefined) return;
        const items = [...readDcat(reading.graph, 'ale', { whole: true })];
        expect(() => JSON.stringify(items)).not.toThrow();
      }),
      { ...LIMITS, seed: 7, numRuns: 100 },
    );
  });
});

describe('bytes that are no RDF', () => {
  it.each(FORMATS)('are read with their faults listed, or MALFORMED, labelled as %s', async (format) => {
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(
          fc.uint8Array({ maxLength: 300 }),
          fc.string({ unit: 'binary', maxLength: 200 }).map((text) => Buffer.from(text)),
          fc.array(fc.constantFrom(...PIECES), { maxLength: 30 }).map((pieces) => Buffer.from(pieces.join(''))),
          fc.json({ maxDepth: 5 }).map((text) => Buffer.from(text)),
        ),
        async (bytes) => {
          const reading = await readOrRefuse(format, bytes);
          if (reading !== undefined) expect(reading.graph.size).toBeLessThan(200);
        },
      ),
      { ...LIMITS, numRuns: 400 },
    );
  });
});

describe('a title', () => {
  const quoted = (text: string): string => JSON.stringify(text).replaceAll('\u007f', '\\u007f');
  const escapeXml = (text: string): string =>
    text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  const DCT = 'http://purl.org/dc/terms/title';

  /** The same title in each syntax. */
  const write: Readonly<Record<RdfFormat, (title: string) => string>> = {
    rdfxml: (title) =>
      `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:dct="http://purl.org/dc/terms/"><rdf:Description rdf:about="http://x.se/1"><dct:title>${escapeXml(title)}</dct:title></rdf:Description></rdf:RDF>`,
    turtle: (title) => `@prefix dct: <http://purl.org/dc/terms/> .\n<http://x.se/1> dct:title ${quoted(title)} .`,
    ntriples: (title) => `<http://x.se/1> <${DCT}> ${quoted(title)} .\n`,
    jsonld: (title) => `{"@id":"http://x.se/1","${DCT}":${JSON.stringify(title)}}`,
  };

  it.each(FORMATS)('of any characters comes out as it went in, without what no text may hold: %s', async (format) => {
    const lineEnds = format === 'rdfxml' ? fc.constant('\n') : fc.constantFrom('\n', '\r', '\t');
    const character = fc.oneof(
      { weight: 8, arbitrary: fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }) },
      { weight: 1, arbitrary: lineEnds },
      { weight: 1, arbitrary: fc.constantFrom(...PIECES.filter((piece) => piece !== '\ud800' && piece !== '\r')) },
    );

    await fc.assert(
      fc.asyncProperty(fc.array(character, { minLength: 1, maxLength: 20 }), async (characters) => {
        const title = `x${characters.join('')}`.replace(/\r/g, format === 'rdfxml' ? '' : '\r');
        // C0 is taken out everywhere (U+FFFE and U+FFFF too, where XML forbids them).
        const forbidden =
          format === 'rdfxml' ? /[^\P{Cc}\t\n\r\x7f-\x9f]|[\uFFFE\uFFFF]/gu : /[^\P{Cc}\t\n\r\x7f-\x9f]/gu;

        const reading = await readAs(format, write[format](title));

        expect(reading.graph.objects('http://x.se/1', DCT).map(({ value }) => value)).toEqual([
          title.replace(forbidden, ''),
        ]);
      }),
      { ...LIMITS, numRuns: 200 },
    );
  });
});
