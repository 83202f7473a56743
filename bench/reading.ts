import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PassThrough, Readable } from 'node:stream';
import { pathToFileURL } from 'node:url';
import { StreamParser } from 'n3';
import { RdfXmlParser } from 'rdfxml-streaming-parser';
import { ROOT } from '../src/config.ts';
import { readDcat } from '../src/rdf/dcat/read-dcat.ts';
import { readRdf } from '../src/rdf/read.ts';
import { generatedTurtle } from './generated-turtle.ts';
import { median } from './median.ts';

const ROUNDS = 9;
const CHUNK = 64 * 1024;
const REAL = pathToFileURL(join(ROOT, '../shared/real/'));

interface Document {
  readonly name: string;
  readonly bytes: Buffer;
  /** The library alone, with the same pieces of the same bytes: counts statements and keeps none. */
  readonly bare: () => Promise<number>;
}

function* chunks(bytes: Buffer): Generator<Buffer> {
  for (let at = 0; at < bytes.length; at += CHUNK) yield bytes.subarray(at, at + CHUNK);
}

function count(bytes: Buffer, parser: NodeJS.ReadWriteStream): Promise<number> {
  return new Promise((resolve, reject) => {
    let statements = 0;
    const parsed = Readable.from(chunks(bytes)).pipe(new PassThrough()).pipe(parser);
    parsed.on('data', () => (statements += 1));
    parsed.on('end', () => {
      resolve(statements);
    });
    parsed.on('error', reject);
  });
}

const rdfXml = (name: string, bytes: Buffer): Document => ({
  name,
  bytes,
  bare: () => count(bytes, new RdfXmlParser({ baseIRI: 'http://example.se/' })),
});
const turtle = (name: string, bytes: Buffer): Document => ({
  name,
  bytes,
  bare: () => count(bytes, new StreamParser({ baseIRI: 'http://example.se/', format: 'text/turtle' })),
});

function documents(): readonly Document[] {
  const real = [
    ['RDF/XML, real (ua-alicante)', 'dcat-rdf/ua-alicante.catalog.rdf', rdfXml],
    ['Turtle, real (dcat-ap-SHACL)', 'shacl/dcat-ap-SHACL.ttl', turtle],
  ] as const;
  return [
    ...real.flatMap(([name, path, kind]) => {
      const file = new URL(path, REAL);
      return existsSync(file) ? [kind(name, readFileSync(file))] : [];
    }),
    turtle('Turtle, generated (5,000 datasets)', Buffer.from(generatedTurtle(5000))),
  ];
}

async function timed<T>(work: () => Promise<T>): Promise<{ readonly ms: number; readonly value: T }> {
  const start = performance.now();
  const value = await work();
  return { ms: performance.now() - start, value };
}

/** Reading rates in MB/s, interleaved with the bare parser's on the same bytes; medians of nine rounds. */
export async function benchReading(): Promise<void> {
  console.log('\nReading RDF (MB/s, medians; ratio: ours to the bare parser, aim ≥ 0.5)\n');
  console.log('| document | statements | bare parser | to graph | ratio | to DCAT model | ratio |');
  console.log('|---|---:|---:|---:|---:|---:|---:|');
  for (const document of documents()) {
    const bare: number[] = [];
    const graph: number[] = [];
    const model: number[] = [];
    let statements = 0;
    for (let round = 0; round <= ROUNDS; round += 1) {
      const signal = new AbortController().signal;
      const read = () => readRdf(Readable.from(chunks(document.bytes)), { baseIri: 'http://example.se/', signal });
      const one = await timed(document.bare);
      const two = await timed(read);
      const three = await timed(async () => [...readDcat((await read()).graph, 'bench')]);
      statements = one.value;
      if (round === 0) continue; // warm-up
      bare.push(one.ms);
      graph.push(two.ms);
      model.push(three.ms);
    }
    const rate = (ms: readonly number[]): number => document.bytes.length / 1e6 / (median(ms) / 1000);
    const cells = [
      document.name,
      String(statements),
      rate(bare).toFixed(1),
      rate(graph).toFixed(1),
      (rate(graph) / rate(bare)).toFixed(2),
      rate(model).toFixed(1),
      (rate(model) / rate(bare)).toFixed(2),
    ];
    console.log(`| ${cells.join(' | ')} |`);
  }
}
