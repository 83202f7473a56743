import type { ExploreDataset } from './opendatasoft-dataset.ts';

/** A request that the API refuses with 400: its `error_code`, and the sentence. */
export class RequestError extends Error {
  constructor(
    readonly code: 'ODSQLError' | 'ODSQLSyntaxError' | 'InvalidRESTParameterError' | 'InvalidExportFormat',
    message: string,
  ) {
    super(message);
  }
}

type Value = string | readonly string[] | number;

const FIELDS: Readonly<Record<string, (one: ExploreDataset) => Value>> = {
  dataset_id: ({ dataset_id }) => dataset_id,
  title: ({ metas }) => metas.default.title,
  'default.title': ({ metas }) => metas.default.title,
  theme: ({ metas }) => metas.default.theme,
  'default.theme': ({ metas }) => metas.default.theme,
  keyword: ({ metas }) => metas.default.keyword ?? [],
  'default.keyword': ({ metas }) => metas.default.keyword ?? [],
  publisher: ({ metas }) => metas.default.publisher,
  'default.publisher': ({ metas }) => metas.default.publisher,
  modified: ({ metas }) => metas.default.modified,
  'default.modified': ({ metas }) => metas.default.modified,
  records_count: ({ metas }) => metas.default.records_count,
};

const STRING = String.raw`"(?:[^"\\]|\\.)*"`;
const IN = new RegExp(String.raw`^([a-z_.]+)\s+in\s*\(\s*(${STRING}(?:\s*,\s*${STRING})*)\s*\)$`, 'i');
const EQUALS = new RegExp(String.raw`^([a-z_.]+)\s*=\s*(${STRING})$`, 'i');
const SEARCH = new RegExp(String.raw`^search\(\s*(?:default\s*,\s*)?(${STRING})\s*\)$`, 'i');
const AFTER = /^([a-z_.]+)\s*(>=?|<=?)\s*date'(\d{4}-\d{2}-\d{2})'$/i;
const AND = new RegExp(String.raw`((?:${STRING}|[^"])*?)\s+and\s+`, 'iy');

const unquote = (text: string): string => text.slice(1, -1).replace(/\\(.)/g, '$1');

function reader(field: string): (one: ExploreDataset) => readonly string[] {
  const read = FIELDS[field];
  if (read === undefined) {
    throw new RequestError(
      'ODSQLError',
      `ODSQL query is malformed: Unknown field: ${field} Clause(s) containing the error(s): where.`,
    );
  }
  return (one) => [read(one)].flat().map(String);
}

/** The expressions between ` and `, which may stand in a string as well. */
function conjuncts(where: string): readonly string[] {
  const parts: string[] = [];
  let at = 0;
  for (AND.lastIndex = 0; ; at = AND.lastIndex) {
    const found = AND.exec(where);
    if (found === null) return [...parts, where.slice(at).trim()];
    parts.push((found[1] ?? '').trim());
  }
}

function expression(text: string): (one: ExploreDataset) => boolean {
  const list = IN.exec(text) ?? EQUALS.exec(text);
  if (list !== null) {
    const [, field = '', values = ''] = list;
    const wanted = new Set((values.match(new RegExp(STRING, 'g')) ?? []).map(unquote));
    const read = reader(field.toLowerCase());
    return (one) => read(one).some((value) => wanted.has(value));
  }
  const after = AFTER.exec(text);
  if (after !== null) {
    const [, field = '', operator = '', day = ''] = after;
    const read = reader(field.toLowerCase());
    return (one) => read(one).some((value) => (operator.startsWith('>') ? value >= day : value <= day));
  }
  const words = SEARCH.exec(text)?.[1];
  if (words !== undefined) {
    const wanted = unquote(words).toLowerCase();
    return ({ metas: { default: said } }) =>
      [said.title, said.description, ...(said.keyword ?? [])].join(' ').toLowerCase().includes(wanted);
  }
  throw new RequestError('ODSQLError', `ODSQL query is malformed: ${text} Clause(s) containing the error(s): where.`);
}

/** The datasets that fulfil `where`: lists, equality, dates and `search()`, joined by `and`. */
export function filterDatasets(datasets: readonly ExploreDataset[], where: string | null): readonly ExploreDataset[] {
  if (where === null || where.trim() === '') return datasets;
  const tests = conjuncts(where.trim()).map(expression);
  return datasets.filter((one) => tests.every((test) => test(one)));
}

/** In the order of `order_by`; an order of the engine's own when absent. */
export function orderDatasets(datasets: readonly ExploreDataset[], orderBy: string | null): readonly ExploreDataset[] {
  if (orderBy === null || orderBy.trim() === '') return datasets;
  const [field = '', direction = 'asc'] = orderBy.trim().split(/\s+/);
  const read = FIELDS[field.toLowerCase()];
  if (read === undefined || !/^(?:asc|desc)$/i.test(direction)) {
    throw new RequestError(
      'ODSQLError',
      `ODSQL query is malformed: ${orderBy} Clause(s) containing the error(s): order_by.`,
    );
  }
  const factor = direction.toLowerCase() === 'desc' ? -1 : 1;
  return datasets.toSorted((a, b) => {
    const [left, right] = [String(read(a)), String(read(b))];
    return left === right ? 0 : left < right ? -factor : factor;
  });
}
