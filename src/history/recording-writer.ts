import type { CatalogueStatus, SerialisedSnapshot } from '../model/snapshot.ts';
import type { StoreWriter, WriteResult } from '../store/store.ts';
import type { QueuedHistory } from './queued-history.ts';

/** A writer of the read model that writes to the record too. */
export interface RecordingWriter extends Omit<StoreWriter, 'writeSnapshot'> {
  writeSnapshot(snapshot: SerialisedSnapshot, status: CatalogueStatus): Promise<WriteResult>;
  /**
   * Writes a snapshot of the record into the read model, unless a newer one is there or on its way: then undefined.
   * Throws what the read model's writer throws.
   */
  restoreSnapshot(snapshot: SerialisedSnapshot, status: CatalogueStatus): Promise<WriteResult | undefined>;
}

/**
 * Both are written at the same time, each by its thread. The record never fails its caller (`QueuedHistory`), and is
 * written also when the read model cannot be. `close` closes the read model's writer only.
 */
export function createRecordingWriter(writer: StoreWriter, history: QueuedHistory): RecordingWriter {
  /** Noted before anything is written: a restored snapshot must not come after a harvested one. */
  const begun = new Set<string>();
  return {
    async writeSnapshot(snapshot, status) {
      begun.add(snapshot.catalogueId);
      const recorded = history.save(snapshot, status);
      try {
        return await writer.writeSnapshot(snapshot, status);
      } finally {
        await recorded;
      }
    },
    async writeStatus(status) {
      // Not waited for: what it says is in the read model, and the next one replaces it.
      void history.saveStatus(status);
      return writer.writeStatus(status);
    },
    restoreSnapshot(snapshot, status) {
      const { catalogueId } = snapshot;
      if (begun.has(catalogueId) || writer.snapshotInfo(catalogueId) !== undefined) return Promise.resolve(undefined);
      return writer.writeSnapshot(snapshot, status);
    },
    snapshotInfo: (catalogueId) => writer.snapshotInfo(catalogueId),
    close: () => writer.close(),
  };
}
