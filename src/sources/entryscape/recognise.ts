import { UpstreamError } from '../../errors.ts';
import { PROPERTIES } from '../../rdf/dcat/terms.ts';
import { Graph } from '../../rdf/graph.ts';
import type { Upstream } from '../../upstream/upstream.ts';
import type { Recognised } from '../source.ts';
import { readCount, readCountByContext } from './api.ts';
import { addEntry } from './entries.ts';
import { readPages } from './pages.ts';
import { cataloguesUrl, countByContextUrl, countUrl } from './query.ts';

/** Where a store may be, and which of its contexts the address is of. */
interface Candidate {
  readonly store: URL;
  readonly context?: string;
}

/** Of the address itself up to `/store`, else `/store` of the server and of the address. */
function candidates(base: URL): readonly Candidate[] {
  const inStore = /^(.*?\/store)(?:\/([\w-]+))?(?:\/|$)/.exec(base.pathname);
  if (inStore !== null) {
    const context = /^\d+$/.test(inStore[2] ?? '') ? inStore[2] : undefined;
    return [{ store: new URL(inStore[1] ?? '', base.origin), ...(context === undefined ? {} : { context }) }];
  }
  const below = new URL(`${base.pathname.replace(/\/$/, '')}/store`, base.origin);
  const atRoot = new URL('/store', base.origin);
  return below.href === atRoot.href ? [{ store: atRoot }] : [{ store: atRoot }, { store: below }];
}

/**
 * Whether an EntryStore is at an address; undefined when none is, also where the address leads to a page of a website
 * (what a name of entryscape.net does that nobody has). Throws `UpstreamError` where nobody answers.
 */
export async function recognise(upstream: Upstream, base: URL, signal: AbortSignal): Promise<Recognised | undefined> {
  for (const { store, context } of candidates(base)) {
    const datasets = await answered(upstream.json(countUrl(store, context), readCount, signal));
    if (datasets === undefined) continue;
    if (context !== undefined) return { url: store.href, datasets, options: { context: Number(context) } };
    const contexts = await answered(contextsOf(upstream, store, signal));
    return { url: store.href, datasets, ...(contexts === undefined || contexts.length < 2 ? {} : { contexts }) };
  }
  return undefined;
}

/** The contexts that hold a catalogue, by its title; with their datasets where the store counts them. */
async function contextsOf(
  upstream: Upstream,
  store: URL,
  signal: AbortSignal,
): Promise<NonNullable<Recognised['contexts']>> {
  const names = new Map<string, string | undefined>();
  let read = 0;
  for await (const page of readPages(upstream, (offset) => cataloguesUrl(store, offset), signal)) {
    for (const entry of page.entries) {
      if (entry.context === undefined) continue;
      names.set(entry.context, names.get(entry.context) ?? titleOf(entry));
    }
    read += page.entries.length;
    // Of hits that all are on this page there is no next one to ask for.
    if (page.results === read) break;
  }
  if (names.size < 2) return [];
  const counts = await answered(upstream.json(countByContextUrl(store), readCountByContext, signal));
  return [...names].map(([context, name]) => ({
    context,
    ...(name === undefined ? {} : { name }),
    ...(counts === undefined ? {} : { datasets: counts.get(context) ?? 0 }),
  }));
}

/** The Swedish title of what an entry is about, else its first one. */
function titleOf(entry: Parameters<typeof addEntry>[1]): string | undefined {
  const graph = new Graph();
  addEntry(graph, entry);
  const titles = entry.resource === undefined ? [] : graph.objects(entry.resource, PROPERTIES.title[0]);
  const swedish = titles.find((term) => term.kind === 'literal' && term.language?.startsWith('sv') === true);
  return (swedish ?? titles[0])?.value;
}

/** What was answered; undefined where the answer says that this is not it. A server that nobody hears is no answer. */
async function answered<T>(answer: Promise<T>): Promise<T | undefined> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof UpstreamError && (error.status !== undefined || error.kind === 'MALFORMED')) return undefined;
    throw error;
  }
}
