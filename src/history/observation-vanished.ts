import type { Kysely } from 'kysely';
import { datasetsOf, inPieces, type NewEvent, writeDatasets, writeEventRows } from './dataset-history-writes.ts';
import { lastGoodReading } from './observation-readings.ts';
import type { RecordTables } from './tables.ts';

type Database = Kysely<RecordTables>;

/** Rows of a page. */
const PAGE = 1_000;

/** A whole snapshot that what is known is compared with. */
interface LettingGo {
  readonly catalogue: string;
  readonly at: string;
  readonly isHere: ReadonlySet<string>;
  /** Of the snapshot before. */
  readonly seenAt: string | undefined;
}

/** Puts down that what is not in the whole snapshot has vanished. */
export async function letGo(db: Database, { catalogue, at, isHere, seenAt }: LettingGo): Promise<void> {
  const gone: string[] = [];
  for await (const present of presentIn(db, catalogue)) gone.push(...present.filter((dataset) => !isHere.has(dataset)));
  if (gone.length === 0) return;
  // Since that snapshot upstream may have said that nothing changed.
  const lastSeen = [seenAt, await lastGoodReading(db, catalogue, at)]
    .filter((time) => time !== undefined)
    .toSorted()
    .at(-1);
  for (const some of inPieces(gone)) {
    const known = [...(await datasetsOf(db, catalogue, some)).values()];
    const nothing = { hash: null, fields: null, facts: null };
    const events = known.map(({ dataset, identity }): NewEvent => ({
      kind: 'VANISHED',
      at,
      catalogue,
      dataset,
      identity,
      ...nothing,
      last_seen: lastSeen ?? null,
    }));
    await writeEventRows(db, events);
    await writeDatasets(
      db,
      known.map((row) => ({ ...row, present: 0, last_at: at })),
    );
  }
}

/** The datasets that the catalogue had until now, by pages: ten thousand at once would hold up the event loop. */
async function* presentIn(db: Database, catalogue: string): AsyncGenerator<readonly string[]> {
  let after = '';
  for (;;) {
    const rows = await db
      .selectFrom('record_dataset')
      .select('dataset')
      .where('catalogue', '=', catalogue)
      .where('present', '=', 1)
      .where('dataset', '>', after)
      .orderBy('dataset')
      .limit(PAGE)
      .execute();
    yield rows.map(({ dataset }) => dataset);
    const last = rows.at(-1);
    if (last === undefined || rows.length < PAGE) return;
    after = last.dataset;
  }
}
