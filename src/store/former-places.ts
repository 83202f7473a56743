import type { Connection } from './connection.ts';

/**
 * The lists that can be read as they stood at an earlier revision: their numbers (in `former.list`) and the columns that
 * they are ordered by; null: by the id alone.
 */
export const FORMER_LISTS = {
  dataset: {
    TITLE: { list: 1, column: 'title' },
    MODIFIED: { list: 2, column: 'modified' },
    ISSUED: { list: 3, column: 'issued' },
    ID: { list: 4, column: null },
  },
  organisation: {
    NAME: { list: 5, column: 'name' },
    POPULATION: { list: 6, column: 'population' },
    DATASETS: { list: 7, column: 'datasets' },
    ID: { list: 8, column: null },
  },
  data_service: {
    TITLE: { list: 9, column: 'title' },
    ID: { list: 10, column: null },
  },
} as const;

interface List {
  readonly list: number;
  readonly column: string | null;
}

/** About 30 MiB at the most; a night's changes of a national portal are a tenth of it. */
const KEPT = 250_000;

const REVISION = `(SELECT value FROM meta WHERE key = 'revision')`;

function triggersOf(table: string, lists: readonly List[]): string {
  const numbers = lists.map(({ list }) => list).join(', ');
  const [kind] = lists.map(({ list }) => list);
  const gone = (id: string): string => `SELECT g FROM former_gone WHERE list = ${kind} AND id = ${id}`;
  /** What was noted of a row that went, by the id that it went with, is the row's again. */
  const resume = `
  UPDATE ${table} SET since = (SELECT since FROM former_gone WHERE list = ${kind} AND id = new.id) WHERE n = new.n;
  UPDATE former SET n = new.n WHERE list IN (${numbers}) AND n = -(${gone('new.id')});
  DELETE FROM former_gone WHERE list = ${kind} AND id = new.id;`;
  /** In none of the lists, up to and with a revision: between the row's time under an id and its time before that. */
  const away = (until: string): string => `
  INSERT INTO former (list, n, until, value, id)
    SELECT column1, -g, ${until}, NULL, '' FROM (VALUES ${lists.map(({ list }) => `(${list})`).join(', ')})
    CROSS JOIN former_gone WHERE list = ${kind} AND id = new.id AND until < ${until}
    ON CONFLICT DO NOTHING;`;
  const moves = lists.map(
    ({ list, column }) => `
CREATE TRIGGER former_${list} AFTER UPDATE OF ${column === null ? 'id' : `${column}, id`} ON ${table}
WHEN ${column === null ? '' : `old.${column} IS NOT new.${column} OR `}old.id IS NOT new.id
BEGIN
  INSERT INTO former (list, n, until, value, id)
    SELECT ${list}, old.n, ${REVISION} - 1, ${column === null ? 'NULL' : `old.${column}`}, old.id
    WHERE ${REVISION} > old.since
    ON CONFLICT DO NOTHING;
END;`,
  );
  const last = lists.map(
    ({ list, column }) => `
  INSERT INTO former (list, n, until, value, id)
    SELECT ${list}, -g, until, ${column === null ? 'NULL' : `old.${column}`}, id
    FROM former_gone WHERE list = ${kind} AND id = old.id
    ON CONFLICT DO NOTHING;`,
  );
  // Which of two triggers fires first is not said: the first of these leaves alone what the second has done.
  return `
CREATE TRIGGER ${table}_came AFTER INSERT ON ${table} WHEN NOT EXISTS (${gone('new.id')})
BEGIN
  UPDATE ${table} SET since = ${REVISION} WHERE n = new.n AND since = 0;
END;
CREATE TRIGGER ${table}_returned AFTER INSERT ON ${table} WHEN EXISTS (${gone('new.id')})
BEGIN${away(`${REVISION} - 1`)}${resume}
END;
CREATE TRIGGER ${table}_went AFTER DELETE ON ${table}
BEGIN
  INSERT INTO former_gone (list, id, until, since)
    SELECT ${kind}, old.id, ${REVISION} - 1, old.since WHERE ${REVISION} > old.since;
  UPDATE former SET n = -(${gone('old.id')}) WHERE list IN (${numbers}) AND n = old.n;${last.join('')}
END;
CREATE TRIGGER ${table}_renamed AFTER UPDATE OF id ON ${table}
WHEN old.id IS NOT new.id AND EXISTS (${gone('new.id')})
BEGIN
  DELETE FROM former WHERE list IN (${numbers}) AND n = new.n
    AND until <= (SELECT until FROM former_gone WHERE list = ${kind} AND id = new.id);${away('old.since - 1')}${resume}
END;
${moves.join('\n')}`;
}

