/** Key figures that one field may ask for, and years. */
export const MOST_IDS = 50;
export const MOST_YEARS = 60;

/** What a request is assumed to hold: ids in a segment of an address, or as many cells of a table, and a page of organisations. */
const BATCH = 25;
const PAGE = 100;

const lengthOf = (value: unknown): number => (Array.isArray(value) ? value.length : 1);

/**
 * How many requests a field of key figures may cause, together with its like, for the cost of a query: for a page of a
 * hundred organisations, in batches of {@link BATCH}. What is really needed is told by each source when the query runs,
 * and bounded there (`MOST_REQUESTS` in `value-reader.ts`).
 */
export function keyFigureCallsOf(coordinate: string, given: Readonly<Record<string, unknown>>): number {
  const { ids, years, year } = given;
  const batches = (count: number): number => Math.ceil(count / BATCH);
  switch (coordinate) {
    case 'Organisation.keyFigures':
      return batches(lengthOf(ids)) * batches(lengthOf(years)) * batches(PAGE);
    case 'Organisation.population':
    case 'Organisation.populationProblem':
      return year == null ? 0 : batches(PAGE);
    case 'Query.keyFigure':
      return 1;
    default:
      return 0;
  }
}
