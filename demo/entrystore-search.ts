import type { StoreEntry, StoreIndex } from './entrystore-index.ts';
import { isIndexField } from './entrystore-index.ts';
import { jsonAnswer } from './entrystore-answer.ts';
import type { Answer } from './local-server.ts';
import { toJsonLd } from './rdf/json-ld.ts';
import { toRdfJson } from './rdf/rdf-json.ts';
import type { Statement } from './rdf/statement.ts';
import { SolrSyntaxError, parseSolrQuery } from './solr-query.ts';

const MAX_LIMIT = 100;
const DEFAULT_LIMIT = 50;
const WRONG = 'Search failed due to wrong parameters';

/**
 * The parameters of a query string as EntryStore reads them: each pair is split at every raw `=`, and only what stands
 * before the second one counts, so that `=` inside a value must be percent-encoded.
 */
export function readParameters(search: string): ReadonlyMap<string, string> {
  const decode = (text: string): string => {
    try {
      return decodeURIComponent(text.replaceAll('+', ' '));
    } catch {
      return text;
    }
  };
  const pairs = search.replace(/^\?/, '').split('&').filter(Boolean);
  return new Map(
    pairs.map((pair) => {
      const [name = '', value = ''] = pair.split('=');
      return [decode(name), decode(value)];
    }),
  );
}

/** An integer parameter: absent is the fallback, anything else that is no integer is NaN. */
function integer(text: string | undefined, fallback: number): number {
  if (text === undefined) return fallback;
  return /^-?\d+$/.test(text) ? Number(text) : Number.NaN;
}

interface Order {
  readonly field: string;
  readonly down: boolean;
}

function readOrder(sort: string | undefined): readonly Order[] {
  return (sort ?? 'score desc, modified desc').split(',').map((part) => {
    const found = /^\s*([\w.]+)\s+(asc|desc)\s*$/i.exec(part);
    const field = found?.[1] ?? '';
    if (found === null || (field !== 'score' && !isIndexField(field)))
      throw new SolrSyntaxError(`Can't sort by "${part.trim()}"`);
    return { field, down: found[2]?.toLowerCase() === 'desc' };
  });
}

function ordered(entries: readonly StoreEntry[], orders: readonly Order[]): readonly StoreEntry[] {
  const key = (entry: StoreEntry, field: string): string => (field === 'score' ? '' : (entry.values(field)[0] ?? ''));
  return entries.toSorted((a, b) => {
    for (const { field, down } of orders) {
      const [left, right] = [key(a, field), key(b, field)];
      if (left !== right) return left < right === down ? 1 : -1;
    }
    return 0;
  });
}

/**
 * One page. In an order that is not unique the entries at a page's edge move between two requests: the first of a later
 * page is the last of the page before once more, and the one that should stand there is not seen.
 */
function pageOf(
  rows: readonly StoreEntry[],
  orders: readonly Order[],
  offset: number,
  limit: number,
): readonly StoreEntry[] {
  const page = rows.slice(offset, offset + limit);
  const before = rows[offset - 1];
  if (before === undefined || page.length === 0 || orders.some((order) => order.field === 'uri')) return page;
  return [before, ...page.slice(1)];
}

function child(index: StoreIndex, entry: StoreEntry, graph: (statements: readonly Statement[]) => unknown): object {
  const said = graph(entry.statements);
  const place = { contextId: entry.contextId, entryId: entry.entryId };
  if (entry.access !== 'public')
    return { noAccessToMetadata: true, rights: [], ...place, relations: {}, info: graph(entry.info) };
  return {
    ...(entry.entryType === 'Reference' ? { 'cached-external-metadata': said } : { metadata: said }),
    rights: ['readmetadata', 'readresource'],
    contextId: entry.contextId,
    relations: graph(index.relations(entry)),
    entryId: entry.entryId,
    info: graph(entry.info),
  };
}

function facets(entries: readonly StoreEntry[], names: string | undefined): readonly object[] {
  return (names ?? '')
    .split(',')
    .filter(Boolean)
    .map((name) => {
      if (!isIndexField(name)) throw new SolrSyntaxError(`undefined field: "${name}"`);
      const counts = new Map<string, number>();
      for (const entry of entries) {
        for (const value of new Set(entry.values(name))) counts.set(value, (counts.get(value) ?? 0) + 1);
      }
      const values = [...counts]
        .map(([value, count]) => ({ name: value, count }))
        .toSorted((a, b) => b.count - a.count);
      return { name, valueCount: values.length, values: values.slice(0, 100) };
    });
}

/** `GET /store/search`. */
export function answerSearch(index: StoreIndex, search: string): Answer {
  const parameters = readParameters(search);
  const query = parameters.get('query');
  if (parameters.get('type') !== 'solr' || query === undefined) return jsonAnswer(400, { error: WRONG });
  if (query.length < 3) return jsonAnswer(400, { error: 'Query too short' });
  const asked = integer(parameters.get('limit'), DEFAULT_LIMIT);
  const offset = integer(parameters.get('offset'), 0);
  if (Number.isNaN(asked) || Number.isNaN(offset)) return jsonAnswer(400, { error: WRONG });
  const limit = asked < 0 ? DEFAULT_LIMIT : Math.min(asked, MAX_LIMIT);
  try {
    const filters = (parameters.get('filterQuery') ?? '').split(',').filter(Boolean);
    const tests = [query, ...filters].map((one) => parseSolrQuery(one, isIndexField));
    const orders = readOrder(parameters.get('sort'));
    const hits = ordered(
      index.entries.filter((entry) => tests.every((test) => test(entry))),
      orders,
    );
    const page = pageOf(hits, orders, Math.max(offset, 0), limit);
    const shown = page.filter((entry) => entry.access !== 'hidden');
    const graph = (statements: readonly Statement[]): unknown =>
      parameters.get('rdfFormat') === 'application/ld+json' ? JSON.parse(toJsonLd(statements)) : toRdfJson(statements);
    // What EntryStore calls `results`: hits without those of this page that may not be read, and 0 past the end.
    const results = limit > 0 && page.length === 0 ? 0 : hits.length - (page.length - shown.length);
    const answer = {
      offset: Math.max(offset, 0),
      resource: { children: shown.map((entry) => child(index, entry, graph)) },
      limit,
      results,
      facetFields: facets(hits, parameters.get('facetFields')),
    };
    return { ...jsonAnswer(200, answer), page: limit === 0 ? 1 : Math.floor(offset / limit) + 1 };
  } catch (error) {
    if (error instanceof SolrSyntaxError) return jsonAnswer(400, { error: WRONG });
    throw error;
  }
}
