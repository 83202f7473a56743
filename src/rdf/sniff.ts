import type { RdfFormat } from './reading.ts';

/** What a document's first characters show; `html` and `empty` are no RDF. */
export type SniffedFormat = RdfFormat | 'html' | 'empty';

const XML_MISC = /(?:\s+|<\?[\s\S]*?\?>|<!--[\s\S]*?-->)*/y;
const XML_DOCTYPE = /<!doctype\s+([^\s>[]+)[^[>]*(?:\[[^\]]*\]\s*)?>/iy;
/** A start tag with an attribute: an IRI has no blank in it. */
const XML_TAG = /<([\p{L}_][\p{L}\p{N}._-]*(?::[\p{L}_][\p{L}\p{N}._-]*)?)(\s+[\p{L}_][^\s=<>"]*\s*=|\s*\/?>)/uy;
const TURTLE_STATEMENT =
  /^<[^<>\s"]*>\s+(?:a|<[^<>\s"]+>|[^\s:<>"]*:[^\s:<>"]*)\s+(?:<[^<>\s"]*>|"[^"]*"[^\s]*|'[^']*'[^\s]*|[^\s<>"]+|\[|\()\s*[.;,[(a-z\]]/u;
const NT_LINE =
  /^(?:<[^<>\s"]+>|_:\S+)\s+<[^<>\s"]+>\s+(?:<[^<>\s"]+>|_:\S+?|"(?:[^"\\]|\\.)*"(?:@[A-Za-z0-9-]+|\^\^<[^<>\s"]+>)?)\s*\.\s*(?:#.*)?$/u;
const TURTLE_ONLY = /^\s*(?:@?(?:prefix|base)\b|.*[;,[]\s*$)/imu;

const at = (pattern: RegExp, text: string, index: number): RegExpExecArray | null => {
  pattern.lastIndex = index;
  return pattern.exec(text);
};

/** N-Triples is Turtle too; the name is only given when each line of the head is a whole statement. */
const turtleOrTriples = (text: string, contentType: string): RdfFormat => {
  if (/n-?triples/i.test(contentType) && !TURTLE_ONLY.test(text)) return 'ntriples';
  const lines = text.split('\n').filter((line) => line.trim() !== '' && !line.trimStart().startsWith('#'));
  // The last line of the head may be cut.
  const whole = lines.length > 1 ? lines.slice(0, -1) : lines;
  return whole.length > 0 && whole.every((line) => NT_LINE.test(line.trim())) ? 'ntriples' : 'turtle';
};

const angled = (text: string, contentType: string): SniffedFormat => {
  const start = at(XML_MISC, text, 0)?.[0].length ?? 0;
  const doctype = at(XML_DOCTYPE, text, start);
  if (doctype !== null) return doctype[1]?.toLowerCase() === 'html' ? 'html' : 'rdfxml';
  const tag = at(XML_TAG, text, start);
  if (tag?.[1]?.toLowerCase() === 'html') return 'html';
  if (start > 0 && text.startsWith('<?')) return 'rdfxml';
  if (tag === null) return /^<[!?]/.test(text) ? 'rdfxml' : turtleOrTriples(text, contentType);
  if (tag[2]?.includes('=') === true) return 'rdfxml';
  // `<s> <p> <o> .` and `<a> <b> <c/>`: a whole statement decides, then the label.
  if (TURTLE_STATEMENT.test(text)) return turtleOrTriples(text, contentType);
  return /turtle|n-?triples|n3/i.test(contentType) ? turtleOrTriples(text, contentType) : 'rdfxml';
};

/**
 * Format by content, not by label: servers send RDF as text/plain, text/html or application/octet-stream. The label only
 * decides what could be both. `head`: the first few thousand characters.
 */
export const sniffFormat = (head: string, contentType = ''): SniffedFormat => {
  const text = head.trimStart();
  if (text === '') return 'empty';
  if (text.startsWith('<')) return angled(text, contentType);
  if (text.startsWith('{')) return 'jsonld';
  // `[]` and `[ a …` are blank nodes in Turtle; `[ {` and an empty array are JSON.
  if (text.startsWith('[')) return /^\[\s*(?:[[{"]|\]\s*$)/.test(text) ? 'jsonld' : 'turtle';
  return turtleOrTriples(text, contentType);
};
