import type { LabelKind, Labels } from './labels.ts';
import type { Slot, SlotReading } from './plan.ts';
import { FIELDS } from './search-index.ts';
import type { Field, IndexReader, IndexTerm, ListColumn } from './search-index.ts';
import { idf, LABEL_WEIGHTS, LABELLED_SHARE, NEAREST, STOP_WORD } from './scorer-weights.ts';

/** Terms that must all stand in a row, and how near they then are. */
export interface TermPart {
  readonly terms: readonly IndexTerm[];
  readonly nearness: number;
}

/** What each number of a column counts: nearness x weight of what it names. */
export interface LabelPart {
  readonly column: 'publisher' | ListColumn;
  readonly values: ReadonlyMap<number, number>;
}

/** A slot of a question, looked up in an index. */
export interface LookedUpSlot {
  readonly required: boolean;
  /** Fields (bits) that its terms are looked for in. */
  readonly fields: number;
  readonly parts: readonly TermPart[];
  readonly labels: readonly LabelPart[];
  /** Its words stand side by side in one text of these fields. */
  readonly phrase: readonly string[] | undefined;
  /** How telling it is: 0..1. */
  readonly idf: number;
  /** Rows that are looked at for it, about. */
  readonly work: number;
}

const ALL_FIELDS = 255;

const nearnessOf = ({ nearness, origin }: SlotReading): number => Math.min(nearness, NEAREST[origin]);

function termParts(index: IndexReader, slot: Slot): readonly TermPart[] {
  const parts: TermPart[] = [];
  for (const reading of slot.readings) {
    const terms = [...new Set(reading.terms)].map((term) => index.term(term));
    const found = terms.filter((term) => term !== undefined);
    // Rarest first: the others are then looked for on few rows.
    if (found.length === terms.length && found.length > 0) {
      parts.push({ terms: found.toSorted((a, b) => a.rows - b.rows), nearness: nearnessOf(reading) });
    }
  }
  return parts;
}

function labelParts(
  labels: Labels | undefined,
  slot: Slot,
  kinds: readonly LabelKind[] | undefined,
): readonly LabelPart[] {
  if (labels === undefined || kinds?.length === 0) return [];
  // Many readings come from the same words.
  const nearest = new Map<string, { readonly words: readonly string[]; readonly near: number }>();
  for (const reading of slot.readings) {
    const key = reading.words.join(' ');
    const near = nearnessOf(reading);
    if (near > (nearest.get(key)?.near ?? 0)) nearest.set(key, { words: reading.words, near });
  }
  const named = new Map<LabelPart['column'], Map<number, number>>();
  for (const { words, near } of nearest.values()) {
    for (const { kind, column, numbers } of labels.find(words)) {
      if (kinds !== undefined && !kinds.includes(kind)) continue;
      const ofColumn = named.get(column) ?? new Map<number, number>();
      named.set(column, ofColumn);
      for (const [number, nearness] of numbers) {
        const value = near * nearness * LABEL_WEIGHTS[kind];
        ofColumn.set(number, Math.max(value, ofColumn.get(number) ?? 0));
      }
    }
  }
  return [...named].map(([column, values]) => ({ column, values }));
}

/** In how many rows the word itself stands, in whichever form most have. */
function frequency(parts: readonly TermPart[], isName: boolean, rows: number): number {
  const ofText = parts.reduce((most, { terms: [rarest] }) => Math.max(most, rarest?.rows ?? 0), 0);
  return isName ? Math.max(ofText, rows * LABELLED_SHARE) : ofText;
}

/**
 * Looks a slot up in an index and among the names. One idf for all readings: a misspelt word would else be the more telling
 * for being rare, and come before the word that was asked for.
 */
export function lookUp(index: IndexReader, labels: Labels | undefined, slot: Slot): LookedUpSlot {
  const { place, required, phrase } = slot;
  const fields = place === undefined ? ALL_FIELDS : bitsOf(place.fields);
  const parts = fields === 0 ? [] : termParts(index, slot);
  const named = labelParts(labels, slot, place?.labels);
  const rows = index.rows();
  const telling = idf(frequency(parts, named.length > 0, rows), rows);
  return {
    required,
    fields,
    parts,
    labels: named,
    phrase,
    idf: required ? telling : telling * STOP_WORD,
    work:
      parts.reduce((sum, { terms }) => sum + terms.reduce((all, term) => all + term.rows, 0), 0) +
      named.length * rows +
      rows / 4,
  };
}

const bitsOf = (fields: readonly Field[]): number => fields.reduce((bits, field) => bits | FIELDS[field], 0);
