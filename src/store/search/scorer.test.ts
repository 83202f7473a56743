import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { selectHits } from './hit-page.ts';
import { findHits, scoreOfPlace } from './hits.ts';
import type { Labels } from './labels.ts';
import { createMemoryIndex } from './memory-index.ts';
import type { MemoryEntry } from './memory-index.ts';
import type { Plan, Slot, SlotReading } from './plan.ts';
import { rowSet } from './row-set.ts';
import { createScorer } from './scorer.ts';
import {
  fieldWeights,
  idf,
  LABEL_WEIGHTS,
  LABELLED_SHARE,
  NEAREST,
  RELAXED,
  STOP_WORD,
  TITLE,
} from './scorer-weights.ts';
import { FIELDS } from './search-index.ts';

const reading = (word: string, parts: Partial<SlotReading> = {}): SlotReading => ({
  terms: [word],
  nearness: 1,
  words: [word],
  origin: 'word',
  ...parts,
});
const slot = (readings: readonly SlotReading[], parts: Partial<Slot> = {}): Slot => ({
  said: readings[0]?.words[0] ?? '',
  required: true,
  readings,
  place: undefined,
  phrase: undefined,
  ...parts,
});
const asked = (...words: readonly string[]): Plan => ({
  slots: words.map((word) => slot([reading(word)])),
  excluded: [],
});
const entry = (
  row: number,
  terms: Readonly<Record<string, number>>,
  parts: Partial<MemoryEntry> = {},
): MemoryEntry => ({
  row,
  terms: new Map(Object.entries(terms)),
  ...parts,
});

/** The rows that are found, best first. */
function found(entries: readonly MemoryEntry[], plan: Plan, labels?: Labels): readonly number[] {
  const index = createMemoryIndex(entries);
  const score = createScorer({ index, ...(labels === undefined ? {} : { labels }) });
  const hits = findHits(index, score(plan, 'sv'), { apart: [] });
  return selectHits(hits, { count: 1000, reversed: false }).map((i) => hits.rows[i] ?? -1);
}

/** Everything that a row says of a slot, worked out row by row. */
function valueOf(row: MemoryEntry, one: Slot, weights: Float64Array): { best: number; inTitle: number } {
  let best = 0;
  let inTitle = 0;
  for (const { terms, nearness, origin } of one.readings) {
    const near = Math.min(nearness, NEAREST[origin]);
    const fields = [...new Set(terms)].map((term) => row.terms.get(term) ?? 0);
    if (fields.some((bits) => bits === 0)) continue;
    const shared = fields.reduce((a, b) => a & b, 255);
    const worst = Math.min(...fields.map((bits) => weights[bits] ?? 0));
    best = Math.max(best, near * (shared === 0 ? 0.7 * worst : (weights[shared] ?? 0)));
    if ((shared & (FIELDS.titleSv | FIELDS.titleOther)) !== 0) inTitle = Math.max(inTitle, near);
  }
  return { best, inTitle };
}

function naive(entries: readonly MemoryEntry[], plan: Plan): ReadonlyMap<number, number> {
  const weights = fieldWeights('sv');
  const rowsWith = (terms: readonly string[]): number =>
    Math.min(...[...new Set(terms)].map((term) => entries.filter((row) => row.terms.has(term)).length));
  const telling = plan.slots.map((one) => {
    const frequencies = one.readings.map(({ terms }) => rowsWith(terms));
    return idf(Math.max(0, ...frequencies), entries.length) * (one.required ? 1 : STOP_WORD);
  });
  const all = telling.reduce((sum, one) => sum + one, 0);
  const rated = entries.map((row) => {
    const values = plan.slots.map((one) => valueOf(row, one, weights));
    const met = values.map(({ best }) => best > 0);
    const titles = values.reduce((sum, { inTitle }) => sum + inTitle, 0) / Math.max(1, row.numbers?.titleWords ?? 0);
    return {
      row: row.row,
      excluded: plan.excluded.some((one) => valueOf(row, one, weights).best > 0),
      all: plan.slots.every((one, i) => !one.required || met[i] === true),
      mass: plan.slots.reduce((sum, one, i) => sum + (one.required && met[i] === true ? (telling[i] ?? 0) : 0), 0),
      met,
      score:
        values.reduce((sum, { best }, i) => sum + best * (telling[i] ?? 0), 0) / (all || 1) +
        TITLE * Math.min(1, titles),
    };
  });
  let isFound = (row: (typeof rated)[number]): boolean => row.all;
  const required = plan.slots.flatMap((one, i) => (one.required ? [i] : []));
  if (required.length > 1 && !rated.some((row) => row.all)) {
    const known = required.filter((i) => rated.some(({ met }) => met[i] === true)).map((i) => telling[i] ?? 0);
    const whole = known.reduce((a, b) => a + b, 0) + (required.length - known.length) * Math.min(...known);
    const least = Math.max(RELAXED.ofAll * whole, RELAXED.ofBest * Math.max(...rated.map(({ mass }) => mass)));
    isFound = ({ mass }) => known.length > 0 && mass >= least - 1e-9;
  }
  return new Map(rated.filter((row) => isFound(row) && !row.excluded).map(({ row, score }) => [row, score]));
}

