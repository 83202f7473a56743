import type { Graph } from '../../rdf/graph.ts';
import { addRdfJson } from '../../rdf/rdf-json.ts';
import type { Skipped } from '../source.ts';
import { readSearchEntry, resourceUri } from './api.ts';

/** Gathers entries into one graph; an entry or resource met before (a page edge, a second context) counts once. */
export interface EntryCollector {
  readonly graph: Graph;
  /** Adds the entries of a page; the result names the page by its entries, to tell a page that comes again. */
  add(children: readonly unknown[]): string;
  /** What could not be read since the last call. */
  takeSkipped(): readonly Skipped[];
}

export function createEntryCollector(graph: Graph): EntryCollector {
  const entries = new Set<string>();
  const resources = new Set<string>();
  let skipped: Skipped[] = [];
  let serial = 0;

  /** Adds an entry, and names it. */
  const addOne = (child: unknown): string => {
    const entry = readSearchEntry(child);
    serial += 1;
    if (typeof entry === 'string') {
      skipped.push({ id: `entry ${serial}`, reason: entry });
      return `unreadable ${serial}`;
    }
    const resource = resourceUri(entry);
    const key =
      entry.entryId === undefined ? (resource ?? `nameless ${serial}`) : `${entry.contextId ?? ''}/${entry.entryId}`;
    if (entries.has(key)) return key;
    entries.add(key);
    // The index may still call public what has been closed since.
    if (entry.noAccessToMetadata === true) return key;
    if (resource !== undefined) {
      if (resources.has(resource)) return key;
      resources.add(resource);
    }
    // Own catalogues hold their DCAT in `metadata`, harvested ones in `cached-external-metadata`: both count.
    for (const [part, prefix] of [
      [entry.metadata, 'm'],
      [entry['cached-external-metadata'], 'x'],
    ] as const) {
      for (const { reason } of addRdfJson(graph, part, `${prefix}${serial}_`)) {
        skipped.push({ id: resource ?? key, reason });
      }
    }
    return key;
  };

  return {
    graph,
    add: (children) => children.map(addOne).join('\n'),
    takeSkipped() {
      const taken = skipped;
      skipped = [];
      return taken;
    },
  };
}
