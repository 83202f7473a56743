import type { Language } from '../../model/text.ts';

/** A word of a text, and where it stands there. */
export interface Word {
  /** NFC, lower case. */
  readonly text: string;
  /** UTF-16 offsets in the text as it was given; `end` is behind the word. */
  readonly start: number;
  readonly end: number;
}

/** One way in which an asked word may stand in an index. */
export interface Reading {
  /** Terms of the index that must all stand in one row: one, or a compound's parts. */
  readonly terms: readonly string[];
  /** How near it is to the word that was asked for: 1 is the word itself. */
  readonly nearness: number;
}

/**
 * Swedish (and English) words, and the terms that they are indexed under. A word stands in the index as itself (NFC,
 * lower case); every other form (folded, its dictionary form, a part of a compound) is a term that begins with a sign
 * that no word begins with, so that the words alone can be looked through for prefixes and typing errors.
 */
export interface Analyser {
  /** Changes whenever the same word would get other terms: an index made under another one is made anew. */
  readonly version: string;
  words(text: string): readonly Word[];
  /** Each once; the word itself first. Remembered for words that were met lately. */
  indexTerms(word: string, language: Language | undefined): readonly string[];
  /** Best first; the word itself is among them. */
  readings(word: string): readonly Reading[];
  /** Words that nobody looks for (och, i, the): they may count, but are never required. */
  isStopWord(word: string): boolean;
}
