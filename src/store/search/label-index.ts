import type { Analyser } from './analyser.ts';
import { readConcept } from './label-concept.ts';
import type { ConceptCodes } from './label-concept.ts';
import { isGeneric } from './label-name.ts';
import type { LabelName } from './label-name.ts';
import type { LabelKind, LabelMatch } from './labels.ts';

/** Names as they were at one time. */
export interface LabelIndex {
  find(words: readonly string[]): readonly LabelMatch[];
  /** Of publishers, places and specifications. */
  readonly words: ReadonlySet<string>;
}

/** What words like `kommun` alone are worth: every municipality has them. */
const GENERIC = 0.25;
/** What is lost where none of a name's words but this one are asked for. */
const PARTIAL = 0.4;
/** `göteborgs` and `göteborg`, whichever of them the name has and whether or not the analyser knows it for a genitive. */
const GENITIVE = 0.97;
/** Words of one name that are looked at: as many as fit the bits of a number. */
const MOST_WORDS = 30;
const KINDS_OF_WORDS: ReadonlySet<LabelKind> = new Set(['publisher', 'place', 'specification']);

interface Name extends LabelName {
  /** Bits of the words that say which one it is. */
  readonly telling: number;
}

/** How a word stands in a name. */
interface Met {
  readonly nearness: number;
  /** Bits of the name's words. */
  readonly words: number;
}

interface Posting {
  readonly name: number;
  readonly word: number;
}

function bits(value: number): number {
  let count = 0;
  for (let rest = value; rest !== 0; rest &= rest - 1) count += 1;
  return count;
}

/** What a name's words together are worth. */
function nearnessOf(name: Name, met: Met): number {
  const all = bits(name.telling);
  const told = bits(name.telling & met.words);
  if (all > 0 && told === 0) return GENERIC * met.nearness * name.nearness;
  const share = all === 0 ? 1 : told / all;
  return met.nearness * name.nearness * (1 - PARTIAL * (1 - share));
}

/** Makes names ready to be looked up by the analyser's terms. */
export function createLabelIndex(
  analyser: Analyser,
  labelNames: readonly LabelName[],
  codes: ConceptCodes,
): LabelIndex {
  const names: Name[] = [];
  const postings = new Map<string, Posting[]>();
  const words = new Set<string>();
  const terms = new Map<string, readonly string[]>();
  const termsOf = (word: string): readonly string[] => {
    const known = terms.get(word);
    if (known !== undefined) return known;
    const made = analyser.indexTerms(word, undefined);
    terms.set(word, made);
    return made;
  };
  for (const label of labelNames) {
    let telling = 0;
    for (const [at, { text }] of analyser.words(label.name).slice(0, MOST_WORDS).entries()) {
      if (!isGeneric(analyser, text)) telling |= 1 << at;
      if (KINDS_OF_WORDS.has(label.kind)) words.add(text);
      for (const term of termsOf(text)) {
        const known = postings.get(term);
        if (known === undefined) postings.set(term, [{ name: names.length, word: 1 << at }]);
        else known.push({ name: names.length, word: 1 << at });
      }
    }
    names.push({ ...label, telling });
  }

  /** Names that have all of the terms. */
  const namesWith = (all: readonly string[]): ReadonlyMap<number, number> => {
    let found: Map<number, number> | undefined;
    for (const term of all) {
      const next = new Map<number, number>();
      for (const { name, word } of postings.get(term) ?? []) {
        const before = found === undefined ? 0 : found.get(name);
        if (before !== undefined) next.set(name, (next.get(name) ?? before) | word);
      }
      found = next;
    }
    return found ?? new Map();
  };
  const metBy = (word: string): ReadonlyMap<number, Met> => {
    const met = new Map<number, Met>();
    const add = (found: readonly string[], nearness: number): void => {
      for (const [name, at] of namesWith(found)) {
        const before = met.get(name);
        if (before === undefined || before.nearness < nearness) met.set(name, { nearness, words: at });
      }
    };
    for (const reading of analyser.readings(word)) add(reading.terms, reading.nearness);
    add([word.endsWith('s') ? word.slice(0, -1) : `${word}s`], GENITIVE);
    return met;
  };
  /** Names in which each of the words stands. */
  const metByAll = (asked: readonly string[]): ReadonlyMap<number, Met> => {
    const [first, ...others] = asked.map(metBy);
    let met = first ?? new Map<number, Met>();
    for (const other of others) {
      const both = new Map<number, Met>();
      for (const [name, { nearness, words: at }] of met) {
        const also = other.get(name);
        if (also !== undefined) both.set(name, { nearness: Math.min(nearness, also.nearness), words: at | also.words });
      }
      met = both;
    }
    return met;
  };
  return {
    words,
    find(asked) {
      const found = new Map<
        LabelKind,
        { readonly column: LabelMatch['column']; readonly numbers: Map<number, number> }
      >();
      const add = (kind: LabelKind, column: LabelMatch['column'], number: number, nearness: number): void => {
        const match = found.get(kind) ?? { column, numbers: new Map<number, number>() };
        if (nearness > (match.numbers.get(number) ?? 0)) match.numbers.set(number, nearness);
        found.set(kind, match);
      };
      for (const [at, met] of metByAll(asked)) {
        const name = names[at];
        if (name === undefined) continue;
        const nearness = nearnessOf(name, met);
        for (const number of name.numbers) add(name.kind, name.column, number, nearness);
      }
      for (const { kind, number } of readConcept(codes, asked.join(' '))) add(kind, kind, number, 1);
      return [...found].map(([kind, { column, numbers }]) => ({ kind, column, numbers }));
    },
  };
}
