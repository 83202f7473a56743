import { isCollection, isMap, isScalar, isSeq, LineCounter, parseDocument } from 'yaml';
import type { Document, Node, Pair } from 'yaml';
import type { County } from '../model/organisation.ts';
import type { Entry } from './entry.ts';
import { entryText } from './entry.ts';
import { CliFailure, EXIT } from './failure.ts';

/** An entry of the file as it is written, right or wrong. */
export interface WrittenEntry {
  readonly id?: string;
  readonly url?: string;
  readonly organisation?: string;
  readonly options: Readonly<Record<string, unknown>>;
  /** 1-based. */
  readonly line: number;
  /** Where its text begins and ends in the file: whole lines. */
  readonly from: number;
  readonly to: number;
  /** The column of its hyphen. */
  readonly dash: number;
}

/** A sources file taken apart as far as inserting needs it. */
export interface WrittenSources {
  readonly text: string;
  readonly entries: readonly WrittenEntry[];
  /** Where an entry can go in when there is none yet; `replaces`: so many characters there go (`[]`). */
  readonly empty: { readonly at: number; readonly replaces: number } | undefined;
}

/** As it was written: a code without quotes is a number to YAML. */
function written(node: unknown): string | undefined {
  if (!isScalar(node) || node.value === null) return undefined;
  return (typeof node.value === 'string' ? node.value : node.source)?.trim();
}

/** The end of the last thing that a node holds; what comes after it, comments and blank lines, is not the node's. */
function endOf(node: unknown): number {
  if (isCollection(node) && node.flow !== true) {
    const ends = node.items.map((item) => (isPair(item) ? Math.max(endOf(item.key), endOf(item.value)) : endOf(item)));
    return Math.max(0, ...ends);
  }
  return isNode(node) ? (node.range?.[1] ?? 0) : 0;
}

const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null && 'range' in value;
const isPair = (value: unknown): value is Pair =>
  typeof value === 'object' && value !== null && 'key' in value && 'value' in value;

/** After the line feed of the line that this place is in. */
function lineEnd(text: string, at: number): number {
  if (at > 0 && text[at - 1] === '\n') return at;
  const feed = text.indexOf('\n', at);
  return feed === -1 ? text.length : feed + 1;
}

/** After the comments that stand below an entry and further in than its hyphen: they are about the entry. */
function commentsEnd(text: string, at: number, dash: number): number {
  const [comments = ''] = new RegExp(`^(?: {${dash + 1},}#[^\\n]*(?:\\n|$))*`).exec(text.slice(at)) ?? [];
  return at + comments.length;
}

function entryOf(text: string, item: unknown, lines: LineCounter): WrittenEntry {
  if (!isMap(item) || item.range == null) throw unfit('an entry is not a mapping');
  const start = item.range[0];
  const hyphen = text.lastIndexOf('-', start);
  const from = text.lastIndexOf('\n', hyphen) + 1;
  if (text.slice(from, hyphen).trim() !== '') throw unfit('two entries share a line');
  const options = item.get('options', true);
  return {
    ...some('id', written(item.get('id', true))),
    ...some('url', written(item.get('url', true))),
    ...some('organisation', written(item.get('organisation', true))),
    options: isMap(options) ? Object.fromEntries(Object.entries(options.toJSON() as Record<string, unknown>)) : {},
    line: lines.linePos(start).line,
    from,
    to: commentsEnd(text, lineEnd(text, endOf(item)), hyphen - from),
    dash: hyphen - from,
  };
}

const some = <K extends string>(key: K, value: string | undefined): Partial<Record<K, string>> =>
  (value === undefined ? {} : { [key]: value }) as Partial<Record<K, string>>;

const unfit = (why: string): CliFailure =>
  new CliFailure(
    EXIT.FAILED,
    `The file is not written in a way that an entry can be put into it (${why}). Add the entry by hand.`,
  );

/** Takes a sources file apart. Throws CliFailure when it is not YAML, or no list of entries, one below the other. */
export function readWritten(text: string): WrittenSources {
  const lines = new LineCounter();
  const document: Document.Parsed = parseDocument(text, { lineCounter: lines, uniqueKeys: false, prettyErrors: false });
  const [fault] = document.errors;
  if (fault !== undefined) throw unfit(`line ${lines.linePos(fault.pos[0]).line}: ${fault.message}`);
  const root = document.contents;
  if (root === null || (isScalar(root) && root.value === null)) {
    return { text, entries: [], empty: undefined };
  }
  if (!isMap(root) || root.flow === true) throw unfit('it is not a mapping with the key `catalogues`');
  const pair = root.items.find(({ key }) => written(key) === 'catalogues');
  if (pair === undefined) return { text, entries: [], empty: undefined };
  const list: unknown = pair.value;
  if (isSeq(list) && list.items.length > 0) {
    if (list.flow === true) throw unfit('`catalogues` is written in brackets');
    return { text, entries: list.items.map((item) => entryOf(text, item, lines)), empty: undefined };
  }
  const isEmpty = isSeq(list) || (isScalar(list) && list.value === null);
  if (!isEmpty || list.range == null) throw unfit('`catalogues` is not a list');
  const [at, end] = list.range;
  return { text, entries: [], empty: { at, replaces: end - at } };
}

