import { createHash } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { LinkOutcome } from '../checks/check.ts';
import type { CheckRecord, DueLink, DuePlace, KeptLink } from './check-record.ts';
import type { LinkTable } from './check-tables.ts';
import { inPieces } from './dataset-history-writes.ts';
import type { RecordTables } from './tables.ts';

type Database = Kysely<RecordTables>;

/** Rows of a page of due addresses. */
const PAGE = 500;
/** How old `seen_at` becomes before it is written again, in milliseconds. */
const SEEN_MS = 24 * 3_600_000;

/** What a text of any length is found by. */
export const keyOf = (text: string): string => createHash('sha256').update(text).digest('base64url');

const byKey = (urls: readonly string[]): ReadonlyMap<string, string> => new Map(urls.map((url) => [keyOf(url), url]));

const keptFrom = (row: LinkTable): KeptLink | undefined =>
  row.outcome === null || row.checked_at === null
    ? undefined
    : {
        url: row.url,
        outcome: row.outcome as LinkOutcome,
        checkedAt: row.checked_at,
        dueAt: row.due_at,
        ...(row.status === null ? {} : { status: row.status }),
        ...(row.media_type === null ? {} : { mediaType: row.media_type }),
        ...(row.failing_since === null ? {} : { failingSince: row.failing_since }),
        ...(row.missing_since === null ? {} : { missingSince: row.missing_since }),
      };

const dueFrom = (row: LinkTable): DueLink => {
  const before = keptFrom(row);
  return { url: row.url, dueAt: row.due_at, ...(before === undefined ? {} : { before }) };
};

/** As `CheckRecord.meetLinks` says; in order of keys, so that two replicas do not wait for each other. */
export async function meetLinks(db: Database, urls: readonly string[], at: string): Promise<void> {
  const old = new Date(Date.parse(at) - SEEN_MS).toISOString();
  for (const some of inPieces([...byKey(urls)].sort())) {
    const keys = some.map(([key]) => key);
    const known = await db.selectFrom('record_link').select(['key', 'seen_at']).where('key', 'in', keys).execute();
    const added = new Map(some);
    for (const { key } of known) added.delete(key);
    const again = known.filter(({ seen_at }) => seen_at < old).map(({ key }) => key);
    if (again.length > 0) await db.updateTable('record_link').set({ seen_at: at }).where('key', 'in', again).execute();
    if (added.size === 0) continue;
    const row = { outcome: null, status: null, media_type: null, checked_at: null };
    await db
      .insertInto('record_link')
      .values(
        Array.from(added, ([key, url]) => ({
          ...{ ...row, key, url, seen_at: at, due_at: at },
          ...{ failing_since: null, missing_since: null },
        })),
      )
      // Another replica may have met it at the same moment.
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  }
}

/** As `CheckRecord.dueLinks` says. */
export async function dueLinks(
  db: Database,
  at: string,
  metSince: string,
  place: DuePlace | undefined,
): ReturnType<CheckRecord['dueLinks']> {
  let query = db
    .selectFrom('record_link')
    .selectAll()
    .where('due_at', '<=', at)
    .where('seen_at', '>=', metSince)
    .orderBy('due_at')
    .orderBy('key')
    .limit(PAGE);
  if (place !== undefined) {
    // The first condition is what the index is entered by.
    query = query
      .where('due_at', '>=', place.dueAt)
      .where((where) => where.or([where('due_at', '>', place.dueAt), where('key', '>', place.key)]));
  }
  const rows = await query.execute();
  const last = rows.length < PAGE ? undefined : rows.at(-1);
  return { links: rows.map(dueFrom), next: last && { dueAt: last.due_at, key: last.key } };
}

/** As `CheckRecord.links` says. */
export async function readLinks(db: Database, urls: readonly string[]): Promise<ReadonlyMap<string, KeptLink>> {
  const found = new Map<string, KeptLink>();
  for (const keys of inPieces([...byKey(urls).keys()])) {
    const rows = await db.selectFrom('record_link').selectAll().where('key', 'in', keys).execute();
    for (const link of rows.flatMap((row) => keptFrom(row) ?? [])) found.set(link.url, link);
  }
  return found;
}

const rowOf = (link: KeptLink): LinkTable => ({
  key: keyOf(link.url),
  url: link.url,
  seen_at: link.checkedAt,
  due_at: link.dueAt,
  outcome: link.outcome,
  status: link.status ?? null,
  media_type: link.mediaType ?? null,
  checked_at: link.checkedAt,
  failing_since: link.failingSince ?? null,
  missing_since: link.missingSince ?? null,
});

/** As `CheckRecord.writeLinks` says. `seen_at` stays as it is. */
export async function writeLinks(db: Database, links: readonly KeptLink[]): Promise<void> {
  for (const some of inPieces(links)) {
    await db
      .insertInto('record_link')
      .values(some.map(rowOf))
      .onConflict((conflict) =>
        conflict.column('key').doUpdateSet((set) => ({
          due_at: set.ref('excluded.due_at'),
          outcome: set.ref('excluded.outcome'),
          status: set.ref('excluded.status'),
          media_type: set.ref('excluded.media_type'),
          checked_at: set.ref('excluded.checked_at'),
          failing_since: set.ref('excluded.failing_since'),
          missing_since: set.ref('excluded.missing_since'),
        })),
      )
      .execute();
  }
}

/** As `CheckRecord.forgetLinks` says. */
export async function forgetLinks(db: Database, metBefore: string): Promise<void> {
  await db.deleteFrom('record_link').where('seen_at', '<', metBefore).execute();
}

const padded = (milliseconds: number): string => String(Math.trunc(milliseconds)).padStart(15, '0');

/** As `CheckRecord.takeHost` says. */
export async function takeHost(
  db: Database,
  host: string,
  holder: string,
  { now, until }: { readonly now: number; readonly until: number },
): Promise<boolean> {
  const taken = await db
    .updateTable('record_check_host')
    .set({ holder, until: padded(until) })
    .where('host', '=', host)
    .where((where) => where.or([where('holder', '=', holder), where('until', '<=', padded(now))]))
    .executeTakeFirst();
  if (taken.numUpdatedRows > 0n) return true;
  const added = await db
    .insertInto('record_check_host')
    .values({ host, holder, until: padded(until) })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return (added.numInsertedOrUpdatedRows ?? 0n) > 0n;
}

/** As `CheckRecord.releaseHost` says. */
export async function releaseHost(db: Database, host: string, holder: string): Promise<void> {
  await db.deleteFrom('record_check_host').where('host', '=', host).where('holder', '=', holder).execute();
}
