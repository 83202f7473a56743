import { UpstreamError } from '../../errors.ts';
import type { CatalogueRef } from '../../model/catalogue.ts';
import type { Dataset } from '../../model/dataset.ts';
import type { Upstream } from '../../upstream/upstream.ts';
import type { CatalogueSource, Harvested, SourceDependencies } from '../source.ts';
import { readPackage, readSearchAnswer } from './api.ts';
import { type Context, createContext } from './context.ts';
import { lookupUrls, pageUrl } from './query.ts';
import { recognise } from './recognise.ts';
import { toDcat } from './to-dcat.ts';

/** CKAN: its Action API, under `/api/3` of the entry's url (see README.md). */
export function createSource({ upstream }: SourceDependencies): CatalogueSource {
  return {
    check,
    async *harvest(catalogue, _since, signal) {
      const context = contextOf(catalogue);
      let failure: UpstreamError | undefined;
      try {
        yield* readPages(upstream, catalogue, context, signal);
      } catch (error) {
        if (!(error instanceof UpstreamError)) throw error;
        failure = error;
      }
      for (const agent of context.gathered.agents()) yield { type: 'agent', agent };
      for (const dataService of context.gathered.services()) yield { type: 'dataService', dataService };
      if (failure !== undefined) throw failure;
    },
    datasets: (catalogue, uris, signal) => lookUp(upstream, catalogue, uris, signal),
    recognise: (base, signal) => recognise(upstream, base, signal),
  };
}

const withoutSlash = (url: string): string => url.replace(/\/+$/, '');

/** Datasets are named after `base_uri` where the server's own setting (ckanext.dcat.base_uri) is not its address. */
const contextOf = ({ id, url, options }: CatalogueRef): Context =>
  createContext(id, withoutSlash(String(options['base_uri'] ?? url)));

const EXAMPLE = 'for example https://ckan-malmo.dataplatform.se';

function check({ url, options }: CatalogueRef): string | undefined {
  const { pathname, search, hash } = new URL(url);
  if (/\/api(?:\/|$)/.test(pathname)) return `url must be what stands before /api/3, ${EXAMPLE}`;
  if (/\/(?:dataset|organization|group|catalog\.\w+)(?:\/|$)/.test(pathname)) {
    return `url must be the address of the site, not of a page in it, ${EXAMPLE}`;
  }
  if (search !== '' || hash !== '') return `url must have no ? and no #, ${EXAMPLE}`;
  for (const [name, value] of Object.entries(options)) {
    if (name !== 'base_uri') return `option ${name} is not known; ckan has one option: base_uri`;
    if (!/^https?:\/\/\S+$/i.test(String(value))) {
      return 'base_uri must be what the URIs of the datasets have before /dataset/, for example https://data.malmo.se';
    }
  }
  return undefined;
}

interface Page {
  readonly count: number;
  readonly results: readonly unknown[];
}

async function readPage(upstream: Upstream, url: URL, signal: AbortSignal): Promise<Page> {
  const answer = await upstream.json(url, readSearchAnswer, signal);
  if ('count' in answer) return answer;
  throw new UpstreamError('REFUSED', `${url.host} refuses: ${answer.refusal}`, { url: url.href });
}

/** Up to so many packages fewer from one page to the next are taken for packages deleted meanwhile. */
const DELETIONS = 10;

/**
 * Reads on by what came, for a server may give fewer than asked, until what came adds up to what it says there is.
 * `count` may drift: where it was passed, only an empty page is the end.
 */
async function* readPages(
  upstream: Upstream,
  { url: address }: CatalogueRef,
  context: Context,
  signal: AbortSignal,
): AsyncGenerator<Harvested> {
  const seen = new Set<string>();
  let start = 0;
  let largest = 0;
  let steppedBack = false;
  let before: { readonly names: string; readonly count: number } | undefined;
  for (;;) {
    const url = pageUrl(withoutSlash(address), start);
    const { count, results } = await readPage(upstream, url, signal);
    if (before === undefined) yield { type: 'expected', records: count };
    if (results.length === 0) {
      yield* shortOf(url, start, count, largest);
      return;
    }
    const packages = results.map(readPackage);
    const names = packages.map((each) => (typeof each === 'string' ? each : each.id)).join('\n');
    const end = start + results.length;
    const fresh = packages.some((each) => typeof each === 'string' || !seen.has(each.id));
    if (names === before?.names || (!fresh && !steppedBack && end !== count)) {
      const message = `${url.host} answers the same packages again from ${start}`;
      throw new UpstreamError('MALFORMED', message, { url: url.href });
    }
    yield* readPackages(packages, start, seen, context);
    const deleted = before === undefined ? 0 : before.count - count;
    largest = Math.max(largest, results.length);
    before = { names, count };
    // What was deleted has moved the rest forward, over the edge between the last page and this one.
    steppedBack = !steppedBack && deleted > 0 && deleted <= Math.min(DELETIONS, start);
    if (!steppedBack && end === count) return;
    start = steppedBack ? start - deleted : end;
  }
}

/** What an empty page means: the end, or packages that the index has and the server does not hand out. */
function* shortOf(url: URL, start: number, count: number, largest: number): Generator<Harvested> {
  if (start >= count) return;
  const message = `${url.host} says that it has ${count} packages and gives ${start === 0 ? 'none' : start}`;
  if (count - start > largest) throw new UpstreamError('MALFORMED', message, { url: url.href });
  yield { type: 'skipped', skipped: { id: url.href, reason: message } };
}

function* readPackages(
  packages: readonly ReturnType<typeof readPackage>[],
  start: number,
  seen: Set<string>,
  context: Context,
): Generator<Harvested> {
  for (const [place, each] of packages.entries()) {
    if (typeof each === 'string') {
      yield { type: 'skipped', skipped: { id: `${context.base} package ${start + place}`, reason: each } };
      continue;
    }
    // Met again at the edge of a page that has moved.
    if (seen.has(each.id)) continue;
    seen.add(each.id);
    const item = toDcat(each, context);
    if (item !== undefined) yield item;
  }
}

async function lookUp(
  upstream: Upstream,
  catalogue: CatalogueRef,
  uris: readonly string[],
  signal: AbortSignal,
): Promise<ReadonlyMap<string, Dataset>> {
  const context = contextOf(catalogue);
  const wanted = new Set(uris);
  const found = new Map<string, Dataset>();
  for (const url of lookupUrls(withoutSlash(catalogue.url), context.base, uris)) {
    for (const value of await readAll(upstream, url, signal)) {
      const each = readPackage(value);
      const item = typeof each === 'string' ? undefined : toDcat(each, context);
      if (item?.type !== 'dataset') continue;
      const { uri } = item.dataset;
      if (uri !== undefined && wanted.has(uri)) found.set(uri, item.dataset);
    }
  }
  return found;
}

/** All that a look-up finds: a server may give less at a time than is asked for. */
async function readAll(upstream: Upstream, url: URL, signal: AbortSignal): Promise<readonly unknown[]> {
  const found: unknown[] = [];
  for (;;) {
    const page = new URL(url);
    page.searchParams.set('start', String(found.length));
    const { count, results } = await readPage(upstream, page, signal);
    found.push(...results);
    if (results.length === 0 || found.length >= count) return found;
  }
}
