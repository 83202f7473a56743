import { UpstreamError } from '../errors.ts';
import type { CheckRecord, DueLink, DuePlace, KeptLink } from '../history/check-record.ts';
import type { Store } from '../store/store.ts';
import type { LinkProbe } from '../upstream/upstream.ts';
import { catalogueLinks } from './catalogue-links.ts';
import { type LinkAnswer, linkFrom } from './link-outcome.ts';
import type { Task, TaskEnd, TaskSource } from './task.ts';

export interface LinkSourceOptions {
  readonly store: Pick<Store, 'datasets' | 'revision'>;
  readonly record: CheckRecord;
  readonly probe: LinkProbe;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** From one check of an address to the next, in milliseconds. */
  readonly everyMs: number;
  /** Between two walks over a read model whose content changes, in milliseconds; an hour unless told. */
  readonly walkMs?: number;
}

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** Between two walks over a read model that did not change, in milliseconds: what is met has to be noted. */
const WALK_ANYWAY_MS = 12 * HOUR_MS;
/** What no catalogue has given for so long is not asked any more, in milliseconds; what is met is noted daily. */
const ASKED_MS = 3 * DAY_MS;
/** And is forgotten, in milliseconds. */
const KEPT_MS = 90 * DAY_MS;
/** Results that are written together. */
const BATCH = 50;
/** How lately some host must have answered for a name to be believed that does not exist, in milliseconds. */
const HEARD_MS = HOUR_MS;

const iso = (milliseconds: number): string => new Date(milliseconds).toISOString();

/** Name and port of who is asked; empty where nobody is. */
const hostOf = (url: string): string => {
  const parsed = URL.canParse(url) ? new URL(url) : undefined;
  return parsed?.protocol === 'http:' || parsed?.protocol === 'https:' ? parsed.host : '';
};

/** Link checks: which addresses are due, and what came of asking them. */
export function createLinkSource(options: LinkSourceOptions): TaskSource {
  const { store, record, probe, now, everyMs, walkMs = HOUR_MS } = options;
  /** Found, and not yet written. */
  const unwritten = new Map<string, KeptLink>();
  let walked: { readonly at: number; readonly revision: number } | undefined;
  let heardAt = -Infinity;
  let sweptAt = -Infinity;

  const flush = async (): Promise<void> => {
    const links = [...unwritten.values()];
    if (links.length === 0) return;
    await record.writeLinks(links);
    for (const link of links) if (unwritten.get(link.url) === link) unwritten.delete(link.url);
  };

  /** Notes which addresses there are, where that may have changed. */
  const walk = async (at: number, signal: AbortSignal): Promise<void> => {
    const revision = store.revision();
    const agoMs = at - (walked?.at ?? -Infinity);
    if (agoMs < (revision === walked?.revision ? WALK_ANYWAY_MS : walkMs)) return;
    for await (const urls of catalogueLinks(store, signal)) await record.meetLinks(urls, iso(at));
    walked = { at, revision };
  };

  const ask = async (url: string, signal: AbortSignal): Promise<LinkAnswer> => {
    if (!URL.canParse(url)) return new UpstreamError('FORBIDDEN_ADDRESS', 'this is not an address');
    try {
      return await probe.probe(new URL(url), signal);
    } catch (error) {
      signal.throwIfAborted();
      if (error instanceof UpstreamError) return error;
      throw error;
    }
  };

  const check = async (url: string, signal: AbortSignal): Promise<TaskEnd | undefined> => {
    // Another replica may have asked it while it was queued here.
    const before = unwritten.get(url) ?? (await record.links([url])).get(url);
    if (before !== undefined && Date.parse(before.dueAt) > now()) return undefined;
    const answer = await ask(url, signal);
    // The host was not asked: it wants to be left alone.
    if (answer instanceof UpstreamError && answer.kind === 'RATE_LIMITED') return { label: 'PUT_OFF', leaveHost: true };
    if (answer.status !== undefined) heardAt = now();
    const trustsNames = now() - heardAt <= HEARD_MS;
    const link = linkFrom({ url, answer, before, now: now(), everyMs, trustsNames });
    unwritten.set(url, link);
    if (unwritten.size >= BATCH) await flush();
    return { label: link.outcome, ...(link.status === 429 ? { leaveHost: true } : {}) };
  };

  const taskOf = ({ url }: DueLink): Task => ({ key: url, host: hostOf(url), run: (signal) => check(url, signal) });

  return {
    kind: 'links',
    async *due(at, signal) {
      await walk(at, signal);
      for (let place: DuePlace | undefined, more = true; more;) {
        const page = await record.dueLinks(iso(at), iso(at - ASKED_MS), place);
        for (const link of page.links) if (!unwritten.has(link.url)) yield taskOf(link);
        place = page.next;
        more = place !== undefined;
      }
    },
    flush,
    async sweep(at) {
      if (at - sweptAt < DAY_MS) return;
      sweptAt = at;
      await record.forgetLinks(iso(at - KEPT_MS));
    },
  };
}
