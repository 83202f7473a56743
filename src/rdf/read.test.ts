import { describe, expect, it } from 'vitest';

import { UpstreamError } from '../errors.ts';
import { readRdf } from './read.ts';
import type { RdfReading } from './reading.ts';

const DCT = 'http://purl.org/dc/terms/';
const XML = `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:dct="${DCT}"><rdf:Description rdf:about="http://ex.se/1"><dct:title>A</dct:title></rdf:Description></rdf:RDF>`;
const TURTLE = `@prefix dct: <${DCT}> .\n<http://ex.se/1> dct:title "A" .`;
const TRIPLES = `<http://ex.se/1> <${DCT}title> "A" .\n`;
const JSON_LD = `{"@id":"http://ex.se/1","${DCT}title":"A"}`;

async function* bytesOf(chunks: readonly (string | Uint8Array)[], end?: () => void): AsyncGenerator<Uint8Array> {
  for (const chunk of chunks) yield await Promise.resolve(typeof chunk === 'string' ? Buffer.from(chunk) : chunk);
  end?.();
}

const read = (body: AsyncIterable<Uint8Array>, contentType?: string, signal?: AbortSignal): Promise<RdfReading> =>
  readRdf(body, { baseIri: 'http://ex.se/catalogue', contentType, signal: signal ?? new AbortController().signal });

const titles = (reading: RdfReading): readonly string[] =>
  reading.graph.objects('http://ex.se/1', `${DCT}title`).map((term) => term.value);

const failWith = (error: unknown) => (): never => {
  throw error;
};

describe('the format of a document', () => {
  it.each([
    ['rdfxml', XML],
    ['rdfxml', `\n<!-- catalogue -->\n${XML}`],
    ['turtle', TURTLE],
    ['turtle', `# catalogue\n${TURTLE}`],
    ['turtle', TURTLE.replace('@prefix', 'PREFIX').replace('> .', '>')],
    ['turtle', `<http://ex.se/1>\n  <${DCT}title> "A" ;\n  .`],
    ['turtle', `[] <${DCT}source> <http://ex.se/1> . <http://ex.se/1> <${DCT}title> "A" .`],
    ['ntriples', TRIPLES],
    ['jsonld', JSON_LD],
    ['jsonld', ` [ ${JSON_LD} ]`],
  ])('is found by content, not by label: %s', async (format, text) => {
    const reading = await read(bytesOf([text]), 'text/html; charset=utf-8');

    expect(reading.format).toBe(format);
    expect(titles(reading)).toEqual(['A']);
  });

  it.each([
    '<!DOCTYPE html><p>',
    '<html lang="sv">',
    ' <HTML>',
    '<?xml version="1.0"?><!DOCTYPE html PUBLIC "x"><html/>',
    '<!-- x --><html xmlns="y">',
  ])('is refused when it is HTML: %s', async (text) => {
    const reading = read(bytesOf([text]), 'application/rdf+xml');

    await expect(reading).rejects.toMatchObject({
      name: 'UpstreamError',
      kind: 'MALFORMED',
      message: 'answered an HTML page where RDF was expected',
    });
  });

  it.each(['', ' \n\t ', '\uFEFF'])('is refused when there is nothing: %j', async (text) => {
    await expect(read(bytesOf([text]))).rejects.toMatchObject({ kind: 'MALFORMED' });
  });
});

