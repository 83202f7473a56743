import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { env } from 'node:process';
import { createDraft } from '../../src/rdf/draft.ts';
import type { Graph } from '../../src/rdf/graph.ts';
import { readRdf } from '../../src/rdf/read.ts';
import type { RdfReading } from '../../src/rdf/reading.ts';
import { isIsomorphic } from './isomorphism.ts';

/** Where the suites of w3c/rdf-tests lie, `rdf-xml` and `rdf-turtle` in it; they are not part of the project. */
export const SUITES = env['W3C_SUITES'] ?? join(import.meta.dirname, '../../../shared/suites/w3c');

/** Whether this suite is at hand. */
export const hasSuite = (name: string): boolean => existsSync(join(SUITES, name, 'manifest.ttl'));

const MF = 'http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#';
const RDFT = 'http://www.w3.org/ns/rdftest#';

/** A case of a manifest (W3C, "Test manifest"): a document, and what must be made of it. */
interface Case {
  readonly name: string;
  /** Its address, and so the base of relative IRIs. */
  readonly address: string;
  readonly document: Uint8Array;
  /** The graph that it must give; absent where only its syntax is judged. */
  readonly result?: Uint8Array;
  /** Must not be taken for a document without fault. */
  readonly isNegative: boolean;
}

async function* chunks(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += 1000) yield await Promise.resolve(bytes.subarray(at, at + 1000));
}

const read = (bytes: Uint8Array, baseIri: string): Promise<RdfReading> => {
  // An empty document is a graph to W3C, and to us what a broken upstream sends: see `readRdf`.
  if (bytes.length === 0) return Promise.resolve(createDraft('turtle').reading());
  const contentType = baseIri.endsWith('.ttl') ? 'text/turtle' : 'application/rdf+xml';
  return readRdf(chunks(bytes), { baseIri, contentType, signal: new AbortController().signal });
};

const listOf = (graph: Graph, head: string): readonly string[] => {
  const rdf = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#';
  const items: string[] = [];
  for (let at: string | undefined = head; at !== undefined; at = graph.objects(at, `${rdf}rest`)[0]?.value) {
    items.push(...graph.objects(at, `${rdf}first`).map(({ value }) => value));
  }
  return items;
};

/** The cases of the manifest in `folder`, whose address is `base`, in its order. */
export const readSuite = async (folder: string, base: string): Promise<readonly Case[]> => {
  const { graph } = await read(readFileSync(join(folder, 'manifest.ttl')), `${base}manifest.ttl`);
  const file = (address: string): Uint8Array => readFileSync(join(folder, address.slice(base.length)));
  const heads = [...graph.subjects()].flatMap((subject) => graph.objects(subject, `${MF}entries`));
  return heads
    .flatMap(({ value }) => listOf(graph, value))
    .map((entry) => {
      const action = graph.objects(entry, `${MF}action`)[0]?.value ?? '';
      const result = graph.objects(entry, `${MF}result`)[0]?.value;
      return {
        name: entry.slice(entry.indexOf('#') + 1),
        address: action,
        document: file(action),
        isNegative: graph.types(entry).some((type) => type.startsWith(RDFT) && type.includes('Negative')),
        ...(result === undefined ? {} : { result: file(result) }),
      };
    });
};

/** What is wrong with our reading of a case; undefined when it passes. */
export const faultIn = async ({ name, address, document, result, isNegative }: Case): Promise<string | undefined> => {
  const reading = await read(document, address).catch((error: unknown) => String(error));
  const isClean = typeof reading !== 'string' && reading.droppedCount === 0 && reading.incomplete === undefined;
  if (isNegative) return isClean ? `${name}: taken for a document without fault` : undefined;
  if (typeof reading === 'string') return `${name}: ${reading}`;
  if (!isClean) return `${name}: ${JSON.stringify([reading.dropped, reading.incomplete])}`;
  if (result === undefined) return undefined;
  const wanted = await read(result, address);
  return isIsomorphic(reading.graph, wanted.graph) ? undefined : `${name}: another graph`;
};
