import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, it } from 'vitest';

import type { Graph, Term } from './graph.ts';
import { readRdf } from './read.ts';
import type { RdfReading } from './reading.ts';

const SUITES = join(import.meta.dirname, '../../../shared/suites/w3c');
const MF = 'http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#';
const RDFT = 'http://www.w3.org/ns/rdftest#';

async function* chunks(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += 1000) yield await Promise.resolve(bytes.subarray(at, at + 1000));
}

const read = (bytes: Uint8Array, baseIri: string, contentType?: string): Promise<RdfReading> =>
  readRdf(chunks(bytes), { baseIri, contentType, signal: new AbortController().signal });

const key = (term: Term, colours: ReadonlyMap<string, string>): string =>
  term.kind === 'blank'
    ? `_${colours.get(term.value) ?? ''}`
    : term.kind === 'iri'
      ? `<${term.value}>`
      : `"${term.value}"${term.language?.toLowerCase() ?? ''}^${term.datatype ?? ''}`;

const shorten = (texts: readonly string[]): string => {
  let hash = 0n;
  for (const text of texts)
    for (const character of text) hash = (hash * 1099511627n + BigInt(character.codePointAt(0) ?? 0)) % 2n ** 61n;
  return hash.toString(36);
};

/** Statements with blank nodes named by what is said of them: equal for graphs that differ in labels only. */
const canonical = (graph: Graph): readonly string[] => {
  const statements = [...graph.subjects()].flatMap((subject) =>
    [...graph.node(subject)].flatMap(([predicate, objects]) =>
      objects.map((object) => ({
        subject: { kind: subject.startsWith('_:') ? ('blank' as const) : ('iri' as const), value: subject },
        predicate,
        object,
      })),
    ),
  );
  let colours: ReadonlyMap<string, string> = new Map();
  for (let round = 0; round < 8; round += 1) {
    const said = new Map<string, string[]>();
    for (const { subject, predicate, object } of statements) {
      const out = `>${predicate}${key(object, colours)}`;
      const back = `<${predicate}${key(subject, colours)}`;
      if (subject.kind === 'blank') said.set(subject.value, [...(said.get(subject.value) ?? []), out]);
      if (object.kind === 'blank') said.set(object.value, [...(said.get(object.value) ?? []), back]);
    }
    colours = new Map(Array.from(said, ([label, texts]) => [label, shorten(texts.sort())]));
  }
  return statements
    .map(({ subject, predicate, object }) => `${key(subject, colours)} ${predicate} ${key(object, colours)}`)
    .sort();
};

interface Case {
  readonly name: string;
  readonly base: string;
  readonly action: Uint8Array;
  readonly result?: Uint8Array;
  readonly isNegative: boolean;
}

const cases = async (suite: string): Promise<readonly Case[]> => {
  const folder = join(SUITES, suite);
  const base = `https://w3c.github.io/rdf-tests/rdf/rdf11/${suite}/`;
  const manifest = (await read(readFileSync(join(folder, 'manifest.ttl')), `${base}manifest.ttl`)).graph;
  const file = (iri: string): Uint8Array => readFileSync(join(folder, iri.slice(base.length)));
  return [...manifest.subjects()].flatMap((subject) => {
    const action = manifest.objects(subject, `${MF}action`)[0]?.value;
    const result = manifest.objects(subject, `${MF}result`)[0]?.value;
    const type = manifest.types(subject).find((iri) => iri.startsWith(RDFT));
    if (action === undefined || type === undefined) return [];
    return [
      {
        name: subject.slice(subject.indexOf('#') + 1),
        base: action,
        action: file(action),
        isNegative: type.includes('Negative'),
        ...(result === undefined ? {} : { result: file(result) }),
      },
    ];
  });
};

const outcome = async (test: Case): Promise<RdfReading | undefined> => {
  try {
    return await read(test.action, test.base, test.base.endsWith('.ttl') ? 'text/turtle' : 'application/rdf+xml');
  } catch {
    return undefined;
  }
};

const isClean = (reading: RdfReading | undefined): boolean =>
  reading !== undefined && reading.droppedCount === 0 && reading.incomplete === undefined;

for (const suite of ['rdf-xml', 'rdf-turtle']) {
  describe.skipIf(!existsSync(SUITES))(`W3C ${suite} suite`, () => {
    it('reads each well-formed document to the graph that the suite gives, with nothing dropped', async () => {
      const positive = (await cases(suite)).filter((test) => !test.isNegative);

      const failures: string[] = [];
      for (const test of positive) {
        const reading = await outcome(test);
        const expected =
          test.result === undefined || test.result.length === 0 ? undefined : await read(test.result, test.base);
        // A document without any character is what an upstream that fails sends.
        if (test.action.length === 0) continue;
        const same =
          expected === undefined ||
          (reading !== undefined && canonical(reading.graph).join('\n') === canonical(expected.graph).join('\n'));
        if (!isClean(reading) || !same)
          failures.push(
            `${test.name}: ${JSON.stringify(reading?.dropped)} ${JSON.stringify(reading?.incomplete)} ${String(same)}`,
          );
      }

      expect(positive.length).toBeGreaterThan(100);
      expect(failures).toEqual([]);
    });

    it('never takes a document with an error for a clean one', async () => {
      const negative = (await cases(suite)).filter((test) => test.isNegative);

      const clean: string[] = [];
      for (const test of negative) if (isClean(await outcome(test))) clean.push(test.name);

      expect(negative.length).toBeGreaterThan(30);
      expect(clean).toEqual([]);
    });
  });
}
