import { Readable } from 'node:stream';
import type { Quad, Stream } from '@rdfjs/types';
import { JsonLdParser } from 'jsonld-streaming-parser';
import { Parser } from 'n3';
import { RdfXmlParser } from 'rdfxml-streaming-parser';
import { describe, expect, it } from 'vitest';
import { demoContents } from '../content/contents.ts';
import { catalogueStatements } from './entries.ts';
import { toRdfJson } from './rdf-json.ts';
import { serialise } from './serialise.ts';
import type { DemoRdfFormat } from './statement.ts';

const contents = demoContents();
const statementsOf = (id: string): ReturnType<typeof catalogueStatements> => {
  const content = contents.find((one) => one.id === id);
  if (content === undefined) throw new Error(`No content ${id}`);
  return catalogueStatements(content);
};

type Triple = Pick<Quad, 'subject' | 'predicate' | 'object'>;

const collect = (stream: Stream): Promise<readonly Triple[]> =>
  new Promise((resolve, reject) => {
    const found: Triple[] = [];
    stream.on('data', (quad: Triple) => found.push(quad));
    stream.on('error', reject);
    stream.on('end', () => {
      resolve(found);
    });
  });

const READERS: Readonly<Record<DemoRdfFormat, (text: string) => Promise<readonly Triple[]>>> = {
  turtle: (text) => Promise.resolve(new Parser({ format: 'text/turtle', blankNodePrefix: '' }).parse(text)),
  ntriples: (text) => Promise.resolve(new Parser({ format: 'application/n-triples', blankNodePrefix: '' }).parse(text)),
  rdfxml: (text) => collect(new RdfXmlParser().import(Readable.from([text]))),
  jsonld: (text) => collect(new JsonLdParser().import(Readable.from([text]))),
};

/** One line for each triple; labels of blank nodes are the parsers' own, so that only their kind counts. */
function lines(triples: readonly Triple[]): readonly string[] {
  return triples
    .map(({ subject, predicate, object }) => {
      const start = subject.termType === 'BlankNode' ? '_' : subject.value;
      const end =
        object.termType === 'Literal'
          ? `"${object.value}"${object.language}^^${object.datatype.value}`
          : object.termType === 'BlankNode'
            ? '_'
            : object.value;
      return `${start} ${predicate.value} ${end}`;
    })
    .toSorted();
}

describe('writing a catalogue down', () => {
  it.each(['goteborg', 'kungalv', 'tjorn', 'region-vastra-gotaland'])(
    'gives the same triples in every format: %s',
    async (id) => {
      const statements = statementsOf(id);

      const read = await Promise.all(
        (['ntriples', 'turtle', 'rdfxml', 'jsonld'] as const).map(async (format) =>
          lines(await READERS[format](serialise(format, statements))),
        ),
      );

      const [first = [], ...others] = read;
      expect(first).toHaveLength(statements.length);
      for (const other of others) expect(other).toEqual(first);
    },
  );

  it('escapes what the syntaxes reserve', async () => {
    const subject = 'https://ex.example/a?b=1&c=2';
    const value = 'Å "ä" \\ ö\n<tag> & slut\tx';
    const statement = {
      subject,
      predicate: 'http://purl.org/dc/terms/title',
      object: { kind: 'literal', value, language: 'sv' },
    } as const;

    const read = await Promise.all(
      Object.entries(READERS).map(async ([, parse], index) => {
        const format = (['turtle', 'ntriples', 'rdfxml', 'jsonld'] as const)[index] ?? 'turtle';
        return parse(serialise(format, [statement]));
      }),
    );

    expect(read.map(([one]) => [one?.subject.value, one?.object.value])).toEqual(Array(4).fill([subject, value]));
  });

  it('writes RDF/JSON with language, datatype and blank nodes as EntryStore does', () => {
    const graph = toRdfJson([
      {
        subject: 'https://ex.example/1',
        predicate: 'https://ex.example/p',
        object: { kind: 'literal', value: 'a', language: 'sv' },
      },
      { subject: 'https://ex.example/1', predicate: 'https://ex.example/p', object: { kind: 'blank', value: '_:b1' } },
      {
        subject: '_:b1',
        predicate: 'https://ex.example/q',
        object: { kind: 'literal', value: '2019', datatype: 'http://www.w3.org/2001/XMLSchema#gYear' },
      },
    ]);

    expect(graph).toEqual({
      'https://ex.example/1': {
        'https://ex.example/p': [
          { type: 'literal', lang: 'sv', value: 'a' },
          { type: 'bnode', value: '_:b1' },
        ],
      },
      '_:b1': {
        'https://ex.example/q': [
          { datatype: 'http://www.w3.org/2001/XMLSchema#gYear', type: 'literal', value: '2019' },
        ],
      },
    });
  });
});
