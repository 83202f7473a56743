import { UpstreamError } from '../../errors.ts';
import { CLASSES } from '../../rdf/dcat/terms.ts';
import { readRdf } from '../../rdf/read.ts';
import { sniffFormat } from '../../rdf/sniff.ts';
import type { Body, Upstream } from '../../upstream/upstream.ts';
import type { Recognised } from '../source.ts';
import { ACCEPT } from './accept.ts';

/**
 * Where a catalogue's document may be: DIGG's suggestion for all who are harvested, what CKAN and its relatives write
 * beside the pages, and the dump of an EntryScape instance.
 */
const PATHS = ['/datasets/dcat', '/catalog.rdf', '/catalog.ttl', '/catalog.jsonld'] as const;

/** Classes that make a document a catalogue's. */
const TELLING: ReadonlySet<string> = new Set([...CLASSES.catalogue, ...CLASSES.dataset]);

/** Bytes of a document that tell what is in it: a catalogue comes first, and a dataset soon after. */
const ENOUGH = 512 * 1024;

/** Characters that tell a format. */
const HEAD = 4096;

function candidates(base: URL): readonly URL[] {
  const site = `${base.origin}${base.pathname.replace(/\/+$/, '')}`;
  const urls = [base.href, ...PATHS.map((path) => site + path), `${base.origin}/all.rdf`];
  return [...new Set(urls)].map((url) => new URL(url));
}

/**
 * The document of a catalogue at an address or at one of the usual places below it: RDF that holds a catalogue or a
 * dataset. Reads no more of it than tells. Throws `UpstreamError` where nobody answers.
 */
export async function recognise(upstream: Upstream, base: URL, signal: AbortSignal): Promise<Recognised | undefined> {
  for (const url of candidates(base)) {
    try {
      const body = await upstream.stream(url, { accept: ACCEPT }, signal);
      if (body !== undefined && (await holdsCatalogue(body, signal))) return { url: url.href };
    } catch (error) {
      if (!(error instanceof UpstreamError) || isUnheard(error)) throw error;
    }
  }
  return undefined;
}

/** Nobody answered: then the next path is not worth a request. */
const isUnheard = ({ kind, status }: UpstreamError): boolean =>
  status === undefined && (kind === 'UNREACHABLE' || kind === 'TIMED_OUT' || kind === 'FORBIDDEN_ADDRESS');

async function holdsCatalogue(body: Body, signal: AbortSignal): Promise<boolean> {
  const options = { baseIri: body.url.href, contentType: body.contentType, signal };
  const { graph } = await readRdf(beginning(body), options);
  for (const subject of graph.subjects()) if (graph.types(subject).some((type) => TELLING.has(type))) return true;
  return false;
}

/** As much as tells; JSON whole, for the half of it cannot be read. */
async function* beginning({ bytes, contentType }: Body): AsyncGenerator<Uint8Array> {
  let length = 0;
  let isJson: boolean | undefined;
  for await (const chunk of bytes) {
    isJson ??= sniffFormat(Buffer.from(chunk).toString('latin1', 0, HEAD).replace('ï»¿', ''), contentType) === 'jsonld';
    yield chunk;
    length += chunk.length;
    if (length >= ENOUGH && !isJson) return;
  }
}
