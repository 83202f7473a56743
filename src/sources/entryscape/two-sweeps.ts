import { setImmediate } from 'node:timers/promises';
import { UpstreamError } from '../../errors.ts';
import type { CatalogueRef } from '../../model/catalogue.ts';
import { CLASSES, PROPERTIES } from '../../rdf/dcat/terms.ts';
import { Graph } from '../../rdf/graph.ts';
import type { Harvested } from '../source.ts';
import { createBatchReader } from './batch.ts';
import { addEntry, type StoreEntry } from './entries.ts';
import { createHeldEntries, type HeldEntries } from './held-entries.ts';
import type { SearchedPage } from './pages.ts';

/** Entries between two turns of the event loop: some milliseconds of reading. */
const BATCH = 25;

/** Where one dataset names another, whose title is then shown with it. */
const REFERENCES: readonly string[] = (
  ['relation', 'source', 'hasVersion', 'isVersionOf', 'isReferencedBy'] as const
).flatMap((name): readonly string[] => PROPERTIES[name]);

/**
 * Reads a large store with little memory: first everything but datasets, held as text, then the datasets page by page,
 * each turned into records at once. The records are those of `readInOneSweep`, in another order.
 */
export async function* readInTwoSweeps(
  others: AsyncIterable<SearchedPage>,
  datasets: AsyncIterable<SearchedPage>,
  catalogue: CatalogueRef,
  signal: AbortSignal,
): AsyncGenerator<Harvested> {
  const held = createHeldEntries();
  const reader = createBatchReader(held, catalogue);
  // Datasets that name what is not known yet: as JSON text they wait until all titles are.
  const waiting: string[] = [];
  let failure: UpstreamError | undefined;

  const inBatches = async function* (entries: Iterable<Graph>): AsyncGenerator<Harvested> {
    for (const batch of batches(entries)) {
      yield* reader.read(batch);
      await setImmediate();
      signal.throwIfAborted();
    }
  };

  try {
    for await (const page of others) {
      for (const skipped of page.skipped) yield { type: 'skipped', skipped };
      for (const entry of page.entries) {
        const { statements, skipped } = statementsOf(entry);
        // A series that is a dataset too comes with the datasets.
        if (isDataset(entry, statements)) continue;
        for (const each of skipped) yield { type: 'skipped', skipped: each };
        held.hold(entry, statements);
      }
    }
    for await (const page of datasets) {
      for (const skipped of page.skipped) yield { type: 'skipped', skipped };
      const now: Graph[] = [];
      const read = page.entries.map((entry) => ({ entry, ...statementsOf(entry) }));
      // A record with a dataset inside it came with the others, and is read with them.
      const fresh = read.filter(({ entry, statements }) => isDataset(entry, statements) || !isHeld(held, entry));
      for (const { entry, statements, skipped } of fresh) {
        for (const each of skipped) yield { type: 'skipped', skipped: each };
        held.holdLabels(entry, statements);
      }
      for (const { entry, statements } of fresh) {
        if (namesUnknown(statements, held)) waiting.push(JSON.stringify(entry));
        else now.push(statements);
      }
      yield* inBatches(now);
    }
  } catch (error) {
    if (!(error instanceof UpstreamError)) throw error;
    failure = error;
  }
  yield* inBatches(graphsOf(parsed(waiting)));
  // Of a store cut off nobody knows which distributions belong to no dataset.
  yield* inBatches(graphsOf(reader.unread({ distributions: failure === undefined })));
  yield* reader.end();
  if (failure !== undefined) throw failure;
}

function statementsOf(entry: StoreEntry): { statements: Graph; skipped: ReturnType<typeof addEntry> } {
  const statements = new Graph();
  const skipped = addEntry(statements, entry);
  return { statements, skipped };
}

const isDataset = ({ resource }: StoreEntry, statements: Graph): boolean =>
  resource !== undefined && statements.types(resource).includes(CLASSES.dataset[0]);

const isHeld = (held: HeldEntries, { resource }: StoreEntry): boolean =>
  resource !== undefined && held.describes(resource);

function namesUnknown(statements: Graph, held: HeldEntries): boolean {
  for (const subject of statements.subjects()) {
    for (const predicate of REFERENCES) {
      for (const term of statements.objects(subject, predicate)) {
        if (term.kind === 'iri' && !held.describes(term.value) && !statements.has(term.value)) return true;
      }
    }
  }
  return false;
}

function* parsed(texts: readonly string[]): Generator<StoreEntry> {
  for (const text of texts) yield JSON.parse(text) as StoreEntry;
}

/** For entries whose faults have been listed. */
function* graphsOf(entries: Iterable<StoreEntry>): Generator<Graph> {
  for (const entry of entries) yield statementsOf(entry).statements;
}

function* batches<T>(all: Iterable<T>): Generator<readonly T[]> {
  let batch: T[] = [];
  for (const each of all) {
    if (batch.push(each) < BATCH) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}
