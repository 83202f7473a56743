import type { Kysely } from 'kysely';
import type { ContentCheck, ContentFault } from '../checks/check.ts';
import type { Validator } from '../upstream/upstream.ts';
import { keyOf } from './check-links.ts';
import type { ContentKey, KeptContent } from './check-record.ts';
import type { ContentTable } from './check-tables.ts';
import { inPieces } from './dataset-history-writes.ts';
import type { RecordTables } from './tables.ts';

type Database = Kysely<RecordTables>;

const nameOf = ({ url, specification }: ContentKey): string => `${url} ${specification}`;

const keptFrom = (row: ContentTable): KeptContent => ({
  url: row.url,
  specification: row.specification,
  state: row.state as ContentCheck['state'],
  whole: row.whole === 1,
  columns: JSON.parse(row.columns) as readonly string[],
  faults: JSON.parse(row.faults) as readonly ContentFault[],
  checkedAt: row.checked_at,
  dueAt: row.due_at,
  ...(row.rows === null ? {} : { rows: row.rows }),
  ...(row.validator === null ? {} : { validator: JSON.parse(row.validator) as Validator }),
});

/** As `CheckRecord.contents` says. */
export async function readContents(
  db: Database,
  asked: readonly ContentKey[],
): Promise<ReadonlyMap<string, KeptContent>> {
  const found = new Map<string, KeptContent>();
  for (const keys of inPieces([...new Set(asked.map((one) => keyOf(nameOf(one))))])) {
    const rows = await db.selectFrom('record_content').selectAll().where('key', 'in', keys).execute();
    for (const content of rows.map(keptFrom)) found.set(nameOf(content), content);
  }
  return found;
}

/** As `CheckRecord.contentsOf` says. */
export async function contentsOf(db: Database, specifications: readonly string[]): Promise<readonly KeptContent[]> {
  const found: KeptContent[] = [];
  for (const some of inPieces([...new Set(specifications)])) {
    const rows = await db
      .selectFrom('record_content')
      .selectAll()
      .where('specification', 'in', some)
      .orderBy('specification')
      .orderBy('key')
      .execute();
    found.push(...rows.map(keptFrom));
  }
  return found;
}

const rowOf = (content: KeptContent): ContentTable => ({
  key: keyOf(nameOf(content)),
  url: content.url,
  specification: content.specification,
  state: content.state,
  rows: content.rows ?? null,
  whole: content.whole ? 1 : 0,
  columns: JSON.stringify(content.columns),
  faults: JSON.stringify(content.faults),
  checked_at: content.checkedAt,
  due_at: content.dueAt,
  validator: content.validator === undefined ? null : JSON.stringify(content.validator),
});

/** As `CheckRecord.writeContents` says. */
export async function writeContents(db: Database, contents: readonly KeptContent[]): Promise<void> {
  for (const some of inPieces(contents)) {
    await db
      .insertInto('record_content')
      .values(some.map(rowOf))
      .onConflict((conflict) =>
        conflict.column('key').doUpdateSet((set) => ({
          state: set.ref('excluded.state'),
          rows: set.ref('excluded.rows'),
          whole: set.ref('excluded.whole'),
          columns: set.ref('excluded.columns'),
          faults: set.ref('excluded.faults'),
          checked_at: set.ref('excluded.checked_at'),
          due_at: set.ref('excluded.due_at'),
          validator: set.ref('excluded.validator'),
        })),
      )
      .execute();
  }
}

/** As `CheckRecord.forgetContents` says. */
export async function forgetContents(db: Database, checkedBefore: string): Promise<void> {
  await db.deleteFrom('record_content').where('checked_at', '<', checkedBefore).execute();
}
