import type { CkanPackage } from './ckan-package.ts';

/** A query that the index cannot read; the message is what it says. */
export class SearchError extends Error {}

type Test = (one: CkanPackage) => boolean;

const FIELDS: Readonly<Record<string, (one: CkanPackage) => readonly string[]>> = {
  id: ({ id }) => [id],
  name: ({ name }) => [name],
  title: ({ title }) => [title],
  title_string: ({ title }) => [title],
  organization: ({ organization }) => [organization.name],
  owner_org: ({ owner_org }) => [owner_org],
  groups: ({ groups }) => groups.map(({ name }) => name),
  tags: ({ tags }) => tags.map(({ name }) => name),
  res_format: ({ resources }) => resources.map(({ format }) => format),
  license_id: ({ license_id }) => [license_id],
  state: ({ state }) => [state],
  private: (one) => [String(one.private)],
  dataset_type: ({ type }) => [type],
  type: ({ type }) => [type],
  metadata_created: ({ metadata_created }) => [`${metadata_created}Z`],
  metadata_modified: ({ metadata_modified }) => [`${metadata_modified}Z`],
};

const TOKEN =
  /\s*(?:(AND|OR)(?=[\s(])|([+-]?)(?:(\()|([a-z_]+|\*):(\((?:"(?:[^"\\]|\\.)*"|[^()"])*\)|"(?:[^"\\]|\\.)*"|\[[^\]]*\]|[^\s()[\]]+))|(\)))\s*/y;
const unescape = (value: string): string => value.replace(/^"|"$/g, '').replace(/\\(.)/g, '$1');

/** `[2024-01-01T00:00:00Z TO *]`. */
function between(range: string): (value: string) => boolean {
  const bounds = /^\[(\S+) TO (\S+)\]$/.exec(range);
  if (bounds === null) throw new SearchError(`Cannot parse '${range}': a range is [from TO to]`);
  const [, from = '*', to = '*'] = bounds;
  return (value) => (from === '*' || value >= from) && (to === '*' || value <= to);
}

function matching(value: string): (one: string) => boolean {
  if (value.startsWith('[')) return between(value);
  if (value.startsWith('(')) {
    const choices = (value.slice(1, -1).match(/"[^"]*"|\S+/g) ?? []).filter((word) => word !== 'OR').map(unescape);
    return (one) => choices.includes(one);
  }
  const wanted = unescape(value);
  return wanted === '*' ? () => true : (one) => one === wanted;
}

/** What stands under its own name in the index: the site's fields, and every extra. */
function reader(field: string): (one: CkanPackage) => readonly string[] {
  if (field === '*') return () => ['*'];
  return FIELDS[field] ?? (({ extras }) => extras.flatMap(({ key, value }) => (key === field ? [value] : [])));
}

function clause(field: string, value: string): Test {
  const read = reader(field);
  const match = matching(value);
  return (one) => read(one).some(match);
}

/**
 * The part of Solr's syntax that harvesters use: fields with a value, a list or a range, and groups of them, joined by
 * AND (which a blank is, too) and OR.
 */
function parse(query: string): Test {
  TOKEN.lastIndex = 0;
  const group = (nested: boolean): Test => {
    let result: Test | undefined;
    let join = 'AND';
    const add = (sign: string, test: Test): void => {
      const next: Test = sign === '-' ? (one) => !test(one) : test;
      const before = result;
      if (before === undefined) result = next;
      else result = join === 'OR' ? (one) => before(one) || next(one) : (one) => before(one) && next(one);
      join = 'AND';
    };
    while (TOKEN.lastIndex < query.length) {
      const at = TOKEN.lastIndex;
      const found = TOKEN.exec(query);
      if (found === null) throw new SearchError(`Cannot parse '${query}': Encountered " at column ${at}`);
      const [, operator, sign = '', open, field, value = '', close] = found;
      if (operator !== undefined) join = operator;
      else if (open !== undefined) add(sign, group(true));
      else if (field !== undefined) add(sign, clause(field, value));
      else if (close !== undefined && nested) return result ?? (() => true);
      else throw new SearchError(`Cannot parse '${query}': Encountered " ")" at column ${at}`);
    }
    if (nested) throw new SearchError(`Cannot parse '${query}': Encountered "<EOF>"`);
    return result ?? (() => true);
  };
  return group(false);
}

/** `q`: everything, a query by field, or words that all have to be there. */
function textQuery(q: string): Test {
  if (q === '' || q === '*:*') return () => true;
  if (/^[a-z_]+:/.test(q)) return parse(q);
  const words = q.toLowerCase().split(/\s+/);
  return ({ title, notes, tags }) => {
    const text = [title, notes, ...tags.map(({ name }) => name)].join(' ').toLowerCase();
    return words.every((word) => text.includes(word));
  };
}

function compare(sort: string): (a: CkanPackage, b: CkanPackage) => number {
  const orders = sort.split(',').map((part) => {
    const [field = '', direction = 'asc'] = part.trim().split(/\s+/);
    const read = field === 'score' ? (): readonly string[] => [] : FIELDS[field];
    if (read === undefined || !/^(asc|desc)$/.test(direction)) {
      throw new SearchError(`Can't determine a Sort Order (asc or desc) in sort spec '${sort}'`);
    }
    return { read, factor: direction === 'desc' ? -1 : 1 };
  });
  return (a, b) => {
    for (const { read, factor } of orders) {
      const [left = '', right = ''] = [read(a)[0], read(b)[0]];
      if (left !== right) return left < right ? -factor : factor;
    }
    return 0;
  };
}

interface SearchQuery {
  readonly q: string;
  readonly fq: readonly string[];
  readonly sort: string;
}

/** The packages that the query finds, in its order; throws a SearchError for what the index cannot read. */
export function searchPackages(packages: readonly CkanPackage[], query: SearchQuery): readonly CkanPackage[] {
  const tests = [textQuery(query.q), ...query.fq.map(parse)];
  return packages.filter((one) => tests.every((test) => test(one))).toSorted(compare(query.sort));
}

/** How often each value of a field is there, most frequent first. */
export function facet(
  packages: readonly CkanPackage[],
  field: string,
  limit: number,
): Readonly<Record<string, number>> {
  const counts = new Map<string, number>();
  for (const one of packages) {
    for (const value of new Set(FIELDS[field]?.(one) ?? [])) counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  const sorted = [...counts].toSorted(([a, left], [b, right]) => right - left || a.localeCompare(b, 'sv'));
  return Object.fromEntries(limit < 0 ? sorted : sorted.slice(0, limit));
}
