import { EventEmitter } from 'node:events';

import { Parser } from 'n3';

import type { ParsedStatement } from './draft.ts';
import { createTermFactory } from './term-factory.ts';

/** From this length on, short headers are cheaper than looking for the prefixes in use. */
const LONG_TEXT = 16_384;
const SHORT_HEADER = 4_096;
const NAME_BEFORE_COLON = /[^\s<>"'()[\]{};,^@#:]*(?=:)/g;

/** What a statement's names stand for at its place in the document. */
export interface TurtleScope {
  readonly baseIri: string;
  /** Prefix without colon → absolute IRI. */
  readonly prefixes: ReadonlyMap<string, string>;
}

/** Statements of a text, or why it has none: a text is read whole or not at all. */
export type TurtleParsed =
  | { readonly statements: readonly ParsedStatement[] }
  | { readonly fault: string; /** 1-based within the text. */ readonly line: number };

/** Parses whole statements without directives of their own; labels mean the same node in each text of a document. */
export type TurtleParse = (text: string, scope: TurtleScope) => TurtleParsed;

const declaration = ([prefix, iri]: readonly [string, string]): string => `@prefix ${prefix}: <${iri}> .`;

const header = (text: string, prefixes: ReadonlyMap<string, string>): string => {
  const all = prefixes.size < 50 ? Array.from(prefixes, declaration).join('') : undefined;
  if (all !== undefined && (all === '' || (all.length < SHORT_HEADER && text.length > LONG_TEXT))) return all;
  let used = '';
  for (const name of new Set(text.match(NAME_BEFORE_COLON))) {
    const iri = prefixes.get(name);
    if (iri !== undefined) used += declaration([name, iri]);
  }
  return used;
};

const lineOf = (error: Error): number => {
  const found = / on line (\d+)\.?$/.exec(error.message)?.[1];
  return found === undefined ? 1 : Number(found);
};

/** The library (n3) for one document. The header goes before the first line, so that line numbers stay the text's own. */
export const createTurtleParse = (): TurtleParse => {
  const factory = createTermFactory();
  const createParser = (baseIRI: string): Parser =>
    new Parser({ baseIRI, format: 'text/turtle', blankNodePrefix: '', factory });
  let parser = { baseIri: '', parser: createParser('') };
  return (text, scope) => {
    if (parser.baseIri !== scope.baseIri) parser = { baseIri: scope.baseIri, parser: createParser(scope.baseIri) };
    const statements: ParsedStatement[] = [];
    const errors: Error[] = [];
    // Fed as a stream, n3 works through the text at once and twice as fast as in its synchronous mode.
    const input = new EventEmitter();
    parser.parser.parse(input, (error: Error | null, statement: ParsedStatement | null) => {
      if (error !== null) errors.push(error);
      else if (statement) statements.push(statement);
    });
    input.emit('data', header(text, scope.prefixes) + text);
    input.emit('end');
    const [error] = errors;
    if (error === undefined) return { statements };
    return { fault: error.message.replace(/ on line \d+\.?$/, ''), line: lineOf(error) };
  };
};
