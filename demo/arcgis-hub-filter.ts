import type { HubItem } from './arcgis-hub-item.ts';

/** A filter that the API refuses with 400. */
export class FilterError extends Error {}

type Test = (item: HubItem) => boolean;

const TERM =
  /^\(?\s*(id|type|title|owner|created|modified)\s*(?:(=|>=?|<=?)\s*('(?:[^']|'')*'|\d+)|(IN)\s*\(([^)]*)\)|(LIKE)\s*('(?:[^']|'')*'))\s*\)?$/i;

const unquote = (text: string): string => text.replace(/^'|'$/g, '').replaceAll("''", "'");

function term(text: string): Test {
  const found = TERM.exec(text.trim());
  if (found === null) throw new FilterError(`Syntax error in filter: ${text.trim()}`);
  const [, field = '', operator, value = '', isList, list = '', , pattern = ''] = found;
  const name = field.toLowerCase();
  const said = ({ properties }: HubItem): string | number => {
    if (name === 'created' || name === 'modified') return properties[name];
    return name === 'id' || name === 'type' || name === 'title' ? properties[name] : properties.owner;
  };
  if (isList !== undefined) {
    const wanted = new Set((list.match(/'(?:[^']|'')*'|[^',\s]+/g) ?? []).map(unquote));
    return (item) => wanted.has(String(said(item)));
  }
  if (operator === undefined) {
    const wanted = unquote(pattern).replaceAll('*', '').toLowerCase();
    return (item) => String(said(item)).toLowerCase().includes(wanted);
  }
  const wanted = unquote(value);
  if (operator === '=') return (item) => String(said(item)) === wanted;
  const factor = operator.startsWith('>') ? 1 : -1;
  return (item) => {
    const distance = (Number(said(item)) - Number(wanted)) * factor;
    return distance > 0 || (operator.endsWith('=') && distance === 0);
  };
}

/** The part of CQL that clients use: comparisons, `IN` and `LIKE`, joined by AND or by OR. */
export function readFilter(filter: string): Test {
  const alternatives = filter.split(/\s+OR\s+/i).map((part) => part.split(/\s+AND\s+/i).map(term));
  return (item) => alternatives.some((tests) => tests.every((test) => test(item)));
}
