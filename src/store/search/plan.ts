import type { LabelKind } from './labels.ts';
import type { Reading } from './analyser.ts';
import type { Field } from './search-index.ts';

/** Where a question's word is looked for; undefined: everywhere. */
export interface Place {
  readonly fields: readonly Field[];
  readonly labels: readonly LabelKind[];
}

/**
 * One thing that was asked for: a word, a phrase, or several words that the glossary takes as one. A row meets it by any of
 * its readings; the best one counts.
 */
export interface Slot {
  /** As it was written, for highlights and for messages. */
  readonly said: string;
  /** False for stop words: they count, but a row may lack them. */
  readonly required: boolean;
  readonly readings: readonly SlotReading[];
  readonly place: Place | undefined;
  /** Of a phrase in quotes: its words in order, which must stand so in one text. */
  readonly phrase: readonly string[] | undefined;
}

export interface SlotReading extends Reading {
  /** The words that the reading comes from (asked, synonym, corrected), lower case: looked up among the labels too. */
  readonly words: readonly string[];
  readonly origin: 'word' | 'synonym' | 'typo' | 'prefix';
}

/** A question, understood. Without slots every row meets it. */
export interface Plan {
  readonly slots: readonly Slot[];
  /** What a row must not meet. */
  readonly excluded: readonly Slot[];
}
