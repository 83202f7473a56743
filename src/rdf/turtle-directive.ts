import type { TurtleParse } from './turtle-parse.ts';
import { MORE, matchEnd, skipBlank } from './turtle-scan.ts';

const START = /(?:@(?:prefix|base)|(?:prefix|base)(?=[\s<]))/iy;
const PREFIX = /\s*([^\s:<>"'#]*)\s*:\s*<([^<>\n\r]*)>/y;
const BASE = /\s*<([^<>\n\r]*)>/y;
const LINE_REST = /[^\n\r]*/y;

/** A `@prefix` or `@base` directive, or the place where one should have been (Turtle 1.1 section 6.5, `directive`). */
export interface TurtleDirective {
  /** Index after it, or `MORE`. */
  readonly end: number;
  /** Absent for `@base`. */
  readonly prefix?: string;
  /** As written; absent where it could not be made out. */
  readonly iri?: string;
  /** What is wrong with it. */
  readonly fault?: string;
}

const declared = (text: string, after: number, isBase: boolean): RegExpExecArray | null => {
  const pattern = isBase ? BASE : PREFIX;
  pattern.lastIndex = skipBlank(text, after);
  return pattern.exec(text);
};

const dotAfter = (text: string, from: number, keyword: string): { readonly end: number; readonly fault?: string } => {
  const dot = skipBlank(text, from);
  const hasDot = text.charAt(dot) === '.';
  if (keyword.startsWith('@')) {
    if (!hasDot) return { end: from, fault: `${keyword} directive without its final dot` };
    return keyword === keyword.toLowerCase() ? { end: dot + 1 } : { end: dot + 1, fault: `${keyword} in capitals` };
  }
  return hasDot ? { end: dot + 1, fault: `${keyword} directive with a dot` } : { end: from };
};

/** Reads the directive at `from`, if one begins there. */
export const readDirective = (text: string, from: number, final: boolean): TurtleDirective | undefined => {
  const keywordEnd = matchEnd(START, text, from);
  if (keywordEnd === undefined) return undefined;
  const keyword = text.slice(from, keywordEnd);
  const isBase = /base$/i.test(keyword);
  const found = declared(text, keywordEnd, isBase);
  if (found === null) {
    const end = matchEnd(LINE_REST, text, from) ?? text.length;
    if (!final && (end === text.length || skipBlank(text, keywordEnd) === text.length)) return { end: MORE };
    return { end, fault: `${keyword} directive that cannot be read: ${text.slice(from, end).slice(0, 200)}` };
  }
  const after = found.index + found[0].length;
  if (!final && skipBlank(text, after) === text.length) return { end: MORE };
  const rest = dotAfter(text, after, keyword);
  return isBase ? { ...rest, iri: found[1] ?? '' } : { ...rest, prefix: found[1] ?? '', iri: found[2] ?? '' };
};

/** The absolute IRI that a directive declares, or `undefined` when its prefix or its IRI is none. */
export const declaredIri = (directive: TurtleDirective, baseIri: string, parse: TurtleParse): string | undefined => {
  const { prefix, iri } = directive;
  if (iri === undefined) return undefined;
  const name = prefix === undefined ? '' : `@prefix ${prefix}: <x:y> . <x:y> <x:y> ${prefix}:z .`;
  const parsed = parse(`<${iri}> <x:y> <x:y> . ${name}`, { baseIri, prefixes: new Map() });
  return 'fault' in parsed ? undefined : parsed.statements[0]?.subject.value;
};
