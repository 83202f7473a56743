import { FilterError, readFilter } from './arcgis-hub-filter.ts';
import { toHubSite } from './arcgis-hub-item.ts';
import type { HubItem, HubSite } from './arcgis-hub-item.ts';
import type { Content } from './content/content.ts';
import type { DemoServer } from './entrystore.ts';
import { startLocalServer } from './local-server.ts';
import type { Answer, Quirks, Request } from './local-server.ts';

interface ArcgisHubOptions {
  readonly content: Content;
  /** The search is switched off or broken, as it is on some sites: only the feed is left. */
  readonly search?: false;
  /** Any free port when absent. */
  readonly port?: number;
  readonly quirks?: Quirks;
}

const SEARCH = '/api/search/v1/collections';
const FEED = '/api/feed/dcat-us/1.1.json';
const MAX_LIMIT = 100;
/** Past this many items the index behind the search gives an internal error. */
const WALL = 10_000;

const COLLECTIONS = ['all', 'dataset', 'document', 'appAndMap'] as const;

const json = (status: number, value: unknown, page?: number, type = 'application/json; charset=utf-8'): Answer => ({
  status,
  headers: { 'Content-Type': type },
  body: JSON.stringify(value),
  ...(page === undefined ? {} : { page }),
});

const refusal = (status: number, message: string | readonly string[]): Answer =>
  json(status, {
    statusCode: status,
    message,
    ...(status === 400 ? { error: 'Bad Request' } : status === 404 ? { error: 'Not Found' } : {}),
  });

function itemsOf(site: HubSite, collection: string): readonly HubItem[] | undefined {
  if (collection === 'dataset') return site.datasets;
  if (collection === 'appAndMap') return site.apps;
  if (collection === 'document') return [];
  return collection === 'all' ? [...site.datasets, ...site.apps] : undefined;
}

/** The page asked for, or what is wrong with it. */
function readPage(parameters: URLSearchParams): { readonly limit: number; readonly start: number } | readonly string[] {
  const [limit, start] = [Number(parameters.get('limit') ?? '10'), Number(parameters.get('startindex') ?? '1')];
  const faults = [
    ...(Number.isInteger(limit) && limit >= 1 ? [] : ['limit must not be less than 1']),
    ...(limit > MAX_LIMIT ? [`limit must not be greater than ${MAX_LIMIT}`] : []),
    ...(Number.isInteger(start) && start >= 1 ? [] : ['startindex must not be less than 1']),
  ];
  return faults.length > 0 ? faults : { limit, start };
}

function find(items: readonly HubItem[], parameters: URLSearchParams): readonly HubItem[] {
  const filter = parameters.get('filter');
  const fits = filter === null ? () => true : readFilter(filter);
  const words = parameters.get('q')?.toLowerCase();
  const wanted = parameters.get('recordId')?.split(',');
  return items.filter((item) => {
    const { title, description, tags } = item.properties;
    const text = [title, description, ...tags].join(' ').toLowerCase();
    return (
      fits(item) && (words === undefined || text.includes(words)) && (wanted === undefined || wanted.includes(item.id))
    );
  });
}

function sort(items: readonly HubItem[], by: string | null): readonly HubItem[] {
  const [, sign = '', name = ''] = /^([+-]?)(?:properties\.)?(created|modified|title|id)$/.exec(by ?? '') ?? [];
  if (name !== 'created' && name !== 'modified' && name !== 'title' && name !== 'id') return items;
  const factor = sign === '-' ? -1 : 1;
  return items.toSorted((a, b) => {
    const [left, right] = [a.properties[name], b.properties[name]];
    return left === right ? 0 : left < right ? -factor : factor;
  });
}

function search(items: readonly HubItem[], collection: string, request: Request, origin: string): Answer {
  const { searchParams } = request.url;
  const page = readPage(searchParams);
  if (!('limit' in page)) return refusal(400, page);
  const { limit, start } = page;
  if (start + limit > WALL) return refusal(500, 'Internal server error');
  let found: readonly HubItem[];
  try {
    found = sort(find(items, searchParams), searchParams.get('sortBy'));
  } catch (error) {
    if (!(error instanceof FilterError)) throw error;
    return refusal(400, error.message);
  }
  const features = found.slice(start - 1, start - 1 + limit);
  const base = `${origin}${SEARCH}/${collection}`;
  const at = (index: number): string => {
    const query = new URLSearchParams(searchParams);
    query.set('limit', String(limit));
    query.set('startindex', String(index));
    return `${base}/items?${query.toString()}`;
  };
  const type = 'application/geo+json';
  const links = [
    { rel: 'self', type, title: 'This document as GeoJSON', href: origin + request.target },
    { rel: 'collection', type: 'application/json', title: collection, href: base },
    ...(start > 1 ? [{ rel: 'prev', type, title: 'items (prev)', href: at(Math.max(1, start - limit)) }] : []),
    ...(start - 1 + limit < found.length
      ? [{ rel: 'next', type, title: 'items (next)', href: at(start + limit) }]
      : []),
  ];
  const body = {
    type: 'FeatureCollection',
    features,
    // Of the answer, not of the data; it stands still, as all of the demo does.
    timestamp: '2026-06-30T12:00:00.000Z',
    numberMatched: found.length,
    numberReturned: features.length,
    links,
  };
  return json(200, body, 1 + Math.floor((start - 1) / limit), `${type}; charset=utf-8`);
}

function describeCollection(id: string, origin: string): object {
  const href = `${origin}${SEARCH}/${id}/items`;
  return { id, title: id, itemType: 'record', links: [{ rel: 'items', type: 'application/geo+json', href }] };
}

function answer(site: HubSite, options: ArcgisHubOptions, request: Request, origin: string): Answer {
  const { pathname } = request.url;
  if (pathname === FEED) return json(200, site.feed, 1);
  if (pathname === '/data.json') return { status: 302, headers: { Location: origin + FEED } };
  const parts = pathname.startsWith(`${SEARCH}/`) ? pathname.slice(SEARCH.length + 1).split('/') : [];
  if (pathname !== SEARCH && parts.length === 0) return refusal(404, `Cannot GET ${pathname}`);
  if (options.search === false) return refusal(500, 'Internal server error');
  const [collection, kind, id, ...more] = parts;
  if (collection === undefined) {
    return json(200, { collections: COLLECTIONS.map((name) => describeCollection(name, origin)) });
  }
  const items = itemsOf(site, collection);
  if (items === undefined || more.length > 0) return refusal(404, `Collection ${collection} does not exist`);
  if (kind === undefined) return json(200, describeCollection(collection, origin));
  if (kind !== 'items') return refusal(404, `Cannot GET ${pathname}`);
  if (id === undefined) return search(items, collection, request, origin);
  const item = items.find((one) => one.id === id);
  return item === undefined ? refusal(404, `Item ${id} not found`) : json(200, item);
}

/** Starts an ArcGIS Hub site on 127.0.0.1: its search (OGC API Records) and its DCAT-US feed. */
export async function startArcgisHub(options: ArcgisHubOptions): Promise<DemoServer> {
  let { content } = options;
  let site: HubSite | undefined;
  const server = await startLocalServer(
    (request, origin) => answer((site ??= toHubSite(content, origin)), options, request, origin),
    { port: options.port, quirks: options.quirks },
  );
  return {
    url: server.origin,
    port: server.port,
    requests: server.requests,
    replace(next) {
      content = next;
      site = undefined;
    },
    setQuirks: (quirks) => server.setQuirks(quirks),
    close: () => server.close(),
  };
}
