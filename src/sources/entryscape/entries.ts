import type { Graph } from '../../rdf/graph.ts';
import { addRdfJson } from '../../rdf/rdf-json.ts';
import type { Skipped } from '../source.ts';
import { readSearchEntry, resourceUri } from './api.ts';

/** One RDF/JSON object of an entry; blank nodes get the prefix, for their labels belong to this object only. */
interface EntryPart {
  readonly value: unknown;
  readonly blankPrefix: string;
}

/** An entry that may be read, met for the first time. */
export interface StoreEntry {
  /** What the entry is about; absent where nobody says. */
  readonly resource?: string;
  /** Own catalogues hold their DCAT in `metadata`, harvested ones in `cached-external-metadata`: both count. */
  readonly parts: readonly EntryPart[];
  /** Whose context it is in. */
  readonly context?: string;
  /** The resource, or the entry's place in its store: for people. */
  readonly name: string;
}

/** The entries of a page. */
export interface EntryPage {
  readonly entries: readonly StoreEntry[];
  readonly skipped: readonly Skipped[];
  /** Names the page by all its entries, those met before included: tells a page that comes again. */
  readonly fingerprint: string;
}

/** Reads pages one after the other; an entry or resource met before (a page edge, a second context) counts once. */
export function createEntryReader(): (children: readonly unknown[]) => EntryPage {
  const keys = new Set<string>();
  const resources = new Set<string>();
  let serial = 0;

  return (children) => {
    const entries: StoreEntry[] = [];
    const skipped: Skipped[] = [];
    const fingerprint: string[] = [];
    for (const child of children) {
      const entry = readSearchEntry(child);
      serial += 1;
      if (typeof entry === 'string') {
        skipped.push({ id: `entry ${serial}`, reason: entry });
        fingerprint.push(`unreadable ${serial}`);
        continue;
      }
      const resource = resourceUri(entry);
      const key =
        entry.entryId === undefined ? (resource ?? `nameless ${serial}`) : `${entry.contextId ?? ''}/${entry.entryId}`;
      fingerprint.push(key);
      if (keys.has(key)) continue;
      keys.add(key);
      // The index may still call public what has been closed since.
      if (entry.noAccessToMetadata === true) continue;
      if (resource !== undefined) {
        if (resources.has(resource)) continue;
        resources.add(resource);
      }
      const parts = [
        { value: entry.metadata, blankPrefix: `m${key}_` },
        { value: entry['cached-external-metadata'], blankPrefix: `x${key}_` },
      ].filter(({ value }) => value !== undefined);
      entries.push({
        parts,
        name: resource ?? key,
        ...(resource === undefined ? {} : { resource }),
        ...(entry.contextId === undefined ? {} : { context: String(entry.contextId) }),
      });
    }
    return { entries, skipped, fingerprint: fingerprint.join('\n') };
  };
}

/** Adds the statements of an entry to a graph; the result is what of them cannot be read. */
export function addEntry(graph: Graph, { parts, name }: StoreEntry): readonly Skipped[] {
  return parts.flatMap(({ value, blankPrefix }) =>
    addRdfJson(graph, value, blankPrefix).map(({ reason }) => ({ id: name, reason })),
  );
}
