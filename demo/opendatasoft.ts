import { hash } from './content/choice.ts';
import type { Content } from './content/content.ts';
import type { DemoServer } from './entrystore.ts';
import { startLocalServer } from './local-server.ts';
import type { Answer, Quirks, Request } from './local-server.ts';
import { exploreDatasets } from './opendatasoft-dataset.ts';
import type { DomainLanguage, ExploreDataset } from './opendatasoft-dataset.ts';
import { RequestError, filterDatasets, orderDatasets } from './opendatasoft-query.ts';

interface OpendatasoftOptions {
  readonly content: Content;
  /** Calls that anyone may make before the quota is used up; 10,000 when absent, as the platform grants a day. */
  readonly quota?: number;
  /** Any free port when absent. */
  readonly port?: number;
  readonly quirks?: Quirks;
}

const BASE = '/api/explore/v2.1';
const MAX_LIMIT = 100;
const WINDOW = 10_000;
const LANGUAGES = ['en', 'fr', 'nl', 'pt', 'it', 'ar', 'de', 'es', 'ca', 'eu', 'sv'];

const json = (status: number, value: unknown, page?: number): Answer => ({
  status,
  headers: { 'Content-Type': 'application/json; charset=utf-8' },
  body: JSON.stringify(value),
  ...(page === undefined ? {} : { page }),
});

interface Domain {
  readonly of: Readonly<Record<DomainLanguage, readonly ExploreDataset[]>>;
}

const readDomain = (content: Content): Domain => ({
  of: { sv: exploreDatasets(content, 'sv'), en: exploreDatasets(content, 'en') },
});

function number(parameters: URLSearchParams, name: string, fallback: number, from: number, to: number): number {
  const text = parameters.get(name);
  if (text === null || text === '') return fallback;
  const value = Number(text);
  if (!Number.isInteger(value) || value < from || value > to) {
    const message = `Invalid value for ${name} API parameter: ${text} was found but ${from} <= ${name} <= ${to} is expected.`;
    throw new RequestError('InvalidRESTParameterError', message);
  }
  return value;
}

/** The catalogue in the language asked for, of those that the request's `where` lets through. */
function select({ of }: Domain, parameters: URLSearchParams): readonly ExploreDataset[] {
  const language = parameters.get('lang') ?? 'sv';
  if (!LANGUAGES.includes(language)) {
    const message = `Invalid value for lang API parameter: ${language} was found but ${LANGUAGES.join(', ')} are expected.`;
    throw new RequestError('InvalidRESTParameterError', message);
  }
  return filterDatasets(of[language === 'en' ? 'en' : 'sv'], parameters.get('where'));
}

/** Without `order_by` no order is promised: the engine's own, which is another one for each page size and offset. */
function anyOrder(datasets: readonly ExploreDataset[], salt: string): readonly ExploreDataset[] {
  return datasets.toSorted((a, b) => hash(a.dataset_id + salt) - hash(b.dataset_id + salt));
}

function listing(domain: Domain, parameters: URLSearchParams): Answer {
  const asked = number(parameters, 'limit', 10, -1, MAX_LIMIT);
  const limit = asked === -1 ? MAX_LIMIT : asked;
  const offset = number(parameters, 'offset', 0, 0, WINDOW - 1);
  if (offset + limit >= WINDOW) {
    const message = `Invalid value for offset API parameter: ${offset} was found but offset + limit < ${WINDOW} is expected.`;
    throw new RequestError('InvalidRESTParameterError', message);
  }
  const found = select(domain, parameters);
  const orderBy = parameters.get('order_by');
  const ordered = orderBy === null ? anyOrder(found, `${limit} ${offset}`) : orderDatasets(found, orderBy);
  const page = 1 + Math.floor(offset / Math.max(limit, 1));
  return json(200, { total_count: found.length, results: ordered.slice(offset, offset + limit) }, page);
}

