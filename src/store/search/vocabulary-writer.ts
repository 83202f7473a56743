import type { Connection } from '../connection.ts';
import { SPACES } from './search-index.ts';
import type { Space } from './search-index.ts';

/** Gives terms their numbers, and keeps count of the rows that they stand in. */
export interface VocabularyWriter {
  /** The term's number; a new one when it has none. It stands for the term until `numbering` changes. */
  readonly numberOf: (space: Space, term: string) => number;
  /** Changes when numbers that were given may stand for nothing any more. */
  readonly numbering: () => number;
  /** Terms with this number and above came since this was last asked: the file has nothing of them. */
  readonly newFrom: () => number;
  /** Brings into the file how many more rows (or fewer) the terms with these numbers stand in. */
  count(rows: ReadonlyMap<number, number>): void;
  /** Removes terms that stand in no row any more. Returns the numbers of those that came and went in this transaction. */
  finish(): ReadonlyMap<Space, readonly number[]>;
  /** What happened in a transaction that is rolled back did not. */
  forget(): void;
}

/** Terms remembered with their numbers: twice as many at most. Some 100 bytes each. */
const REMEMBERED = 20_000;
/** New terms held in memory before they are written. */
const HELD = 20_000;

interface Memory {
  recent: Map<string, number>;
  older: Map<string, number>;
}

const empty = (): Memory => ({ recent: new Map(), older: new Map() });
const NAMES = Object.keys(SPACES) as readonly Space[];
const perSpace = <T>(make: () => T): Record<Space, T> => ({ dataset: make(), dataService: make() });

export function createVocabularyWriter({ prepare }: Connection): VocabularyWriter {
  const find = prepare<{ n: number }>('SELECT n FROM search_term WHERE space = ? AND term = ?');
  const last = prepare<{ n: number | null }>('SELECT max(last_term) AS n FROM search_space');
  const setLast = prepare('UPDATE search_space SET last_term = CAST(? AS INTEGER) WHERE space = ?');
  // One statement for thousands of terms: each call of the engine costs more than the row it writes.
  const insert = prepare(
    'INSERT INTO search_term (n, space, term, rows) SELECT value ->> 0, value ->> 1, value ->> 2, value ->> 3 FROM json_each(?)',
  );
  const add = prepare(
    `UPDATE search_term SET rows = search_term.rows + more.rows
     FROM (SELECT value ->> 0 AS n, value ->> 1 AS rows FROM json_each(?)) more WHERE search_term.n = more.n`,
  );
  const drop = prepare<{ n: number; space: number; term: string }>(
    'DELETE FROM search_term WHERE n IN (SELECT value FROM json_each(?)) AND rows = 0 RETURNING n, space, term',
  );
  const memory = perSpace(empty);
  /** New terms that are not in the file yet. */
  const held = perSpace(() => new Map<string, number>());
  /** Numbers that this transaction gave to terms in the file, and those whose rows became fewer. */
  const came = perSpace(() => new Set<number>());
  const doubtful = new Set<number>();
  let numbering = 0;
  let next: number | undefined;
  let newFrom: number | undefined;

  const remember = (space: Space, term: string, n: number): void => {
    const its = memory[space];
    if (its.recent.size >= REMEMBERED) {
      its.older = its.recent;
      its.recent = new Map();
    }
    its.recent.set(term, n);
  };
  const nextNumber = (): number => (next ??= (last.get([])?.n ?? 0) + 1);
  /** Writes the new terms, with the rows that are known by now. */
  const write = (rows: ReadonlyMap<number, number>): void => {
    for (const space of NAMES) {
      if (held[space].size === 0) continue;
      const terms = [...held[space]].map(([term, n]) => [n, SPACES[space], term, rows.get(n) ?? 0] as const);
      insert.run([JSON.stringify(terms)]);
      setLast.run([nextNumber() - 1, SPACES[space]]);
      for (const [n, , term, count] of terms) {
        remember(space, term, n);
        came[space].add(n);
        if (count === 0) doubtful.add(n);
      }
      held[space].clear();
    }
  };
  return {
    numberOf(space, term) {
      const { recent, older } = memory[space];
      const known = recent.get(term) ?? held[space].get(term);
      if (known !== undefined) return known;
      // A text of its own: one cut out of a description would hold the whole description.
      const own = Buffer.from(term).toString();
      const n = older.get(term) ?? find.get([SPACES[space], term])?.n;
      if (n !== undefined) {
        remember(space, own, n);
        return n;
      }
      const made = nextNumber();
      newFrom ??= made;
      next = made + 1;
      held[space].set(own, made);
      if (held[space].size >= HELD) write(new Map());
      return made;
    },
    numbering: () => numbering,
    newFrom: () => newFrom ?? nextNumber(),
    count(rows) {
      const atHand = new Set(NAMES.flatMap((space) => [...held[space].values()]));
      write(rows);
      const more = [...rows].filter(([n, count]) => count !== 0 && !atHand.has(n));
      for (let from = 0; from < more.length; from += HELD) add.run([JSON.stringify(more.slice(from, from + HELD))]);
      for (const [n, count] of more) if (count < 0) doubtful.add(n);
      newFrom = undefined;
    },
    finish() {
      const changed = perSpace<number[]>(() => []);
      const gone = drop.all([JSON.stringify([...doubtful])]);
      if (gone.length > 0) numbering += 1;
      for (const { n, space: number, term } of gone) {
        const space = NAMES.find((name) => SPACES[name] === number) ?? 'dataset';
        memory[space].recent.delete(term);
        memory[space].older.delete(term);
        if (!came[space].delete(n)) changed[space].push(n);
      }
      for (const space of NAMES) {
        changed[space].push(...came[space]);
        came[space].clear();
      }
      doubtful.clear();
      return new Map(NAMES.map((space) => [space, changed[space]]));
    },
    forget() {
      for (const space of NAMES) {
        Object.assign(memory[space], empty());
        held[space].clear();
        came[space].clear();
      }
      doubtful.clear();
      numbering += 1;
      next = undefined;
      newFrom = undefined;
    },
  };
}
