import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { CheckRecord, ContentKey, KeptContent } from '../history/check-record.ts';
import type { Specification, Specifications } from '../model/specification.ts';
import type { Store } from '../store/store.ts';
import type { Upstream } from '../upstream/upstream.ts';
import { someFiles, contentFiles } from './content-files.ts';
import { type ContentReading, readContent } from './content-reading.ts';
import type { CheckFile } from './file-thread.ts';
import type { Task, TaskEnd, TaskSource } from './task.ts';

export interface ContentSourceOptions {
  readonly store: Pick<Store, 'datasets' | 'dataset' | 'likelyDatasets'>;
  readonly specifications: Specifications;
  readonly record: Pick<CheckRecord, 'contents' | 'writeContents' | 'forgetContents'>;
  readonly upstream: Pick<Upstream, 'stream'>;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** From one check of a file to the next, in milliseconds, and up to a seventh more, by the address: so they spread. */
  readonly everyMs: number;
  /** Bytes of a file that are read at the most; 5 MiB unless told. */
  /** Reads a file's bytes; in a thread of its own where files can be large. */
  readonly checkFile: CheckFile;
  /** Told when a file could not be read for a fault of ours: it is tried again later. */
  readonly onBug: (error: unknown, url: string) => void;
  readonly mostBytes?: number;
}

const DAY_MS = 24 * 3_600_000;
/** How soon a file is asked for again that was not to be had, in milliseconds. */
const AGAIN_MS = DAY_MS;
/** What was last read so long ago is forgotten, in milliseconds. */
const KEPT_MS = 90 * DAY_MS;
/** A file that did not change is read again all the same after so long, in milliseconds: its specification may have changed. */
const UNCHANGED_MS = 28 * DAY_MS;
/** Datasets read at a time, and the pause between two pages in milliseconds: answers go first. */
const PAGE = 50;
const PAUSE_MS = 20;
/** Results that are written together. */
const BATCH = 50;

const iso = (milliseconds: number): string => new Date(milliseconds).toISOString();
const nameOf = ({ url, specification }: ContentKey): string => `${url} ${specification}`;
/** From 0 to 1, always the same for the same text. */
const shareOf = (text: string): number => createHash('sha256').update(text).digest().readUInt32BE(0) / 2 ** 32;

/** What a file is read against: only a specification whose columns are known. */
const hasColumns = ({ columns }: Specification): boolean => columns !== undefined;

/** One of each in turn, so that a host with hundreds of files of one kind does not keep the others waiting. */
async function* inTurns<T>(lists: readonly AsyncGenerator<T, void>[]): AsyncGenerator<T, void> {
  for (let left = lists; left.length > 0;) {
    const going: AsyncGenerator<T, void>[] = [];
    for (const list of left) {
      const next = await list.next();
      if (next.done === true) continue;
      yield next.value;
      going.push(list);
    }
    left = going;
  }
}

