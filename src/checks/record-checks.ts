import { LRUCache } from 'lru-cache';
import type { CheckRecord, ContentKey } from '../history/check-record.ts';
import type { Checks, ContentCheck, LinkCheck } from './check.ts';

interface RecordChecksOptions {
  readonly record: Pick<CheckRecord, 'links' | 'contents' | 'contentsOf'>;
  /** Milliseconds of any clock that does not go back. */
  readonly now?: () => number;
  /** How long an answer waits for the record, in milliseconds; 1,000 unless told. */
  readonly patienceMs?: number;
  /** How long what was read is used, in milliseconds; 60,000 unless told: other replicas write too. */
  readonly freshMs?: number;
  /** Checks kept in memory, of each kind; 20,000 unless told. */
  readonly kept?: number;
}

/** A record that did not answer is left alone for so long, in milliseconds: nobody waits for it meanwhile. */
const AWAY_MS = 10_000;
/** Lists of contents kept in memory, one for each set of specifications asked for. */
const LISTS = 100;

/** What was found, or that nothing is known; never rejects, and waits no longer than the patience. */
type Patiently = <T>(work: () => Promise<T>) => Promise<T | undefined>;

const createPatience = (patienceMs: number, now: () => number): Patiently => {
  let awayUntil = -Infinity;
  return async (work) => {
    if (now() < awayUntil) return undefined;
    let timer: NodeJS.Timeout | undefined;
    const timeUp = new Promise<never>((_resolve, reject) => {
      timer = setTimeout(() => {
        reject(new Error('the record took too long'));
      }, patienceMs);
    });
    try {
      return await Promise.race([work(), timeUp]);
    } catch {
      // The record's own state, which health and metrics show, says why.
      awayUntil = now() + AWAY_MS;
      return undefined;
    } finally {
      clearTimeout(timer);
    }
  };
};

/** What is known, by key: from memory where it was read lately, else from the record, all that is lacking at once. */
async function known<Key, Value>(
  cache: LRUCache<string, { readonly value?: Value }>,
  asked: ReadonlyMap<string, Key>,
  read: (lacking: readonly Key[]) => Promise<ReadonlyMap<string, Value> | undefined>,
): Promise<ReadonlyMap<string, Value>> {
  const found = new Map<string, Value>();
  const lacking = new Map<string, Key>();
  const take = (name: string, { value }: { readonly value?: Value }): void => {
    if (value !== undefined) found.set(name, value);
  };
  for (const [name, key] of asked) {
    const kept = cache.get(name);
    if (kept === undefined) lacking.set(name, key);
    else take(name, kept);
  }
  const answered = lacking.size === 0 ? undefined : await read([...lacking.values()]);
  if (answered === undefined) return found;
  for (const name of lacking.keys()) {
    const value = answered.get(name);
    // That nothing is known is remembered too.
    const kept = value === undefined ? {} : { value };
    cache.set(name, kept);
    take(name, kept);
  }
  return found;
}

/** What background checks found, from the durable record, the newest of it in memory. */
export function createRecordChecks(options: RecordChecksOptions): Checks {
  const { record, now = () => performance.now(), patienceMs = 1_000, freshMs = 60_000, kept = 20_000 } = options;
  const patiently = createPatience(patienceMs, now);
  const limits = { ttl: freshMs, ttlResolution: 0, perf: { now } };
  const links = new LRUCache<string, { readonly value?: LinkCheck }>({ max: kept, ...limits });
  const contents = new LRUCache<string, { readonly value?: ContentCheck }>({ max: kept, ...limits });
  const lists = new LRUCache<string, readonly ContentCheck[]>({ max: LISTS, ...limits });
  return {
    links: (urls) =>
      known<string, LinkCheck>(links, new Map(urls.map((url) => [url, url])), (lacking) =>
        patiently(() => record.links(lacking)),
      ),
    contents: (asked) =>
      known<ContentKey, ContentCheck>(
        contents,
        new Map(asked.map((key) => [`${key.url} ${key.specification}`, key])),
        (lacking) => patiently(() => record.contents(lacking)),
      ),
    async contentsOf(specifications) {
      const name = [...new Set(specifications)].sort().join(' ');
      const list = lists.get(name) ?? (await patiently(() => record.contentsOf(specifications)));
      if (list !== undefined) lists.set(name, list);
      return list ?? [];
    },
  };
}