function exported(domain: Domain, format: string, parameters: URLSearchParams): Answer {
  if (format !== 'json') {
    throw new RequestError(
      'InvalidExportFormat',
      `The export format ${format} is not one that the demo's domain makes: json`,
    );
  }
  const limit = number(parameters, 'limit', -1, -1, Number.MAX_SAFE_INTEGER);
  const ordered = orderDatasets(select(domain, parameters), parameters.get('order_by'));
  return json(200, limit === -1 ? ordered : ordered.slice(0, limit), 1);
}

function one(domain: Domain, id: string, parameters: URLSearchParams): Answer {
  const found = select(domain, parameters).find(({ dataset_id }) => dataset_id === id);
  return found === undefined
    ? json(404, { error_code: 'DatasetNotFound', message: `Unknown dataset: ${id}` })
    : json(200, found);
}

function exportLinks(origin: string): Answer {
  const links = ['json'].map((format) => ({ rel: format, href: `${origin}${BASE}/catalog/exports/${format}` }));
  return json(200, { links });
}

function answer(domain: Domain, request: Request, origin: string): Answer {
  const { pathname, searchParams } = request.url;
  if (!pathname.startsWith(`${BASE}/catalog/`)) {
    return {
      status: 404,
      headers: { 'Content-Type': 'text/html; charset=utf-8' },
      body: '<!DOCTYPE html><title>404</title>\n',
    };
  }
  const [kind, id, ...more] = pathname
    .slice(`${BASE}/catalog/`.length)
    .replace(/\/$/, '')
    .split('/')
    .map(decodeURIComponent);
  try {
    if (more.length > 0) return json(404, { error_code: 'NotFound', message: 'Not found' });
    if (kind === 'datasets') return id === undefined ? listing(domain, searchParams) : one(domain, id, searchParams);
    if (kind === 'exports') return id === undefined ? exportLinks(origin) : exported(domain, id, searchParams);
    return json(404, { error_code: 'NotFound', message: 'Not found' });
  } catch (error) {
    if (!(error instanceof RequestError)) throw error;
    return json(400, { error_code: error.code, message: error.message });
  }
}

/** Midnight after now, when the day's quota begins again. */
function reset(): Date {
  const now = new Date();
  return new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate() + 1));
}

/** The answer with what is left of the quota, or the refusal when nothing is. */
function counted(given: Answer, count: number, quota: number): Answer {
  const at = reset().toISOString();
  const headers = {
    'X-RateLimit-Limit': String(quota),
    'X-RateLimit-Remaining': String(Math.max(quota - count, 0)),
    'X-RateLimit-Reset': `${at.slice(0, 10)} 00:00:00+00:00`,
  };
  if (count <= quota) return { ...given, headers: { ...given.headers, ...headers } };
  const refused = json(429, {
    errorcode: 10002,
    reset_time: `${at.slice(0, 10)}T00:00:00Z`,
    limit_time_unit: 'day',
    call_limit: quota,
    error: 'Too many requests on the domain. Please contact the domain administrator.',
  });
  return { ...refused, headers: { ...refused.headers, ...headers } };
}

/** Starts a domain of Opendatasoft (Huwise) on 127.0.0.1: the catalogue of its Explore API v2.1. */
export async function startOpendatasoft(options: OpendatasoftOptions): Promise<DemoServer> {
  const { quota = 10_000 } = options;
  let domain = readDomain(options.content);
  let calls = 0;
  const server = await startLocalServer(
    (request, origin) => {
      calls += 1;
      return counted(answer(domain, request, origin), calls, quota);
    },
    { port: options.port, quirks: options.quirks },
  );
  return {
    url: server.origin + BASE,
    port: server.port,
    requests: server.requests,
    replace(content) {
      domain = readDomain(content);
    },
    setQuirks: (quirks) => server.setQuirks(quirks),
    close: () => server.close(),
  };
}