const word = fc.constantFrom('a', 'b', 'c', 'd', 'e');
const aReading = fc
  .record({
    terms: fc.array(word, { minLength: 1, maxLength: 3 }),
    nearness: fc.constantFrom(1, 0.9, 0.6),
    origin: fc.constantFrom('word' as const, 'synonym' as const, 'typo' as const, 'prefix' as const),
  })
  .map((parts) => reading(parts.terms[0] ?? '', parts));
const aSlot = fc
  .tuple(fc.array(aReading, { minLength: 1, maxLength: 3 }), fc.boolean())
  .map(([readings, optional]) => slot(readings, { required: !optional }));
const entries = fc
  .uniqueArray(
    fc.record({
      row: fc.constantFrom(0, 1, 2, 3, 4, 8190, 8191, 8192, 8193, 30_000),
      terms: fc.dictionary(word, fc.integer({ min: 1, max: 255 }), { maxKeys: 4 }),
      titleWords: fc.integer({ min: 1, max: 9 }),
    }),
    { selector: ({ row }) => row, minLength: 1 },
  )
  .map((rows) => rows.map(({ row, terms, titleWords }) => entry(row, terms, { numbers: { titleWords } })));

describe('the scorer', () => {
  it('finds and scores the rows that a model finds which looks at one row after the other', () => {
    const plans = fc.record({
      // What is asked for first is required, as planners have it: a question is not made of stop words alone.
      slots: fc
        .tuple(aSlot, fc.array(aSlot, { maxLength: 3 }))
        .map(([first, others]) => [{ ...first, required: true }, ...others]),
      excluded: fc.array(aSlot, { maxLength: 1 }),
    });

    fc.assert(
      fc.property(entries, plans, (rows, plan) => {
        const index = createMemoryIndex(rows);
        const expected = naive(rows, plan);

        const hits = findHits(index, createScorer({ index })(plan, 'sv'), { apart: [] });

        expect([...hits.rows]).toEqual([...expected.keys()].toSorted((a, b) => a - b));
        for (const [i, row] of hits.rows.entries()) {
          expect(scoreOfPlace(hits.places[i] ?? 0)).toBeCloseTo(expected.get(row) ?? -1, 4);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('puts a word in the title before one in a keyword, and that before one in the description', () => {
    const rows = [
      entry(1, { bad: FIELDS.descriptionSv | FIELDS.resource | FIELDS.place }),
      entry(2, { bad: FIELDS.titleSv }, { numbers: { titleWords: 9 } }),
      entry(3, { bad: FIELDS.keywordSv | FIELDS.descriptionSv }),
    ];

    expect(found(rows, asked('bad'))).toEqual([2, 3, 1]);
  });

  it('puts the fields of the language that is asked in first', () => {
    const rows = [entry(1, { park: FIELDS.titleOther }), entry(2, { park: FIELDS.titleSv })];
    const index = createMemoryIndex(rows);
    const score = createScorer({ index });

    const first = (['sv', 'en'] as const).map((language) => {
      const hits = findHits(index, score(asked('park'), language), { apart: [] });
      return hits.rows[selectHits(hits, { count: 1, reversed: false })[0] ?? -1];
    });

    expect(first).toEqual([2, 1]);
  });

  it('puts a title that is the question before titles that say more', () => {
    const rows = [4, 1, 2].map((titleWords) => entry(titleWords, { bad: FIELDS.titleSv }, { numbers: { titleWords } }));

    expect(found(rows, asked('bad'))).toEqual([1, 2, 4]);
  });

  it('never puts a corrected word before the word itself in the same field', () => {
    const everywhere = FIELDS.titleSv | FIELDS.keywordSv | FIELDS.descriptionSv | FIELDS.resource;
    const rows = [
      entry(1, { bed: everywhere }, { numbers: { titleWords: 1, quality: 400 } }),
      entry(2, { bad: FIELDS.titleSv }, { numbers: { titleWords: 200 } }),
    ];
    const plan: Plan = { slots: [slot([reading('bad'), reading('bed', { origin: 'typo' })])], excluded: [] };

    expect(found(rows, plan)).toEqual([2, 1]);
  });

  it('orders what scores the same by quality, then by the last change, then by id', () => {
    const numbers = [
      { quality: 1, modified: 9, idOrder: 1 },
      { quality: 2, modified: 1, idOrder: 2 },
      { quality: 2, modified: 5, idOrder: 4 },
      { quality: 2, modified: 5, idOrder: 3 },
    ];
    const rows = numbers.map((given, row) => entry(row, { bad: FIELDS.titleSv }, { numbers: given }));

    expect(found(rows, asked('bad'))).toEqual([3, 2, 1, 0]);
  });

  it('finds rows by the names of what they name, and puts the publisher that is named before a text that mentions it', () => {
    const labels: Labels = {
      find: (words) =>
        words[0] === 'göteborg' ? [{ kind: 'publisher', column: 'publisher', numbers: new Map([[7, 1]]) }] : [],
    };
    const rows = [
      entry(1, { bad: FIELDS.titleSv, göteborg: FIELDS.descriptionSv }, { numbers: { publisher: 3 } }),
      entry(2, { bad: FIELDS.titleSv }, { numbers: { publisher: 7 } }),
      entry(3, { bad: FIELDS.titleSv }, { numbers: { publisher: 3 } }),
    ];

    expect(found(rows, asked('bad', 'göteborg'), labels)).toEqual([2, 1]);
  });

  it('looks for a word only in the place that was asked for', () => {
    const rows = [entry(1, { bad: FIELDS.titleSv }), entry(2, { bad: FIELDS.keywordSv })];
    const place = { fields: ['keywordSv', 'keywordOther'], labels: [] } as const;
    const plan: Plan = { slots: [slot([reading('bad')], { place })], excluded: [] };

    expect(found(rows, plan)).toEqual([2]);
  });

  it('finds what meets most of the question when nothing meets all of it, whatever a filter leaves', () => {
    const rows = [
      entry(1, { bad: FIELDS.titleSv, sjö: FIELDS.titleSv }),
      entry(2, { bad: FIELDS.titleSv }),
      entry(3, { sjö: FIELDS.titleSv, hav: FIELDS.titleSv }),
    ];
    const index = createMemoryIndex(rows);
    const score = createScorer({ index });

    const none = findHits(index, score(asked('bad', 'sjö'), 'sv'), { apart: [], all: rowSet([2, 3]) });
    const most = findHits(index, score(asked('bad', 'sjö', 'hav'), 'sv'), { apart: [] });

    expect([...none.rows]).toEqual([]);
    expect(none.relaxed).toBe(false);
    expect([...most.rows]).toEqual([1, 3]);
    expect(most.relaxed).toBe(true);
  });

  it('asks whether a phrase stands in a text only of rows that have all of its words in one field', () => {
    const rows = [
      entry(1, { öppna: FIELDS.titleSv, data: FIELDS.titleSv }),
      entry(2, { öppna: FIELDS.titleSv, data: FIELDS.keywordSv }),
      entry(3, { öppna: FIELDS.keywordSv, data: FIELDS.keywordSv }),
    ];
    const index = createMemoryIndex(rows);
    const looked: number[] = [];
    const phrases = {
      standing: (found: readonly number[]): readonly number[] => {
        looked.push(...found);
        return found.filter((row) => row === 3);
      },
    };
    const words = ['öppna', 'data'];
    const plan: Plan = { slots: [slot([reading('öppna', { terms: words, words })], { phrase: words })], excluded: [] };

    const hits = findHits(index, createScorer({ index, phrases })(plan, 'sv'), { apart: [] });

    expect(looked).toEqual([1, 3]);
    expect([...hits.rows]).toEqual([3]);
  });

  it('weighs a name that stands in few texts as one that some rows have', () => {
    const weighed = idf(100 * LABELLED_SHARE, 100);

    expect(weighed).toBeLessThan(idf(0, 100));
    expect(Math.max(...Object.values(LABEL_WEIGHTS))).toBeLessThan(fieldWeights('sv')[FIELDS.keywordSv] ?? 0);
  });
});
