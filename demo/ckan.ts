import { toCkanSite } from './ckan-package.ts';
import type { CkanSite } from './ckan-package.ts';
import { SearchError, facet, searchPackages } from './ckan-search.ts';
import type { Content } from './content/content.ts';
import type { DemoServer } from './entrystore.ts';
import { startLocalServer } from './local-server.ts';
import type { Answer, Quirks, Request } from './local-server.ts';

interface CkanOptions {
  readonly content: Content;
  /** `ckan.search.rows_max`: more rows than these are never given, without a word; 1000 when absent, as in CKAN. */
  readonly rowsMax?: number;
  /** Any free port when absent. */
  readonly port?: number;
  readonly quirks?: Quirks;
}

/** `ckan.group_and_organization_list_all_fields_max` and `ckan.group_and_organization_list_max`. */
const ALL_FIELDS_MAX = 25;
const NAMES_MAX = 1000;

/** A parameter that an action does not take; the field and what is said of it. */
class ValidationError extends Error {
  constructor(
    readonly field: string,
    message: string,
  ) {
    super(message);
  }
}

/** No such thing (404), or not for you (403). */
class AccessError extends Error {
  constructor(
    readonly status: 403 | 404,
    readonly type: string,
    message: string,
  ) {
    super(message);
  }
}

interface Call {
  readonly site: CkanSite;
  readonly parameters: URLSearchParams;
  readonly origin: string;
  readonly rowsMax: number;
}

type Action = (call: Call) => unknown;

const json = (status: number, value: unknown, page?: number): Answer => ({
  status,
  headers: { 'Content-Type': 'application/json;charset=utf-8' },
  body: JSON.stringify(value),
  ...(page === undefined ? {} : { page }),
});

function natural(parameters: URLSearchParams, name: string, fallback: number): number {
  const text = parameters.get(name);
  if (text === null || text === '') return fallback;
  if (!/^-?\d+$/.test(text)) throw new ValidationError(name, 'Invalid integer');
  if (text.startsWith('-')) throw new ValidationError(name, 'Must be a natural number');
  return Number(text);
}

function textList(parameters: URLSearchParams, name: string): readonly string[] {
  const text = parameters.get(name);
  if (text === null) return [];
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new ValidationError(name, `Could not parse as valid JSON (${String(error)})`);
  }
  if (!Array.isArray(value)) throw new ValidationError(name, 'Not a list');
  return value.filter((one) => typeof one === 'string');
}

function required(parameters: URLSearchParams, name: string): string {
  const value = parameters.get(name);
  if (value === null || value === '') throw new ValidationError(name, 'Missing value');
  return value;
}

function one<T extends { readonly id: string; readonly name: string }>(call: Call, list: readonly T[]): T {
  const id = required(call.parameters, 'id');
  if (call.site.closed.has(id)) {
    throw new AccessError(403, 'Authorization Error', `Access denied: User  not authorized to read package ${id}`);
  }
  const found = list.find((entry) => entry.id === id || entry.name === id);
  if (found === undefined) throw new AccessError(404, 'Not Found Error', 'Not found');
  return found;
}

const packageSearch: Action = ({ site, parameters, rowsMax }) => {
  const sort = parameters.get('sort') ?? 'score desc, metadata_modified desc';
  const fq = [parameters.get('fq') ?? '', ...textList(parameters, 'fq_list')];
  const rows = Math.min(natural(parameters, 'rows', 10), rowsMax);
  const start = natural(parameters, 'start', 0);
  const found = searchPackages(site.packages, { q: parameters.get('q') ?? '*:*', fq, sort });
  const limit = Number(parameters.get('facet.limit') ?? '50');
  const facets = Object.fromEntries(
    textList(parameters, 'facet.field').map((field) => [field, facet(found, field, limit)]),
  );
  const titles = new Map([...site.organizations, ...site.groups].map(({ name, title }) => [name, title]));
  const searchFacets = Object.entries(facets).map(([field, counts]) => {
    const items = Object.entries(counts).map(([name, count]) => ({
      name,
      display_name: titles.get(name) ?? name,
      count,
    }));
    return [field, { title: field, items }] as const;
  });
  return {
    count: found.length,
    sort,
    facets,
    search_facets: Object.fromEntries(searchFacets),
    results: found.slice(start, start + rows),
  };
};

