/** What a query asks of one entry. */
type EntryTest = (entry: Indexed) => boolean;

/** An entry as the index sees it: the values of each field. */
export interface Indexed {
  values(field: string): readonly string[];
}

/** The query cannot be understood; EntryStore answers 400. */
export class SolrSyntaxError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'SolrSyntaxError';
  }
}

type Token =
  | { readonly type: '(' | ')' | 'AND' | 'OR' | 'NOT' }
  | { readonly type: 'field'; readonly name: string }
  /** A word or phrase; `pattern` holds its wildcards as regular expression. */
  | { readonly type: 'value'; readonly text: string; readonly pattern: RegExp | undefined }
  | { readonly type: 'range'; readonly from: string; readonly to: string };

const SPECIAL = /[\s()":[\]{}^~!]/;
const FIELD = /^([A-Za-z][\w.-]*):(?!\s|$)/;
const RANGE = /^\[\s*(\S+)\s+TO\s+(\S+)\s*\]/;

const escaped = (char: string): string => char.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');

/** Reads an unquoted value: a backslash takes the next character as it is, `*` and `?` are wildcards. */
function word(query: string, start: number): { readonly token: Token; readonly end: number } {
  let text = '';
  let pattern = '';
  let wild = false;
  let at = start;
  while (at < query.length) {
    const char = query.charAt(at);
    if (char === '\\') {
      const next = query.charAt(at + 1);
      if (next === '') throw new SolrSyntaxError('The query ends with a backslash');
      text += next;
      pattern += escaped(next);
      at += 2;
      continue;
    }
    if (SPECIAL.test(char)) break;
    if (char === '*' || char === '?') wild = true;
    text += char;
    pattern += char === '*' ? '.*' : char === '?' ? '.' : escaped(char);
    at += 1;
  }
  if (at === start) throw new SolrSyntaxError(`Unexpected "${query.charAt(at)}" at ${String(at)}`);
  return { token: { type: 'value', text, pattern: wild ? new RegExp(`^${pattern}$`, 'iu') : undefined }, end: at };
}

function phrase(query: string, start: number): { readonly token: Token; readonly end: number } {
  const found = /^"((?:[^"\\]|\\.)*)"/su.exec(query.slice(start));
  if (found === null) throw new SolrSyntaxError('A quotation mark is not closed');
  const text = (found[1] ?? '').replace(/\\(.)/gsu, '$1');
  return { token: { type: 'value', text, pattern: undefined }, end: start + found[0].length };
}

function tokens(query: string): readonly Token[] {
  const found: Token[] = [];
  let at = 0;
  while (at < query.length) {
    const rest = query.slice(at);
    const space = /^\s+/.exec(rest)?.[0];
    const operator = /^(AND|OR|NOT)(?=[\s(]|$)/.exec(rest)?.[1];
    const name = FIELD.exec(rest)?.[1];
    const range = RANGE.exec(rest);
    const char = rest.charAt(0);
    if (space !== undefined) at += space.length;
    else if (operator === 'AND' || operator === 'OR' || operator === 'NOT') {
      found.push({ type: operator });
      at += operator.length;
    } else if (/^-(?=[A-Za-z(])/.test(rest)) {
      found.push({ type: 'NOT' });
      at += 1;
    } else if (char === '(' || char === ')') {
      found.push({ type: char });
      at += 1;
    } else if (rest.startsWith('*:*')) {
      found.push({ type: 'value', text: '*', pattern: /^.*$/su });
      at += 3;
    } else if (name !== undefined) {
      found.push({ type: 'field', name });
      at += name.length + 1;
    } else if (range !== null) {
      found.push({ type: 'range', from: range[1] ?? '*', to: range[2] ?? '*' });
      at += range[0].length;
    } else {
      const read = char === '"' ? phrase(query, at) : word(query, at);
      found.push(read.token);
      at = read.end;
    }
  }
  return found;
}

/** Fields that hold running text: a word matches one of theirs, not the whole. */
const TEXT_FIELD = /^(all|title|description|tag\.literal)(\.|$)/;

function matches(field: string, token: Token & { type: 'value' | 'range' }): EntryTest {
  return (entry) =>
    entry.values(field).some((value) => {
      if (token.type === 'range')
        return (token.from === '*' || value >= token.from) && (token.to === '*' || value <= token.to);
      const { text, pattern } = token;
      if (!TEXT_FIELD.test(field)) return pattern === undefined ? value === text : pattern.test(value);
      const said = value.toLowerCase();
      if (text.includes(' ')) return said.includes(text.toLowerCase());
      // A compound is one word: `leverantör` does not find "leverantörsfakturor", `leverantör*` does.
      return said.split(/[^\p{L}\p{N}-]+/u).some((one) => pattern?.test(one) ?? one === text.toLowerCase());
    });
}

/**
 * Reads the part of Solr's standard query language that EntryStore's clients use: `field:value`, phrases, escapes,
 * wildcards, ranges, AND, OR, NOT, groups; AND where no operator is given. Throws SolrSyntaxError for anything else, and
 * for a field that the index does not have.
 */
export function parseSolrQuery(query: string, isField: (name: string) => boolean): EntryTest {
  const found = tokens(query);
  let at = 0;
  const peek = (): Token | undefined => found[at];

  function either(field: string): EntryTest {
    const parts = [both(field)];
    while (peek()?.type === 'OR') {
      at += 1;
      parts.push(both(field));
    }
    return (entry) => parts.some((part) => part(entry));
  }

  function both(field: string): EntryTest {
    const parts = [single(field)];
    for (let next = peek(); next !== undefined && next.type !== 'OR' && next.type !== ')'; next = peek()) {
      if (next.type === 'AND') at += 1;
      parts.push(single(field));
    }
    return (entry) => parts.every((part) => part(entry));
  }

  function single(field: string): EntryTest {
    const token = peek();
    at += 1;
    if (token === undefined) throw new SolrSyntaxError('The query ends where a term is expected');
    if (token.type === 'field') {
      if (!isField(token.name)) throw new SolrSyntaxError(`undefined field: "${token.name}"`);
      return single(token.name);
    }
    if (token.type === 'value' || token.type === 'range') return matches(field, token);
    if (token.type === 'NOT') {
      const negated = single(field);
      return (entry) => !negated(entry);
    }
    if (token.type !== '(') throw new SolrSyntaxError(`Unexpected "${token.type}"`);
    const group = either(field);
    if (peek()?.type !== ')') throw new SolrSyntaxError('A parenthesis is not closed');
    at += 1;
    return group;
  }

  const test = either('all');
  if (at < found.length) throw new SolrSyntaxError(`Unexpected "${found[at]?.type ?? ''}"`);
  return test;
}