/**
 * Belongs to the schema. `former`: where the row `n` of a list's table stood up to and with the revision `until`; where
 * it stands now is not in it. `since` (of a row): the revision that it came with. The file itself takes note, by
 * triggers: whatever writes, no change of place is missed. A transaction counts the revision up before it touches a row.
 *
 * `former_gone`: rows that went, by the id that they had, for such may come back (one catalogue drops a dataset, the next
 * one lists it; two that were joined part again); until then their places stand under the number `-g`. The time that they
 * were away is a place without an id. Where a row takes an id that had a row of its own, that one's places come before its
 * own.
 *
 * When more than `formerKept` places are noted the oldest revisions are forgotten, each as a whole; `remembered` is the
 * oldest that can still be read.
 */
export const FORMER_SCHEMA = `
CREATE TABLE former (
  list INTEGER NOT NULL,
  n INTEGER NOT NULL,
  until INTEGER NOT NULL,
  value ANY,
  id TEXT NOT NULL,
  PRIMARY KEY (list, n, until)
) STRICT, WITHOUT ROWID;
CREATE INDEX former_place ON former (list, value, id);
CREATE INDEX former_until ON former (until);
CREATE TABLE former_gone (
  g INTEGER PRIMARY KEY,
  list INTEGER NOT NULL,
  id TEXT NOT NULL,
  until INTEGER NOT NULL,
  since INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX former_gone_id ON former_gone (list, id);
CREATE INDEX former_gone_until ON former_gone (until);
INSERT INTO meta (key, value)
  VALUES ('epoch', lower(hex(randomblob(6)))), ('remembered', 0), ('formerKept', ${KEPT});
CREATE TRIGGER former_forgotten AFTER UPDATE OF value ON meta WHEN new.key = 'revision'
BEGIN
  UPDATE meta SET value = coalesce(
    (SELECT until + 1 FROM former ORDER BY until DESC LIMIT 1 OFFSET (SELECT value FROM meta WHERE key = 'formerKept')),
    value
  ) WHERE key = 'remembered';
  DELETE FROM former WHERE until < (SELECT value FROM meta WHERE key = 'remembered');
  DELETE FROM former_gone WHERE until < (SELECT value FROM meta WHERE key = 'remembered');
END;
${Object.entries(FORMER_LISTS)
  .map(([table, orders]) => triggersOf(table, Object.values(orders)))
  .join('\n')}
`;

/** Which revisions the lists can be read at. */
export interface FormerRevisions {
  /** Names the file: random text that was made with it. A revision's number means something in its own file only. */
  readonly epoch: () => string;
  /** Whether the lists can be read as they stood at this revision, of this file. The present one is remembered. */
  readonly remembers: (revision: number) => boolean;
  /** Whether it is remembered and past, so that places may have changed since. */
  readonly isPast: (revision: number) => boolean;
}

export function createFormerRevisions({ prepare }: Connection): FormerRevisions {
  const named = prepare<{ value: string }>("SELECT value FROM meta WHERE key = 'epoch'");
  const read = prepare<{ now: number; oldest: number }>(
    `SELECT (SELECT value FROM meta WHERE key = 'revision') AS now,
       (SELECT value FROM meta WHERE key = 'remembered') AS oldest`,
  );
  let epoch: string | undefined;
  return {
    // A file keeps its name for as long as it is open.
    epoch: () => (epoch ??= named.get([])?.value ?? ''),
    remembers(revision) {
      const row = read.get([]);
      return row !== undefined && revision >= row.oldest && revision <= row.now;
    },
    isPast(revision) {
      const row = read.get([]);
      return row !== undefined && revision >= row.oldest && revision < row.now;
    },
  };
}
