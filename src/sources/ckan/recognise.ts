import { UpstreamError } from '../../errors.ts';
import type { Upstream } from '../../upstream/upstream.ts';
import type { Recognised } from '../source.ts';
import { readSearchAnswer } from './api.ts';
import { countUrl } from './query.ts';

/** Where a site's own pages begin: what a person copies from a browser is one of them. */
const PAGE = /\/(?:api|dataset|organization|group|showcase|datastore|user|about|harvest|catalog\.\w+)(?:\/.*)?$/i;
/** CKAN answers under the name of a language too, and its URIs are without. */
const LOCALE = /\/[a-z]{2}(?:_[a-z]{2,4})?$/i;

/** The addresses that the API may stand under, likeliest first: the site whose page this is, then the host's root. */
function basesOf({ origin, pathname }: URL): readonly string[] {
  const site = pathname.replace(PAGE, '').replace(/\/+$/, '');
  return [...new Set([origin + site.replace(LOCALE, ''), origin + site, origin])];
}

/** Whether the answer never came: then another address of the same server need not be tried. */
const isOut = ({ kind, status }: UpstreamError): boolean =>
  kind === 'TIMED_OUT' || kind === 'FORBIDDEN_ADDRESS' || (kind === 'UNREACHABLE' && status === undefined);

/** What is at an address, where it is CKAN's. Throws `UpstreamError` where the server cannot be reached. */
export async function recognise(upstream: Upstream, base: URL, signal: AbortSignal): Promise<Recognised | undefined> {
  for (const url of basesOf(base)) {
    try {
      const answer = await upstream.json(countUrl(url), readSearchAnswer, signal);
      if ('count' in answer) return { url, datasets: answer.count };
    } catch (error) {
      if (!(error instanceof UpstreamError) || isOut(error)) throw error;
    }
  }
  return undefined;
}
