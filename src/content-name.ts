import { createHash } from 'node:crypto';
import type { Store } from './store/store.ts';

type Reads = Pick<Store, 'catalogues' | 'catalogueStatus' | 'catalogueCounts'>;

/**
 * Names the content of the present revision, alike in all replicas that have the same. Numbers of revisions are each replica's
 * own; what they stand for is what answers depend on besides the store (`made`, as text), the configured catalogues, and what is
 * known of each: a snapshot is written together with a status that says to the millisecond when it was read and with what
 * outcome, so the statuses name the snapshots too. Replicas that read the same catalogue each for themselves have
 * different names, and share nothing.
 */
export function contentNameOf(store: Reads, made: string): string {
  const hash = createHash('sha256').update(made);
  for (const catalogue of store.catalogues()) {
    const { id } = catalogue;
    hash.update(JSON.stringify([catalogue, store.catalogueStatus(id), store.catalogueCounts(id)]));
  }
  return hash.digest('base64url').slice(0, 22);
}

/** When the data that is served was read, and when the next catalogue is to be; in milliseconds since 1970. */
export function dataTimesOf(store: Reads): {
  readonly oldestRead: number | undefined;
  readonly nextRead: number | undefined;
} {
  const statuses = store
    .catalogues()
    .filter(({ status }) => status === 'active')
    .map(({ id }) => store.catalogueStatus(id));
  return {
    oldestRead: leastOf(statuses.map(({ lastSuccess }) => lastSuccess)),
    nextRead: leastOf(statuses.map(({ nextAttempt }) => nextAttempt)),
  };
}

function leastOf(times: readonly (string | undefined)[]): number | undefined {
  const least = times.reduce((a, b) => (a === undefined || (b !== undefined && b < a) ? b : a), undefined);
  return least === undefined ? undefined : Date.parse(least);
}
