import { UpstreamError } from '../../errors.ts';
import type { Upstream } from '../../upstream/upstream.ts';
import { readSearchPage } from './api.ts';
import { createEntryReader, type EntryPage } from './entries.ts';
import { PAGE_SIZE } from './query.ts';

/** A page of a search. */
export interface SearchedPage extends EntryPage {
  /** How many hits the store says there are: drifts from page to page. */
  readonly results?: number;
}

/**
 * Reads a search until a page is empty. `results` is no guide (it counts what this page may show), and `limit` only
 * where a full first page has shown that the server means it: else a server that clamps lower would lose us entries.
 * Throws `UpstreamError`, MALFORMED also where the offset is not heeded.
 */
export async function* readPages(
  upstream: Upstream,
  urlAt: (offset: number) => URL,
  signal: AbortSignal,
): AsyncGenerator<SearchedPage, void> {
  const readEntries = createEntryReader();
  let offset = 0;
  let step: number | undefined;
  let before: string | undefined;
  for (;;) {
    const url = urlAt(offset);
    const { resource, limit, results } = await upstream.json(url, readSearchPage, signal);
    const { children } = resource;
    if (children.length === 0) return;
    const page = readEntries(children);
    // Short pages may overlap; one that is the same all over means that the offset is not heeded.
    if (page.fingerprint === before) {
      throw new UpstreamError('MALFORMED', `${url.host} answers the same page again at offset ${offset}`, {
        url: url.href,
      });
    }
    before = page.fingerprint;
    yield { ...page, ...(results === undefined ? {} : { results }) };
    if (offset === 0 && children.length >= Math.min(limit ?? PAGE_SIZE, PAGE_SIZE)) step = children.length;
    offset += step ?? children.length;
  }
}