describe('the characters of a document', () => {
  const swedish = TURTLE.replace('"A"', '"Åäö €"');

  it.each([
    ['UTF-8', Buffer.from(swedish), undefined],
    ['UTF-8 with a mark', Buffer.from(`\uFEFF${swedish}`), undefined],
    ['UTF-16LE with a mark', Buffer.from(`\uFEFF${swedish}`, 'utf16le'), 'text/turtle'],
    ['UTF-16BE with a mark', Buffer.from(`\uFEFF${swedish}`, 'utf16le').swap16(), 'text/turtle; charset=utf-8'],
    ['UTF-8 declared as UTF-16', Buffer.from(swedish), 'text/turtle; charset=utf-16'],
  ])('are read from %s', async (_, bytes, contentType) => {
    const reading = await read(bytesOf([...bytes].map((byte) => Uint8Array.of(byte))), contentType);

    expect(titles(reading)).toEqual(['Åäö €']);
  });

  it.each([
    ['the content type', XML.replace('>A<', '>Åäö<'), 'application/rdf+xml; charset="ISO-8859-1"'],
    ['the XML declaration', `<?xml version="1.0" encoding='iso-8859-1'?>${XML.replace('>A<', '>Åäö<')}`, undefined],
    ['the content type, as windows-1252', XML.replace('>A<', '>Åäö<'), 'text/xml; charset=windows-1252'],
    ['nothing at all', XML.replace('>A<', '>Åäö<'), undefined],
    [
      'a wrong label',
      `<?xml version="1.0" encoding="UTF-8"?>${XML.replace('>A<', '>Åäö<')}`,
      'text/xml; charset=utf-8',
    ],
  ])('are read from Latin-1 that %s declares', async (_, text, contentType) => {
    const reading = await read(bytesOf([Buffer.from(text, 'latin1')]), contentType);

    expect(titles(reading)).toEqual(['Åäö']);
    expect(reading.droppedCount).toBe(0);
  });

  it('are read from UTF-8 with bytes of windows-1252 in it', async () => {
    const [before, after] = TURTLE.split('A');
    const bytes = Buffer.concat([
      Buffer.from(`${before ?? ''}Åä `),
      Buffer.from([0x80, 0xe5, 0xf6]),
      Buffer.from(after ?? ''),
    ]);

    const reading = await read(bytesOf([bytes.subarray(0, 60), bytes.subarray(60)]));

    expect(titles(reading)).toEqual(['Åä €åö']);
  });
});

describe('a body that fails', () => {
  const cut = new UpstreamError('MALFORMED', 'the connection was cut after 1,234 bytes', { line: 7 });

  it.each([
    ['RDF/XML', XML.slice(0, -10)],
    ['Turtle', `${TURTLE}\n<http://ex.se/2> dct:ti`],
    ['N-Triples', `${TRIPLES}<http://ex.se/2> <ht`],
    ['JSON-LD', JSON_LD.slice(0, -1)],
  ])('by being cut off leaves what came before: %s', async (_, text) => {
    const reading = await read(bytesOf([text], failWith(cut)));

    expect(titles(reading)).toEqual(['A']);
    expect(reading.incomplete).toEqual({ message: 'the connection was cut after 1,234 bytes', line: 7 });
  });

  it('by being cut off before its first byte is that failure', async () => {
    await expect(read(bytesOf([], failWith(cut)))).rejects.toBe(cut);
  });

  it.each([
    new UpstreamError('TIMED_OUT', 'too slow'),
    new UpstreamError('TOO_LARGE', 'too much'),
    new TypeError('a bug'),
  ])('in any other way passes its failure on: %s', async (error) => {
    await expect(read(bytesOf([TURTLE], failWith(error)))).rejects.toBe(error);
  });

  it('is left alone once the reading is given up', async () => {
    let isClosed = false;
    async function* endless(): AsyncGenerator<Uint8Array> {
      try {
        for (;;) yield await Promise.resolve(Buffer.from('<a><b></a>'.repeat(10_000)));
      } finally {
        isClosed = true;
      }
    }

    const reading = await read(endless());

    expect(reading.incomplete?.message).toContain('not well-formed');
    expect(isClosed).toBe(true);
  });
});

describe('an aborted reading', () => {
  it('throws the reason of its signal before it begins', async () => {
    const reason = new Error('no longer wanted');

    await expect(read(bytesOf([TURTLE]), undefined, AbortSignal.abort(reason))).rejects.toBe(reason);
  });

  it('throws the reason of its signal between chunks, even where the body fails for it', async () => {
    const reason = new Error('no longer wanted');
    const controller = new AbortController();
    const stop = (): never => {
      controller.abort(reason);
      throw new UpstreamError('MALFORMED', 'cut off');
    };

    await expect(read(bytesOf([TURTLE], stop), undefined, controller.signal)).rejects.toBe(reason);
  });

  it('lets other work in while it reads', async () => {
    const controller = new AbortController();
    const reason = new Error('stopped by a timer');
    setImmediate(() => {
      controller.abort(reason);
    });

    await expect(read(bytesOf([TRIPLES.repeat(20_000)]), undefined, controller.signal)).rejects.toBe(reason);
  });
});