/** Content checks: which files are due, and what was found in them, read against their specification's columns. */
export function createContentSource(options: ContentSourceOptions): TaskSource {
  const { store, specifications, record, upstream, now, everyMs, checkFile, onBug, mostBytes } = options;
  /** Found, and not yet written. */
  const unwritten = new Map<string, KeptContent>();
  let sweptAt = -Infinity;

  const flush = async (): Promise<void> => {
    const found = [...unwritten];
    if (found.length === 0) return;
    await record.writeContents(found.map(([, content]) => content));
    for (const [name, content] of found) if (unwritten.get(name) === content) unwritten.delete(name);
  };

  const isDue = (key: ContentKey, before: KeptContent | undefined, at: number): boolean =>
    !unwritten.has(nameOf(key)) && (before === undefined || Date.parse(before.dueAt) <= at);

  /**
   * Files that should be as the specification says, and those that may be, of datasets that are likely to be of it: a page of
   * datasets at a time; one may come several times.
   */
  async function* filesOf({ slug }: Specification, signal: AbortSignal): AsyncGenerator<readonly ContentKey[]> {
    for (let from: Parameters<Store['datasets']>[1]['from']; ;) {
      const page = { order: 'ID', descending: false, limit: PAGE, backward: false } as const;
      const { items, hasMore } = store.datasets(
        { specifications: [slug] },
        from === undefined ? page : { ...page, from },
      );
      const urls = new Set(items.flatMap(({ node }) => contentFiles(node, slug, specifications)));
      yield Array.from(urls, (url) => ({ url, specification: slug }));
      from = items.at(-1)?.key;
      await sleep(PAUSE_MS, undefined, { signal, ref: false });
      if (!hasMore || from === undefined) break;
    }
    const likely = store.likelyDatasets(slug, 0);
    for (let at = 0; at < likely.length; at += PAGE) {
      const files = likely.slice(at, at + PAGE).flatMap(({ id }) => {
        const dataset = store.dataset(id);
        return dataset === undefined ? [] : someFiles(dataset);
      });
      yield Array.from(new Set(files), (url) => ({ url, specification: slug }));
      await sleep(PAUSE_MS, undefined, { signal, ref: false });
    }
  }

  /** What is kept of a file after it was asked for: without an answer what was known before, to be asked for again soon. */
  const keptFrom = (key: ContentKey, reading: ContentReading, before: KeptContent | undefined): KeptContent => {
    const at = now();
    const regular = { dueAt: iso(at + everyMs * (1 + shareOf(key.url) / 7)), checkedAt: iso(at) };
    const soon = iso(at + Math.min(AGAIN_MS, everyMs));
    if (reading.kind === 'silent') {
      return before === undefined || before.state === 'UNKNOWN'
        ? { ...key, ...reading.verdict, checkedAt: iso(at), dueAt: soon }
        : { ...before, dueAt: soon };
    }
    if (reading.kind === 'unchanged' && before !== undefined) return { ...before, ...regular };
    if (reading.kind === 'unchanged') throw new Error(`"not modified" was answered for ${key.url}, unasked`);
    const { verdict, validator } = reading;
    return { ...key, ...verdict, ...regular, ...(validator === undefined ? {} : { validator }) };
  };

  const check = async (
    { columns = [] }: Specification,
    key: ContentKey,
    signal: AbortSignal,
  ): Promise<TaskEnd | undefined> => {
    // Another replica may have read it while it was queued here.
    const before = (await record.contents([key])).get(nameOf(key));
    if (!isDue(key, before, now())) return undefined;
    // By its address, so that some are read whole in every week.
    const isOld = (now() + shareOf(key.url) * UNCHANGED_MS) % UNCHANGED_MS < everyMs;
    const since = before === undefined || before.state === 'UNKNOWN' || isOld ? undefined : before.validator;
    const reading = await readContent({
      url: key.url,
      columns,
      upstream,
      since,
      signal,
      checkFile,
      onBug,
      ...(mostBytes === undefined ? {} : { mostBytes }),
    });
    const content = keptFrom(key, reading, before);
    unwritten.set(nameOf(key), content);
    if (unwritten.size >= BATCH) await flush();
    if (reading.kind === 'silent') return { label: 'NO_ANSWER', ...(reading.leaveHost ? { leaveHost: true } : {}) };
    return { label: content.state };
  };

  const taskOf = (specification: Specification, key: ContentKey): Task => ({
    key: nameOf(key),
    host: new URL(key.url).host,
    run: (signal) => check(specification, key, signal),
  });

  async function* dueOf(specification: Specification, at: number, signal: AbortSignal): AsyncGenerator<Task, void> {
    for await (const keys of filesOf(specification, signal)) {
      const kept = await record.contents(keys);
      for (const key of keys) if (isDue(key, kept.get(nameOf(key)), at)) yield taskOf(specification, key);
    }
  }

  return {
    kind: 'contents',
    due: (at, signal) => inTurns(specifications.all.filter(hasColumns).map((one) => dueOf(one, at, signal))),
    flush,
    async sweep(at) {
      if (at - sweptAt < DAY_MS) return;
      sweptAt = at;
      await record.forgetContents(iso(at - KEPT_MS));
    },
  };
}
