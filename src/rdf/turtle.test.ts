import { describe, expect, it } from 'vitest';

import { readRdf } from './read.ts';
import type { RdfReading } from './reading.ts';

const DCT = 'http://purl.org/dc/terms/';
const PREFIXES = `@prefix dcat: <http://www.w3.org/ns/dcat#> .\n@prefix dct: <${DCT}> .\n`;

async function* chunks(text: string, size: number): AsyncGenerator<Uint8Array> {
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length; at += size) yield await Promise.resolve(bytes.subarray(at, at + size));
}

const readText = (text: string, contentType = 'text/turtle', size = 1000): Promise<RdfReading> =>
  readRdf(chunks(text, size), { baseIri: 'http://ex.se/catalogue', contentType, signal: new AbortController().signal });

const read = (body: string): Promise<RdfReading> => readText(PREFIXES + body);

const values = (reading: RdfReading, subject: string, property: string): readonly string[] =>
  reading.graph.objects(subject, property.includes(':') ? property : DCT + property).map((term) => term.value);

describe('Turtle', () => {
  it('reads strings, names and numbers that hold marks of punctuation', async () => {
    const reading = await read(`<http://ex.se/1> a dcat:Dataset; dct:title "a. b; c, [d] # e"@sv, '''f
. "g" '.' h'''; dct:identifier dct:a.b, 1.5, .5, dct:x\\,y; dct:source <http://ex.se/a;b,c.d#e>. # a comment.
<http://ex.se/2> dct:title "\\"." .<http://ex.se/3> dct:title """a\\"""b""" .`);

    expect(reading.droppedCount).toBe(0);
    expect(reading.incomplete).toBeUndefined();
    expect(values(reading, 'http://ex.se/1', 'title')).toEqual(['a. b; c, [d] # e', 'f\n. "g" \'.\' h']);
    expect(values(reading, 'http://ex.se/1', 'identifier')).toEqual([`${DCT}a.b`, '1.5', '.5', `${DCT}x,y`]);
    expect(values(reading, 'http://ex.se/2', 'title')).toEqual(['".']);
    expect(values(reading, 'http://ex.se/3', 'title')).toEqual(['a"""b']);
  });

  it('reads the same whatever the chunks are', async () => {
    const text = `${PREFIXES}${Array.from(
      { length: 400 },
      (_, n) => `<http://ex.se/${n}> dct:title """Åäö "${n}". ;
"""@sv ; dct:publisher _:p${n % 7} ; dcat:contactPoint [ dct:title "x${n}" ] . # ${n}.\n`,
    ).join('')}`;

    const sizes = [1, 7, 4096, 1_000_000];
    const readings = await Promise.all(sizes.map((size) => readText(text, 'text/turtle', size)));

    expect(readings.map((reading) => [reading.graph.size, reading.droppedCount, reading.incomplete])).toEqual(
      sizes.map(() => [1600, 0, undefined]),
    );
  });

  it('means the same node by a label all through a document, and another one by each pair of brackets', async () => {
    const filler = `<http://ex.se/f> dct:title "${'x'.repeat(500)}" .\n`.repeat(300);
    const reading = await read(
      `_:b1 dct:title "A" . [] dct:title "B" .\n${filler}_:b1 dct:title "C" . [] dct:title "D" .`,
    );

    expect([...reading.graph.subjects()]).toHaveLength(4);
  });

  it('follows prefixes and bases that change on the way', async () => {
    const reading = await readText(`PREFIX p: <http://a.se/>
p:x p:y <rel> .
BASE <http://b.se/dir/>
@prefix p: <ns#> .
p:x p:y <rel> .`);

    expect(values(reading, 'http://a.se/x', 'http://a.se/y')).toEqual(['http://ex.se/rel']);
    expect(values(reading, 'http://b.se/dir/ns#x', 'http://b.se/dir/ns#y')).toEqual(['http://b.se/dir/rel']);
  });

  it('drops the broken object and nothing else', async () => {
    const reading = await read(`<http://ex.se/1> a dcat:Dataset ;
  dct:title "Un"@français , "Två"@sv_SE , "Tre"@sv ;
  dct:source <http://a.se http://b.se> , <http://c.se> ;
  dct:publisher odd:one ;
  dct:identifier "1" .
<http://ex.se/2> dct:title "B" .`);

    expect(reading.dropped).toEqual([
      { reason: 'bad language tag "français"', line: 4 },
      { reason: 'bad language tag "sv_SE"', line: 4 },
      { reason: 'bad IRI "http://a.se http://b.se"', line: 5 },
      { reason: 'undefined prefix "odd:" in "odd:one"', line: 6 },
    ]);
    expect(values(reading, 'http://ex.se/1', 'title')).toEqual(['Tre']);
    expect(values(reading, 'http://ex.se/1', 'source')).toEqual(['http://c.se']);
    expect(values(reading, 'http://ex.se/1', 'identifier')).toEqual(['1']);
    expect(values(reading, 'http://ex.se/2', 'title')).toEqual(['B']);
    expect(reading.incomplete).toBeUndefined();
  });

  it('drops a broken object within brackets, and keeps the node and its other statements', async () => {
    const reading = await read(`[ a dcat:Catalog ; dct:title "K"@sv_SE ] dcat:dataset [
  dct:title "A" ; dcat:distribution [ dct:title "fil" ; dct:license <a b> ] ] , <http://ex.se/2> .`);

    expect(reading.droppedCount).toBe(2);
    const [catalogue] = [...reading.graph.subjects()].filter((subject) => reading.graph.types(subject).length > 0);
    const [dataset, other] = values(reading, catalogue ?? '', 'http://www.w3.org/ns/dcat#dataset');
    const [distribution] = values(reading, dataset ?? '', 'http://www.w3.org/ns/dcat#distribution');
    expect(other).toBe('http://ex.se/2');
    expect(values(reading, dataset ?? '', 'title')).toEqual(['A']);
    expect(values(reading, distribution ?? '', 'title')).toEqual(['fil']);
  });

  it('counts each statement of a subject that is none', async () => {
    const reading = await read(
      '<http://ex.se/a b> dct:title "A" , "B" ; a dcat:Dataset .\n<http://ex.se/2> dct:title "C" .',
    );

    expect(reading.droppedCount).toBe(3);
    expect(reading.dropped[0]).toEqual({ reason: 'bad IRI "http://ex.se/a b"', line: 3 });
    expect(reading.graph.size).toBe(1);
  });

  it('reads on after a string that is not closed on its line', async () => {
    const reading = await read(`<http://ex.se/1> dct:title "Öppen ;\n  dct:identifier "1" .
<http://ex.se/2> dct:title "foo "bar" baz" ; dct:identifier "2" .`);

    expect(reading.droppedCount).toBe(2);
    expect(values(reading, 'http://ex.se/1', 'identifier')).toEqual(['1']);
    expect(values(reading, 'http://ex.se/2', 'identifier')).toEqual(['2']);
  });

  it('never gives one subject the statements of another where a dot is missing', async () => {
    const reading = await read(`<http://ex.se/1> dct:title "A"
<http://ex.se/2> a dcat:Dataset ; dct:title "B" .`);

    expect(values(reading, 'http://ex.se/1', 'title')).toEqual(['A']);
    expect(values(reading, 'http://ex.se/2', 'title')).toEqual(['B']);
    expect(reading.dropped).toEqual([{ reason: 'a dot is missing before <http://ex.se/2>', line: 4 }]);
  });

  it('takes a prefix whose dot is missing, and says that the document is in doubt', async () => {
    const reading = await readText(`@prefix a: <http://a.se/>\n@prefix b: <http://b.se/> .\na:x b:y "z" .`);

    expect(values(reading, 'http://a.se/x', 'http://b.se/y')).toEqual(['z']);
    expect(reading.incomplete).toEqual({ message: 'line 1: @prefix directive without its final dot', line: 1 });
  });

  it('drops what uses a prefix that could not be made out', async () => {
    const reading = await read(`@prefix odd <http://odd.se/> .\n<http://ex.se/1> odd:x "y" ; dct:title "A" .`);

    expect(values(reading, 'http://ex.se/1', 'title')).toEqual(['A']);
    expect(reading.droppedCount).toBe(1);
    expect(reading.incomplete?.line).toBe(3);
  });

  it.each([
    ['a statement', '<http://ex.se/2> dct:title "B" ;\n dct:iden'],
    ['a string', '<http://ex.se/2> dct:title "B'],
    ['a long string', '<http://ex.se/2> dct:title """B\n\n. '],
    ['a subject', '<http://ex'],
  ])('says on which line %s begins that the document ends in', async (_, tail) => {
    const reading = await read(`<http://ex.se/1> dct:title "A" .\n\n${tail}`);

    expect(reading.incomplete).toMatchObject({ line: 5 });
    expect(values(reading, 'http://ex.se/1', 'title')).toEqual(['A']);
  });

  it('strips control characters from literals', async () => {
    const reading = await read('<http://ex.se/1> dct:title "A\\u0000\\u0007B\\tC" .');

    expect(values(reading, 'http://ex.se/1', 'title')).toEqual(['AB\tC']);
  });
});

describe('N-Triples', () => {
  const line = (n: number): string => `<http://ex.se/${n}> <${DCT}title> "T${n}"@sv .`;

  it('loses no more than the broken line', async () => {
    const broken = [
      '<http://ex.se/x> <http://ex.se/p> "open .',
      'rubbish',
      '<http://ex.se/a b> <http://ex.se/p> "c" .',
      '<http://ex.se/x> <http://ex.se/p>',
    ];
    const text = broken.map((bad, n) => `${line(n)}\n${bad}\n`).join('') + line(9);

    const reading = await readText(text, 'application/n-triples');

    expect(reading.format).toBe('ntriples');
    expect(reading.graph.size).toBe(5);
    expect(reading.dropped.map((dropped) => dropped.line)).toEqual([2, 4, 6, 8]);
  });

  it('is known by its lines', async () => {
    const reading = await readText(`${line(1)}\n${line(2)}\n`, 'text/plain');

    expect(reading).toMatchObject({ format: 'ntriples', droppedCount: 0 });
    expect(reading.graph.size).toBe(2);
  });
});
