import { createHash } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import { UpstreamError } from '../../errors.ts';
import type { CatalogueRef } from '../../model/catalogue.ts';
import { readDcat } from '../../rdf/dcat/read-dcat.ts';
import { Graph } from '../../rdf/graph.ts';
import { readRdf } from '../../rdf/read.ts';
import type { RdfReading } from '../../rdf/reading.ts';
import type { Upstream, Validator } from '../../upstream/upstream.ts';
import type { CatalogueSource, Harvested, SourceDependencies } from '../source.ts';
import { ACCEPT } from './accept.ts';
import { nextPage } from './paging.ts';
import { recognise } from './recognise.ts';

/** As many pages as the large harvesters follow; servers that repeat their last page for ever stop earlier. */
const MAX_PAGES = 50;

/** Records between two turns of the event loop: some milliseconds of reading. */
const TURN = 50;

/** One DCAT document at one address, RDF/XML, Turtle, N-Triples or JSON-LD, in one part or in Hydra pages. */
export function createSource({ upstream }: SourceDependencies): CatalogueSource {
  return {
    async *harvest(catalogue, since, signal) {
      const pages = readPages(upstream, catalogue, since, signal);
      const whole = new Graph();
      let failure: UpstreamError | undefined;
      let count = 0;
      for await (const page of pages) {
        if (page === 'unchanged') {
          yield { type: 'unchanged' };
          return;
        }
        if (page instanceof UpstreamError) {
          failure = page;
          continue;
        }
        count += 1;
        yield* dropped(page);
        whole.addAll(page.reading.graph, `p${count}_`);
        if (count === 1 && page.validator !== undefined) yield { type: 'validator', validator: page.validator };
        failure ??= unfinished(page);
      }
      let records = 0;
      for (const item of readDcat(whole, catalogue.id, { whole: failure === undefined })) {
        yield item;
        records += 1;
        if (records % TURN !== 0) continue;
        await setImmediate();
        signal.throwIfAborted();
      }
      failure ??= records === 0 ? withoutDcat(catalogue) : undefined;
      if (failure !== undefined) throw failure;
    },
    recognise: (base, signal) => recognise(upstream, base, signal),
  };
}

interface PageReading {
  readonly url: URL;
  readonly reading: RdfReading;
  /** Of a catalogue in one part; of pages nothing can be said by the first one's. */
  readonly validator: Validator | undefined;
}

/** The pages one after the other; a page that fails is the last, and its error is handed on as a value. */
async function* readPages(
  upstream: Upstream,
  catalogue: CatalogueRef,
  since: Validator | undefined,
  signal: AbortSignal,
): AsyncGenerator<PageReading | UpstreamError | 'unchanged'> {
  const seenContent = new Set<string>();
  const seenUrls = new Set<string>();
  let url: URL | undefined = new URL(catalogue.url);
  for (let number = 1; url !== undefined; number += 1) {
    if (number > MAX_PAGES) {
      yield new UpstreamError(
        'MALFORMED',
        `${url.host} has more than ${MAX_PAGES} pages; the first ${MAX_PAGES} were read`,
      );
      return;
    }
    seenUrls.add(url.href);
    let page: Page | undefined;
    try {
      page = await readPage(upstream, url, number === 1 ? since : undefined, signal);
    } catch (error) {
      if (number === 1 || !(error instanceof UpstreamError)) throw error;
      yield error;
      return;
    }
    if (page === undefined) {
      yield 'unchanged';
      return;
    }
    // Faulty servers give the last page again and again, under new addresses.
    if (seenContent.has(page.hash)) return;
    seenContent.add(page.hash);
    const next: URL | undefined = nextPage(page.reading.graph, page.url);
    yield { url: page.url, reading: page.reading, validator: next === undefined ? page.validator : undefined };
    url = next === undefined || seenUrls.has(next.href) ? undefined : next;
  }
}

interface Page extends PageReading {
  readonly hash: string;
}

async function readPage(
  upstream: Upstream,
  url: URL,
  since: Validator | undefined,
  signal: AbortSignal,
): Promise<Page | undefined> {
  const body = await upstream.stream(url, { accept: ACCEPT, since }, signal);
  if (body === undefined) return undefined;
  const hash = createHash('sha256');
  const tapped = async function* (): AsyncGenerator<Uint8Array> {
    for await (const chunk of body.bytes) {
      hash.update(chunk);
      yield chunk;
    }
  };
  const reading = await readRdf(tapped(), { baseIri: body.url.href, contentType: body.contentType, signal }).catch(
    (error: unknown) => {
      throw located(error, body.url);
    },
  );
  return { url: body.url, reading, validator: body.validator, hash: hash.digest('hex') };
}

/** The reader of RDF knows the document but not whose it is. */
function located(error: unknown, url: URL): unknown {
  if (!(error instanceof UpstreamError) || error.message.includes(url.host)) return error;
  const details = { url: url.href, cause: error, ...(error.line === undefined ? {} : { line: error.line }) };
  return new UpstreamError(error.kind, `${url.host} ${error.message}`, details);
}

function* dropped({ url, reading }: PageReading): Generator<Harvested> {
  for (const { reason, line } of reading.dropped) {
    yield { type: 'skipped', skipped: { id: url.href, reason, ...(line === undefined ? {} : { line }) } };
  }
  const more = reading.droppedCount - reading.dropped.length;
  if (more > 0) yield { type: 'skippedMore', count: more };
}

/** An empty export, or a document about something else: no catalogue has become empty by that. */
function withoutDcat({ url }: CatalogueRef): UpstreamError {
  const message = `${new URL(url).host} answered a document without a catalogue or dataset in it (dcat:Catalog, dcat:Dataset)`;
  return new UpstreamError('MALFORMED', message, { url });
}

function unfinished({ url, reading }: PageReading): UpstreamError | undefined {
  if (reading.incomplete === undefined) return undefined;
  const { message, line } = reading.incomplete;
  const where = line === undefined || message.includes('line') ? '' : ` (line ${line})`;
  return new UpstreamError(
    'MALFORMED',
    `${url.host} answered a document that cannot be read to its end: ${message}${where}`,
    {
      url: url.href,
      ...(line === undefined ? {} : { line }),
    },
  );
}
