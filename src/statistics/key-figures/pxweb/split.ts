/** A variable of a table, and the values of it that are asked for: at least one, none twice. */
export interface Choice {
  readonly variable: string;
  readonly codes: readonly string[];
}

/** A block of a table: one choice for each variable. */
export type Selection = readonly Choice[];

/** Cells of an answer to a selection. */
export const cellsOf = (selection: Selection): number =>
  selection.reduce((product, { codes }) => product * codes.length, 1);

/** Lengths of pieces that are worth trying: for each number of pieces the shortest, so that pieces are about alike. */
function lengthsOf(count: number, most: number): readonly number[] {
  const lengths: number[] = [];
  for (let pieces = Math.ceil(count / Math.min(count, most)); pieces <= count;) {
    const length = Math.ceil(count / pieces);
    lengths.push(length);
    if (length === 1) break;
    // The next number of pieces that makes them shorter.
    pieces = Math.ceil(count / (length - 1));
  }
  return lengths;
}

interface Plan {
  readonly requests: number;
  readonly lengths: readonly number[];
}

/** Lengths of the pieces of each variable that make the fewest requests with at most `most` cells in each. */
function planOf(counts: readonly number[], most: number): Plan {
  const [count, ...rest] = counts;
  if (count === undefined) return { requests: 1, lengths: [] };
  if (rest.length === 0) {
    const [length = 1] = lengthsOf(count, most);
    return { requests: Math.ceil(count / length), lengths: [length] };
  }
  let best: Plan | undefined;
  for (const length of lengthsOf(count, most)) {
    const others = planOf(rest, Math.floor(most / length));
    const requests = Math.ceil(count / length) * others.requests;
    if (best === undefined || requests < best.requests) best = { requests, lengths: [length, ...others.lengths] };
  }
  return best ?? { requests: 1, lengths: [] };
}

/** How many requests `split` makes of a block with so many values of each variable. */
export function countSplit(counts: readonly number[], most: number): number {
  return planOf(
    counts.filter((count) => count > 1).toSorted((a, b) => a - b),
    Math.max(1, most),
  ).requests;
}

const chunks = (codes: readonly string[], length: number): readonly (readonly string[])[] =>
  Array.from({ length: Math.ceil(codes.length / length) }, (_, at) => codes.slice(at * length, (at + 1) * length));

/**
 * The fewest blocks of at most `most` cells (1 where that is less) that together have every cell of the selection, and
 * none twice. Whole as it is where it is small enough.
 */
export function split(selection: Selection, most: number): readonly Selection[] {
  // The longest last: it is the one whose pieces need no trying.
  const order = selection.filter(({ codes }) => codes.length > 1).toSorted((a, b) => a.codes.length - b.codes.length);
  const plan = planOf(
    order.map(({ codes }) => codes.length),
    Math.max(1, most),
  );
  const lengths = new Map(order.map(({ variable }, at) => [variable, plan.lengths[at] ?? 1]));
  let blocks: readonly Selection[] = [[]];
  for (const { variable, codes } of selection) {
    const pieces = chunks(codes, lengths.get(variable) ?? codes.length);
    blocks = blocks.flatMap((block) => pieces.map((piece) => [...block, { variable, codes: piece }]));
  }
  return blocks;
}