const codeOf = ({ organisation }: Pick<WrittenEntry, 'organisation'>): string | undefined =>
  /^\d{2}(?:\d{2})?$/.test(organisation ?? '') ? organisation : undefined;

const countyOf = (entry: Pick<WrittenEntry, 'organisation'>): string | undefined => codeOf(entry)?.slice(0, 2);

/** Where the new entry stands: before or after one that is there, and whether it is the first of its county. */
interface Place {
  readonly neighbour: WrittenEntry;
  readonly before: boolean;
  readonly newCounty: boolean;
}

/** By the codes of the organisations where the file goes by them, else after the last one. */
function placeOf(entries: readonly WrittenEntry[], entry: Entry): Place | undefined {
  const last = entries.at(-1);
  if (last === undefined) return undefined;
  const atEnd: Place = { neighbour: last, before: false, newCounty: false };
  const code = codeOf(entry);
  const coded = entries.filter((each) => codeOf(each) !== undefined);
  const codes = coded.map((each) => codeOf(each) ?? '');
  const isOrdered = codes.every((each, index) => index === 0 || each >= (codes[index - 1] ?? ''));
  if (code === undefined || coded.length === 0 || !isOrdered) return atEnd;
  const county = coded.filter((each) => countyOf(each) === countyOf(entry));
  const lower = (each: WrittenEntry): boolean => (codeOf(each) ?? '') <= code;
  const after = (county.length === 0 ? coded : county).findLast(lower);
  if (after !== undefined) return { neighbour: after, before: false, newCounty: county.length === 0 };
  const [first] = county.length === 0 ? coded : county;
  return first === undefined ? atEnd : { neighbour: first, before: true, newCounty: county.length === 0 };
}

/** The comment lines right above an entry begin here: they go with it. */
function startOfComments(text: string, from: number): number {
  let start = from;
  for (;;) {
    const line = text.slice(text.lastIndexOf('\n', start - 2) + 1, start);
    if (start === 0 || !line.trim().startsWith('#')) return start;
    start -= line.length;
  }
}

/** A heading for the first entry of a county, in a file that has one (`# Blekinge län`) for other counties. */
function headingOf(sources: WrittenSources, entry: Entry, counties: readonly County[]): string | undefined {
  const isHeading = (name: string): boolean => sources.text.split(/\r?\n/).some((line) => line.trim() === `# ${name}`);
  const county = counties.find((each) => each.code === countyOf(entry));
  if (county === undefined || isHeading(county.name)) return undefined;
  return counties.some((each) => isHeading(each.name)) ? `# ${county.name}` : undefined;
}

/**
 * The file's text with the entry in it; every other character stays as it is. Where the file goes by the codes of the
 * organisations, that order is kept; else the entry comes last.
 */
export function insertEntry(sources: WrittenSources, entry: Entry, counties: readonly County[]): string {
  const { text, empty } = sources;
  const feed = text.includes('\r\n') ? '\r\n' : '\n';
  const block = (lines: readonly string[]): string => lines.map((line) => line + feed).join('');
  const place = placeOf(sources.entries, entry);
  if (place === undefined) {
    const lines = block(entryText(entry));
    if (empty === undefined) return `${ended(text, feed)}catalogues:${feed}${lines}`;
    const before = text.slice(0, empty.at).replace(/[ \t]+$/, '');
    const rest = text.slice(empty.at + empty.replaces);
    const sameLine = /^[^\n]*(?:\n|$)/.exec(rest)?.[0] ?? '';
    return `${ended(before + sameLine, feed)}${lines}${rest.slice(sameLine.length)}`;
  }
  const { neighbour, before, newCounty } = place;
  const lines = entryText(entry, neighbour.dash);
  const heading = newCounty ? headingOf(sources, entry, counties) : undefined;
  const headed = heading === undefined ? lines : [' '.repeat(neighbour.dash) + heading, ...lines];
  if (before) {
    const at = newCounty ? startOfComments(text, neighbour.from) : neighbour.from;
    return text.slice(0, at) + block(heading === undefined ? headed : [...headed, '']) + text.slice(at);
  }
  const gap = heading === undefined ? [] : [''];
  return ended(text.slice(0, neighbour.to), feed) + block([...gap, ...headed]) + text.slice(neighbour.to);
}

const ended = (text: string, feed: string): string => (text === '' || text.endsWith('\n') ? text : text + feed);
