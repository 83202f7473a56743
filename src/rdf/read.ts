import { setImmediate } from 'node:timers/promises';

import { UpstreamError } from '../errors.ts';
import { decodeText } from './decode.ts';
import { createDraft } from './draft.ts';
import type { RdfDraft } from './draft.ts';
import { createJsonLdReader } from './jsonld.ts';
import { createRdfXmlReader } from './rdfxml.ts';
import type { RdfReader } from './reader.ts';
import type { RdfFormat, RdfReading, ReadRdfOptions } from './reading.ts';
import { sniffFormat } from './sniff.ts';
import { createTurtleReader } from './turtle.ts';

/** Characters between two turns of the event loop: a few milliseconds of parsing. */
const PIECE = 65_536;
const HEAD = 16_384;

/** Ends in place of a body that its connection cut off, and says so; every other failure passes. */
async function* untilCut(
  bytes: AsyncIterable<Uint8Array>,
  signal: AbortSignal,
  onCut: (error: UpstreamError) => void,
): AsyncGenerator<Uint8Array, void, undefined> {
  try {
    yield* bytes;
  } catch (error) {
    signal.throwIfAborted();
    if (!(error instanceof UpstreamError) || error.kind !== 'MALFORMED') throw error;
    onCut(error);
  }
}

async function* inPieces(texts: AsyncIterable<string>): AsyncGenerator<string, void, undefined> {
  let held = '';
  for await (const text of texts) {
    held += text;
    if (held.length < PIECE) continue;
    let from = 0;
    for (; held.length - from >= PIECE; from += PIECE) yield held.slice(from, from + PIECE);
    held = held.slice(from);
  }
  if (held !== '') yield held;
}

const createReader = (format: RdfFormat, draft: RdfDraft, options: ReadRdfOptions): RdfReader => {
  switch (format) {
    case 'rdfxml':
      return createRdfXmlReader(draft, options.baseIri);
    case 'jsonld':
      return createJsonLdReader(draft, options);
    case 'turtle':
    case 'ntriples':
      return createTurtleReader(draft, options.baseIri, format === 'ntriples');
  }
};

const emptyDocument = (options: ReadRdfOptions): UpstreamError =>
  new UpstreamError('MALFORMED', 'answered an empty document where RDF was expected', { url: options.baseIri });

const formatOf = (head: string, options: ReadRdfOptions): RdfFormat => {
  const format = sniffFormat(head.trimStart().slice(0, HEAD), options.contentType);
  if (format === 'html') {
    throw new UpstreamError('MALFORMED', 'answered an HTML page where RDF was expected', { url: options.baseIri });
  }
  if (format === 'empty') throw emptyDocument(options);
  return format;
};

/**
 * Reads a document of RDF/XML, Turtle, N-Triples or JSON-LD, whatever it is labelled as. A statement that cannot be read
 * costs that statement; a document that breaks off leaves what came before, and `incomplete`. Throws `UpstreamError`
 * MALFORMED for what is no RDF at all (HTML, nothing) or dangerous to read (entity bombs, bottomless nesting), the signal's
 * reason when it aborts, and what `bytes` throws, except that a body cut off (MALFORMED) is an incomplete reading.
 */
export const readRdf = async (bytes: AsyncIterable<Uint8Array>, options: ReadRdfOptions): Promise<RdfReading> => {
  const { signal } = options;
  signal.throwIfAborted();
  const cuts: UpstreamError[] = [];
  const body = untilCut(bytes, signal, (error) => cuts.push(error));
  let draft: RdfDraft | undefined;
  let reader: RdfReader | undefined;
  for await (const piece of inPieces(decodeText(body, options.contentType))) {
    signal.throwIfAborted();
    if (reader === undefined || draft === undefined) {
      if (piece.trim() === '') continue;
      const format = formatOf(piece, options);
      draft = createDraft(format);
      reader = createReader(format, draft, options);
    }
    await reader.write(piece);
    if (reader.done) break;
    await setImmediate();
  }
  signal.throwIfAborted();
  const [cut] = cuts;
  if (draft === undefined || reader === undefined) throw cut ?? emptyDocument(options);
  if (cut !== undefined) draft.cutShort(cut.message, cut.line);
  await (cut === undefined ? reader.end() : reader.stop());
  return draft.reading();
};
