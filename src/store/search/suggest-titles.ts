import type { Dataset } from '../../model/dataset.ts';
import { pickText } from '../../model/text.ts';
import type { Language } from '../../model/text.ts';
import type { Connection } from '../connection.ts';
import type { HotRecords } from '../hot-records.ts';
import { sortKey } from '../sort-key.ts';
import { CHUNK_ROWS, FIELDS } from './search-index.ts';
import type { IndexReader } from './search-index.ts';
import { rankOf, typedOf } from './suggest-completions.ts';
import type { CompletionRank } from './suggest-completions.ts';
import { foldTyped, forgiven, spellings, wordStarts } from './suggest-text.ts';

/** A title, and how many datasets have it. */
export interface TitleCompletion {
  readonly text: string;
  readonly datasets: number;
  readonly rank: CompletionRank;
}

/** Titles that can be completed. They are not held in memory: there are as many as datasets. */
export interface TitleCompletions {
  find(typed: string, language: Language, limit: number): readonly TitleCompletion[];
  /** With typing errors in the last word. */
  near(typed: string, language: Language, limit: number): readonly TitleCompletion[];
}

interface Group {
  /** As `dataset.title`: a sort key. */
  readonly title: string;
  /** One of its rows. */
  readonly n: number;
}

/** From so many letters on: before, what begins so is nearly everything. */
const SHORTEST = 2;
/** And inside a title from so many on: the vocabulary's words that begin so are all gone through. */
const SHORTEST_INSIDE = 3;
/** Titles that are gone along for one beginning. */
const MOST_TITLES = 1_000;
/** Words of the vocabulary that a typed one may become, and rows that are looked at for each. */
const MOST_WORDS = 6;
const ROWS_OF_WORD = 60;
const IN_TITLE = FIELDS.titleSv | FIELDS.titleOther;
const END = '\u{10ffff}';
/** `{ | }` are å, ä and ö in a sort key. */
const KEY_LETTERS = { a: ['a', '{', '|'], o: ['o', '}'] };
const WORD_LETTERS = { a: ['a', 'å', 'ä'], o: ['o', 'ö'], e: ['e', 'é'] };
const PLAIN: Readonly<Record<string, string>> = { '{': 'a', '|': 'a', '}': 'o' };
const plainKey = (key: string): string => key.replace(/[{|}]/g, (letter) => PLAIN[letter] ?? letter);

export function createTitleCompletions(
  connection: Connection,
  index: () => IndexReader,
  records: HotRecords<Dataset>,
): TitleCompletions {
  const { prepare } = connection;
  const begins = prepare<{ n: number }>('SELECT n FROM dataset WHERE title >= ? AND title < ? LIMIT 1');
  const beginning = prepare<Group>(
    `SELECT title, min(n) AS n FROM (
       SELECT title, n FROM dataset INDEXED BY dataset_title WHERE title >= ? AND title < ? ORDER BY title LIMIT ${MOST_TITLES}
     ) GROUP BY title ORDER BY count(*) DESC, title LIMIT CAST(? AS INTEGER)`,
  );
  const among = prepare<Group>(
    `SELECT title, min(n) AS n FROM dataset WHERE n IN (SELECT value FROM json_each(?)) AND title IS NOT NULL
     GROUP BY title ORDER BY count(*) DESC, title LIMIT CAST(? AS INTEGER)`,
  );
  const count = prepare<{ c: number }>('SELECT count(*) AS c FROM dataset WHERE title = ?');
  const recordOf = prepare<{ record: number }>('SELECT record FROM dataset WHERE n = ?');

  /** Rows that have the word in a title: the first few. */
  const rowsOf = (word: string): readonly number[] => {
    const rows: number[] = [];
    const term = index().term(word);
    for (const { chunk, rows: offsets, fields } of term === undefined ? [] : index().postings(term)) {
      for (let i = 0; i < offsets.length && rows.length < ROWS_OF_WORD; i += 1) {
        if (((fields[i] ?? 0) & IN_TITLE) !== 0) rows.push(chunk * CHUNK_ROWS + (offsets[i] ?? 0));
      }
    }
    return rows;
  };
  const atBeginning = (typed: string, limit: number): readonly Group[] => {
    const key = plainKey(sortKey(typed) ?? '');
    if (key.length < SHORTEST) return [];
    const isThere = (start: string): boolean => begins.get([start, start + END]) !== undefined;
    return spellings(key, KEY_LETTERS, isThere).flatMap((start) => beginning.all([start, start + END, limit]));
  };
  const withWords = (words: readonly string[], limit: number): readonly Group[] => {
    const rows = new Set(words.flatMap((word) => rowsOf(word)));
    return rows.size === 0 ? [] : among.all([JSON.stringify([...rows]), limit]);
  };
  /** As it is shown: in the language, else the text that was met. Undefined when none of the texts is. */
  const shown = (n: number, language: Language, isMet: (text: string) => boolean): string | undefined => {
    const record = recordOf.get([n])?.record;
    const titles = (record === undefined ? undefined : records.get(record))?.titles ?? [];
    const picked = pickText(titles, language);
    if (picked !== undefined && isMet(picked)) return picked;
    return titles.find(({ value }) => isMet(value))?.value;
  };
  const completions = (
    groups: readonly Group[],
    typed: string,
    language: Language,
    edits: number,
  ): readonly TitleCompletion[] => {
    const asked = typedOf(typed);
    const words = asked.folded.split(' ');
    const last = words.at(-1) ?? '';
    /** Where it is met; -1: nowhere. */
    const place = (folded: string): number => {
      if (folded.startsWith(asked.folded)) return 0;
      const others = words.slice(0, -1).every((word) => ` ${folded} `.includes(` ${word} `));
      return others ? (wordStarts(folded).find((at) => folded.startsWith(last, at)) ?? -1) : -1;
    };
    return groups.flatMap(({ title, n }) => {
      const text = shown(n, language, (one) => place(foldTyped(one)) !== -1)?.trim();
      if (text === undefined) return [];
      const there = typedOf(text);
      const at = there.folded.startsWith(asked.folded) ? 0 : Math.max(1, place(there.folded));
      return [{ text, datasets: count.get([title])?.c ?? 0, rank: { ...rankOf(asked, there, at), edits } }];
    });
  };
  return {
    find(typed, language, limit) {
      const last = foldTyped(typed).split(' ').at(-1) ?? '';
      if (last.length < SHORTEST && !foldTyped(typed).includes(' ')) return [];
      const first = atBeginning(typed, limit);
      const isThere = (start: string): boolean =>
        start.length < SHORTEST_INSIDE || index().wordsWithPrefix(start, 1).length > 0;
      const words =
        last.length < SHORTEST_INSIDE
          ? []
          : spellings(last, WORD_LETTERS, isThere).flatMap((start) => index().wordsWithPrefix(start, MOST_WORDS));
      const known = words.toSorted((a, b) => b.rows - a.rows).slice(0, MOST_WORDS);
      const met = withWords(known.map(({ term }) => term), limit); // prettier-ignore
      const groups = new Map([...first, ...met].map((group) => [group.title, group]));
      return completions([...groups.values()], typed, language, 0);
    },
    near(typed, language, limit) {
      const words = foldTyped(typed).split(' ');
      const last = words.pop() ?? '';
      const most = forgiven(last);
      if (most !== 1 && most !== 2) return [];
      const written = typedOf(typed).plain.split(' ').at(-1) ?? last;
      const near = index().wordsNear(written, most, MOST_WORDS);
      return near.flatMap(({ term, edits }) =>
        completions(withWords([term], limit), [...words, term].join(' '), language, edits),
      );
    },
  };
}
