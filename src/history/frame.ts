import type { SerialisedSnapshot } from '../model/snapshot.ts';

/** What the frame holds: the snapshot without what has columns and rows of its own. */
export type Frame = Pick<SerialisedSnapshot, 'catalogue' | 'skipped' | 'skippedCount'>;
