import { LRUCache } from 'lru-cache';
import type { Connection } from '../connection.ts';
import { createRevision } from '../revision-memo.ts';
import type { Analyser } from './analyser.ts';
import { createLabelIndex } from './label-index.ts';
import type { LabelIndex } from './label-index.ts';
import { createLabelSource } from './label-source.ts';
import type { LabelSettings } from './label-source.ts';
import type { IndexReader, ListColumn } from './search-index.ts';

/** What has a name, and is named by a row through a column. */
export const LABEL_KINDS = [
  'publisher',
  'place',
  'specification',
  'theme',
  'format',
  'licence',
  'catalogue',
  'highValueCategory',
  'frequency',
  'language',
  'accessRights',
] as const;
export type LabelKind = (typeof LABEL_KINDS)[number];

/** What a word names: rows that have one of these numbers in the column. */
export interface LabelMatch {
  readonly kind: LabelKind;
  readonly column: 'publisher' | ListColumn;
  /** Publisher or term numbers, and how near the name is to the word: 1 is the word itself. */
  readonly numbers: ReadonlyMap<number, number>;
}

/** Names of publishers, places, specifications and concepts, in Swedish and English, looked up by a question's words. */
export interface Labels {
  /** What these words together name; each word must stand in the name. */
  find(words: readonly string[]): readonly LabelMatch[];
}

/** Labels that tell their words too. */
export interface WordedLabels extends Labels {
  /**
   * Words that stand in names of publishers, places and specifications, lower case, each once: what typing errors may be
   * corrected to. The same object until they change.
   */
  labelWords(): ReadonlySet<string>;
}

export interface LabelDeps extends LabelSettings {
  readonly connection: Connection;
  readonly analyser: Analyser;
  /** Of the space that is searched: whose publisher numbers `find` gives. */
  readonly publishers: IndexReader['publishers'];
}

/** Answers remembered: the same words are asked for by each reading of a slot. */
const REMEMBERED = 5_000;

/**
 * The labels of one space, in memory: read anew when organisations, terms, specifications' addresses or catalogues have
 * changed, which is looked at once for each revision.
 */
export function createLabels(deps: LabelDeps): WordedLabels {
  const { connection, analyser, publishers } = deps;
  const revision = createRevision(connection);
  const source = createLabelSource(connection, deps);
  const answers = new LRUCache<string, readonly LabelMatch[]>({ max: REMEMBERED });
  let of = -1;
  let signature: string | undefined;
  let index: LabelIndex | undefined;
  let seen: number | undefined;
  const current = (): LabelIndex => {
    // Within one reading nothing changes.
    const now = connection.snapshot();
    if (index !== undefined && now !== undefined && now === seen) return index;
    const looked = look();
    seen = now;
    return looked;
  };
  const look = (): LabelIndex =>
    connection.reading(() => {
      const now = revision();
      if (index !== undefined && now === of) return index;
      const known = publishers();
      const sign = source.signature(known);
      if (index === undefined || sign !== signature) {
        index = createLabelIndex(analyser, source.names(known), source.codes());
        answers.clear();
      }
      of = now;
      signature = sign;
      return index;
    });
  return {
    find(words) {
      const now = current();
      const key = words.join(' ');
      const remembered = answers.get(key);
      if (remembered !== undefined) return remembered;
      const found = now.find(words);
      answers.set(key, found);
      return found;
    },
    labelWords: () => current().words,
  };
}
