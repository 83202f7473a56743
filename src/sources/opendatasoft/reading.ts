import { UpstreamError } from '../../errors.ts';
import type { Upstream } from '../../upstream/upstream.ts';
import { exportUrl, PAGE_SIZE, pageUrl, SEARCH_PAGE_SIZE, searchUrl, type Version, WINDOW } from './address.ts';
import { type CataloguePage, readExplorePage, readSearchPage } from './api.ts';
import { type JsonItem, jsonItems } from './json-items.ts';

/** The first answer of a domain, and the API that gave it. */
export interface FirstPage extends CataloguePage {
  readonly version: Version;
}

/** What a harvest asks with, and how many different records it has so far. */
export interface Reader {
  readonly upstream: Upstream;
  readonly base: string;
  readonly signal: AbortSignal;
  readonly count: () => number;
}

export const isNotFound = (error: unknown): boolean =>
  error instanceof UpstreamError && error.kind === 'REFUSED' && error.status === 404;

/** The first page of v2.1, or of the older API where v2.1 is not found; the error is v2.1's when neither answers. */
export async function readFirstPage(upstream: Upstream, base: string, signal: AbortSignal): Promise<FirstPage> {
  try {
    return { version: '2.1', ...(await upstream.json(pageUrl(base, 0), readExplorePage, signal)) };
  } catch (error) {
    if (!isNotFound(error)) throw error;
    try {
      return { version: '1.0', ...(await upstream.json(searchUrl(base, 0), readSearchPage, signal)) };
    } catch (second) {
      if (second instanceof UpstreamError && ['REFUSED', 'MALFORMED'].includes(second.kind)) throw error;
      throw second;
    }
  }
}

/** All records after the first page's: one export, and pages only where that has failed or was short. */
export async function* readExplore(reader: Reader, first: CataloguePage): AsyncGenerator<JsonItem, void> {
  if (reader.count() >= first.total) return;
  let failure: UpstreamError | undefined;
  try {
    yield* readExport(reader);
  } catch (error) {
    if (!isPagesTurn(error)) throw error;
    failure = error;
  }
  if (reader.count() >= first.total) return;
  yield* readPages(reader, first, {
    next: (offset) => pageUrl(reader.base, offset, Math.min(PAGE_SIZE, WINDOW - 1 - offset)),
    // The platform refuses a page whose offset and limit together reach the window.
    isBeyond: (offset) => offset >= WINDOW - 1,
    shape: readExplorePage,
    failure,
  });
}

/** The older API has no export: pages, up to the window. */
export const readSearch = (reader: Reader, first: CataloguePage): AsyncGenerator<JsonItem, void> =>
  readPages(reader, first, {
    next: (start) => searchUrl(reader.base, start, Math.min(SEARCH_PAGE_SIZE, WINDOW - start)),
    isBeyond: (start) => start >= WINDOW,
    shape: readSearchPage,
    failure: undefined,
  });

/** An export that is not there, too large, too slow or broken says nothing about the pages. */
const isPagesTurn = (error: unknown): error is UpstreamError =>
  error instanceof UpstreamError && ['REFUSED', 'MALFORMED', 'TOO_LARGE', 'TIMED_OUT'].includes(error.kind);

async function* readExport({ upstream, base, signal }: Reader): AsyncGenerator<JsonItem, void> {
  const url = exportUrl(base);
  const body = await upstream.stream(url, { accept: 'application/json, */*;q=0.5' }, signal);
  if (body === undefined) return;
  yield* jsonItems(
    body.bytes,
    (sentence) => new UpstreamError('MALFORMED', `${url.host} ${sentence}`, { url: url.href }),
  );
}

interface Paging {
  readonly next: (offset: number) => URL;
  readonly isBeyond: (offset: number) => boolean;
  readonly shape: (value: unknown) => CataloguePage;
  /** Why pages are read at all, where that is a failure. */
  readonly failure: UpstreamError | undefined;
}

/** Steps by what came, since a server may clamp lower; ends at the count that the last page gave. */
async function* readPages(reader: Reader, first: CataloguePage, paging: Paging): AsyncGenerator<JsonItem, void> {
  const { host } = new URL(reader.base);
  let { total } = first;
  let offset = first.items.length;
  while (offset < total) {
    const url = paging.next(offset);
    if (paging.isBeyond(offset)) {
      throw incomplete(
        `${host} has ${total} datasets and gives no more than the first ${offset} of them in pages; ${reader.count()} were read`,
        url,
        paging.failure,
      );
    }
    const page = await reader.upstream.json(url, paging.shape, reader.signal);
    total = page.total;
    if (page.items.length === 0) break;
    for (const value of page.items) yield { value };
    offset += page.items.length;
  }
  if (reader.count() < total) {
    const url = paging.next(0);
    throw incomplete(`${host} says that it has ${total} datasets and gave ${reader.count()}`, url, paging.failure);
  }
}

const incomplete = (message: string, url: URL, cause: UpstreamError | undefined): UpstreamError =>
  new UpstreamError('MALFORMED', message, { url: url.href, ...(cause === undefined ? {} : { cause }) });
