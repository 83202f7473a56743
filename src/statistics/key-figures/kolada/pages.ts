import { UpstreamError } from '../../../errors.ts';
import type { Upstream } from '../../../upstream/upstream.ts';
import { readPage } from './api.ts';

/** Pages of one answer: 25 × 25 × 25 values at 5000 a page are four; more than this is a server gone round in circles. */
const MOST_PAGES = 50;

/**
 * The next page's address, on the host and by the protocol that we know: behind a proxy the server writes another
 * protocol than it is reached by. Throws MALFORMED for another host.
 */
function nextAddress(next: string, current: URL): URL {
  const found = URL.canParse(next, current.href) ? new URL(next, current) : undefined;
  if (found?.hostname !== current.hostname) {
    throw new UpstreamError(
      'MALFORMED',
      `The next page of ${current.href} is said to be at ${next}, which is elsewhere`,
      {
        url: current.href,
      },
    );
  }
  const address = new URL(current);
  address.pathname = found.pathname;
  address.search = found.search;
  return address;
}

/** All values of an answer, page after page. Throws UpstreamError, and the signal's reason. */
export async function readPages(upstream: Upstream, first: URL, signal: AbortSignal): Promise<readonly unknown[]> {
  const values: unknown[] = [];
  const seen = new Set<string>();
  let address: URL | undefined = first;
  while (address !== undefined) {
    if (seen.has(address.href) || seen.size >= MOST_PAGES) {
      const what = seen.has(address.href) ? 'lead back to one that was read' : `are more than ${MOST_PAGES}`;
      throw new UpstreamError('MALFORMED', `The pages of ${first.href} ${what}`, { url: address.href });
    }
    seen.add(address.href);
    const page: Awaited<ReturnType<typeof readPage>> = await upstream.json(address, readPage, signal);
    for (const value of page.values) values.push(value);
    address = page.next_url == null || page.next_url === '' ? undefined : nextAddress(page.next_url, address);
  }
  return values;
}
