import type { ReadingProblem } from './value.ts';

/** Characters of one text: descriptions have thousands, and a detailed boundary in GML a hundred thousand. */
const MOST_CHARACTERS = 262_144;
/** Values of one list. */
const MOST_VALUES = 10_000;

/** C0 without tab, line feed and carriage return, as `JSON.stringify` spells them; `\\b` within a text is no harm. */
const SPELLED_CONTROL = /\\(?:u00[01]|[bf])/;
const CONTROL = /[^\P{Cc}\t\n\r\x7f-\x9f]/gu;
/** A record whose JSON is shorter can hold neither a list nor a text that is too long. */
const SURELY_SMALL = 2 * MOST_VALUES;
/** Ids that we make ourselves, as many as a service has datasets. */
const OUR_LISTS: ReadonlySet<string> = new Set(['servesDatasets']);

const count = (number: number): string => number.toLocaleString('en');

/** The value within bounds; `note` is told of what was left out. */
function within(value: unknown, isOurs: boolean, note: (reason: string) => void): unknown {
  if (typeof value === 'string') {
    const clean = value.replace(CONTROL, '');
    if (clean !== value) note('held control characters, which were left out');
    if (clean.length <= MOST_CHARACTERS) return clean;
    note(`held a text of ${count(clean.length)} characters, of which the first ${count(MOST_CHARACTERS)} are kept`);
    // Not half of a pair of surrogates.
    return clean.slice(0, MOST_CHARACTERS).replace(/[\uD800-\uDBFF]$/, '');
  }
  if (Array.isArray(value)) {
    const all: readonly unknown[] = value;
    const kept = isOurs ? all : all.slice(0, MOST_VALUES);
    if (kept.length < all.length)
      note(`had ${count(all.length)} values, of which the first ${count(MOST_VALUES)} are kept`);
    return kept.map((each) => within(each, false, note));
  }
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, within(inner, false, note)]));
}

/**
 * A record as JSON, on one line, fit to be stored and served: without control characters, no text longer than 262,144
 * characters, no list of more than 10,000 values. What was left out is noted in the record's `problems`, where it has
 * them, under the field it was in, each reason once.
 */
export function recordJson(record: object): string {
  const json = JSON.stringify(record);
  if (json.length <= SURELY_SMALL && !SPELLED_CONTROL.test(json)) return json;
  const problems: ReadingProblem[] = [];
  const fields = Object.entries(record).map(([name, value]: [string, unknown]): [string, unknown] => {
    const reasons = new Set<string>();
    const kept = within(value, OUR_LISTS.has(name), (reason) => reasons.add(reason));
    problems.push(...Array.from(reasons, (reason) => ({ property: name, reason })));
    return [name, kept];
  });
  if (problems.length === 0) return json;
  return JSON.stringify(
    Object.fromEntries(
      fields.map(([name, value]) => [
        name,
        name === 'problems' && Array.isArray(value) ? [...(value as readonly unknown[]), ...problems] : value,
      ]),
    ),
  );
}