function withCount(call: Call, entry: CkanSite['organizations'][number]): object {
  const count = call.site.packages.filter(({ owner_org: owner }) => owner === entry.id).length;
  return {
    ...entry,
    display_name: entry.title,
    image_display_url: '',
    package_count: count,
    num_followers: 0,
  };
}

const organizationList: Action = (call) => {
  const { parameters, site } = call;
  const whole = ['true', 'True', '1'].includes(parameters.get('all_fields') ?? '');
  const most = whole ? ALL_FIELDS_MAX : NAMES_MAX;
  const limit = Math.min(natural(parameters, 'limit', most), most);
  const offset = natural(parameters, 'offset', 0);
  const page = site.organizations.toSorted((a, b) => a.name.localeCompare(b.name, 'en')).slice(offset, offset + limit);
  return whole ? page.map((entry) => withCount(call, entry)) : page.map(({ name }) => name);
};

const ACTIONS: Readonly<Record<string, Action>> = {
  package_search: packageSearch,
  package_show: (call) => one(call, call.site.packages),
  package_list: ({ site, parameters }) => {
    const offset = natural(parameters, 'offset', 0);
    const names = site.packages.map(({ name }) => name).toSorted();
    return names.slice(offset, offset + natural(parameters, 'limit', names.length));
  },
  organization_list: organizationList,
  organization_show: (call) => ({
    ...withCount(call, one(call, call.site.organizations)),
    users: [],
    groups: [],
    tags: [],
    extras: [],
  }),
  group_list: ({ site }) => site.groups.map(({ name }) => name),
  status_show: ({ site, origin }) => ({
    ckan_version: '2.10.4',
    site_url: origin,
    site_title: site.title,
    site_description: '',
    locale_default: 'sv',
    extensions: ['civity', 'scheming_datasets', 'fluent', 'dcat', 'datastore'],
  }),
};

function failure(error: unknown, help: string): Answer {
  const fail = (status: number, detail: object): Answer => json(status, { help, success: false, error: detail });
  if (error instanceof ValidationError) {
    return fail(409, { [error.field]: [error.message], __type: 'Validation Error' });
  }
  if (error instanceof AccessError) return fail(error.status, { message: error.message, __type: error.type });
  if (error instanceof SearchError) {
    const message = `Search error: 'SOLR returned an error running query: ${error.message}'`;
    return fail(409, { message, __type: 'Search Error' });
  }
  throw error;
}

function answer(site: CkanSite, rowsMax: number, request: Request, origin: string): Answer {
  const { pathname, searchParams: parameters } = request.url;
  const name = /^\/api\/(?:3\/)?action\/([a-z_]+)$/.exec(pathname)?.[1];
  if (name === undefined) {
    const body = '<!DOCTYPE html>\n<html lang="sv"><head><title>404 Sidan finns inte</title></head></html>\n';
    return { status: 404, headers: { 'Content-Type': 'text/html; charset=utf-8' }, body };
  }
  const action = ACTIONS[name];
  if (action === undefined) return json(400, `Bad request - Action name not known: ${name}`);
  const help = `${origin}/api/3/action/help_show?name=${name}`;
  try {
    const result = action({ site, parameters, origin, rowsMax });
    const rows = Math.min(Number(parameters.get('rows') ?? '10'), rowsMax);
    const page = 1 + Math.floor(Number(parameters.get('start') ?? '0') / Math.max(rows, 1));
    return json(200, { help, success: true, result }, page);
  } catch (error) {
    return failure(error, help);
  }
}

/** Starts a CKAN site of the kind that Civity runs for Swedish municipalities on 127.0.0.1: its Action API. */
export async function startCkan(options: CkanOptions): Promise<DemoServer> {
  const { rowsMax = 1000 } = options;
  let site = toCkanSite(options.content);
  const server = await startLocalServer((request, origin) => answer(site, rowsMax, request, origin), {
    port: options.port,
    quirks: options.quirks,
  });
  return {
    url: server.origin,
    port: server.port,
    requests: server.requests,
    replace(content) {
      site = toCkanSite(content);
    },
    setQuirks: (quirks) => server.setQuirks(quirks),
    close: () => server.close(),
  };
}
