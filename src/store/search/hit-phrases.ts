import type { Dataset } from '../../model/dataset.ts';
import type { Text, Texts } from '../../model/text.ts';
import type { Connection } from '../connection.ts';
import type { HotRecords } from '../hot-records.ts';
import type { Analyser } from './analyser.ts';
import { FIELDS } from './search-index.ts';
import type { Field } from './search-index.ts';

/** Looks phrases up in the texts of datasets. */
export interface Phrases {
  /** A new question begins: as many texts may be read again. */
  begin(): void;
  /** Whether the words stand side by side in a text of the dataset in these fields (bits of FIELDS). */
  stands(row: number, words: readonly string[], fields: number): boolean;
}

/**
 * So many datasets are read for one question, about half a second in the reader thread; of those beyond, having all words of
 * the phrase in one field is enough.
 */
const READ_AT_MOST = 20_000;

const isSwedish = ({ language }: Text): boolean => language === undefined || /^sv(?:-|$)/i.test(language);

const byLanguage = (texts: Texts, swedish: Field, other: Field): readonly (readonly [Field, string])[] =>
  texts.map((text) => [isSwedish(text) ? swedish : other, text.value]);

const textsOf = (dataset: Dataset): readonly (readonly [Field, string])[] => [
  ...byLanguage(dataset.titles, 'titleSv', 'titleOther'),
  ...byLanguage(dataset.keywords, 'keywordSv', 'keywordOther'),
  ...byLanguage(dataset.descriptions, 'descriptionSv', 'descriptionOther'),
  ...dataset.distributions.flatMap(({ titles, descriptions }) =>
    byLanguage([...titles, ...descriptions], 'resource', 'resource'),
  ),
  ...dataset.spatial.flatMap(({ labels }) => byLanguage(labels, 'place', 'place')),
];

function containsRun(text: readonly string[], words: readonly string[]): boolean {
  for (let start = 0; start + words.length <= text.length; start += 1) {
    if (words.every((word, i) => text[start + i] === word)) return true;
  }
  return false;
}

export function createPhrases(connection: Connection, records: HotRecords<Dataset>, analyser: Analyser): Phrases {
  const recordOf = connection.prepare<{ record: number }>('SELECT record FROM dataset WHERE n = ?');
  let read = 0;
  return {
    begin: () => {
      read = 0;
    },
    stands(row, words, fields) {
      read += 1;
      if (read > READ_AT_MOST) return true;
      const record = recordOf.get([row])?.record;
      const dataset = record === undefined ? undefined : records.get(record);
      if (dataset === undefined) return false;
      return textsOf(dataset).some(([field, text]) => {
        if ((FIELDS[field] & fields) === 0) return false;
        const lower = text.normalize('NFC').toLowerCase();
        // The words' own analysis is dear: most texts lack one of them.
        if (!words.every((word) => lower.includes(word))) return false;
        return containsRun(
          analyser.words(text).map((word) => word.text),
          words,
        );
      });
    },
  };
}
