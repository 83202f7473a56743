import { isAlias, isMap, isScalar, LineCounter, parseDocument } from 'yaml';
import type { ErrorCode, Node } from 'yaml';
import { nearestMatch } from '../model/nearest-match.ts';

/** Tells the reader of a sources file what is wrong, and where: a 1-based line. */
export type Report = (line: number, message: string) => void;

export interface YamlFault {
  /** 1-based. */
  readonly line: number;
  readonly message: string;
}

/** A YAML file as nodes that know their lines. */
export interface YamlFile {
  readonly root: Node | undefined;
  /** In order of their lines. What follows the first may be read wrongly. */
  readonly faults: readonly YamlFault[];
  lineOf(node: Node): number;
  /** The node that an alias (`*name`) stands for, or the node itself. */
  resolve(node: Node): Node | undefined;
}

const QUOTES = 'put a text with `: `, ` #` or a special first character in quotes';
const INDENT = 'begin each entry with `- ` and put all its keys in one column, with spaces';
const HINTS: Partial<Record<ErrorCode, string>> = {
  BAD_INDENT: INDENT,
  BLOCK_AS_IMPLICIT_KEY: `${QUOTES}, and keep an entry's keys in one column`,
  MULTILINE_IMPLICIT_KEY: INDENT,
  TAB_AS_INDENT: 'indent with spaces instead',
  BAD_SCALAR_START: QUOTES,
  MULTIPLE_DOCS: 'remove the line `---`, so that there is one document',
};

/** Reads YAML 1.2; what cannot be read becomes a fault with its line, and the rest is there. */
export function parseYaml(text: string): YamlFile {
  const lines = new LineCounter();
  // Keys given twice are told by readFields, which knows the entry.
  const document = parseDocument(text, { lineCounter: lines, uniqueKeys: false, prettyErrors: false });
  const faults = document.errors.map((error) => ({
    line: lines.linePos(error.pos[0]).line,
    message: `this is not YAML: ${error.message}; ${HINTS[error.code] ?? INDENT}`,
  }));
  return {
    root: document.contents ?? undefined,
    faults: faults.sort((a, b) => a.line - b.line),
    lineOf: (node) => lines.linePos(node.range?.[0] ?? 0).line,
    resolve: (node) => (isAlias(node) ? node.resolve(document) : node),
  };
}

/** A key of a mapping with its value. */
export interface Field {
  readonly key: string;
  readonly line: number;
  /** Undefined: nothing was written. */
  readonly value: Node | undefined;
}

function isNode(value: unknown): value is Node {
  return (
    isScalar(value) ||
    isMap(value) ||
    isAlias(value) ||
    (typeof value === 'object' && value !== null && 'range' in value)
  );
}

/**
 * The fields of a mapping by their keys. Unknown keys and keys given twice are reported (the first counts).
 * Undefined when the node is not a mapping; the caller says what should be there. `known` undefined: any key will do.
 */
export function readFields(
  yaml: YamlFile,
  node: Node,
  known: readonly string[] | undefined,
  report: Report,
): ReadonlyMap<string, Field> | undefined {
  const map = yaml.resolve(node);
  if (!isMap(map)) return undefined;
  const fields = new Map<string, Field>();
  for (const pair of map.items) {
    const line = isNode(pair.key) ? yaml.lineOf(pair.key) : yaml.lineOf(map);
    const key = scalarAsWritten(pair.key);
    const first = key === undefined ? undefined : fields.get(key);
    if (key === undefined) {
      report(line, 'a key must be a word; write `key: value`');
    } else if (known !== undefined && !known.includes(key)) {
      const near = nearestMatch(key, known);
      report(line, `key \`${key}\` is not known; write ${near ?? `one of ${known.join(', ')}`}`);
    } else if (first !== undefined) {
      report(line, `key \`${key}\` is given twice (lines ${first.line} and ${line}); remove one`);
    } else {
      const value = isNode(pair.value) ? yaml.resolve(pair.value) : undefined;
      fields.set(key, { key, line, value });
    }
  }
  return fields;
}

/** A scalar as it was written: `0480` without quotes is the number 480 to YAML, and a municipality's code to us. */
export function scalarAsWritten(node: unknown): string | undefined {
  if (!isScalar(node) || node.value === null || node.value === undefined) return undefined;
  return typeof node.value === 'string' ? node.value : node.source;
}

/** A field's text. Reports one that is empty, or a list or mapping. Undefined when there is no such field, or none that can be read. */
export function readText(field: Field | undefined, report: Report): string | undefined {
  if (field === undefined) return undefined;
  const text = scalarAsWritten(field.value)?.trim();
  if (text !== undefined && text !== '') return text;
  const empty = field.value === undefined || isScalar(field.value);
  report(
    field.line,
    empty
      ? `\`${field.key}\` is empty; write a value or remove the line`
      : `\`${field.key}\` must be one value, not a list or a mapping; write ${field.key}: value`,
  );
  return undefined;
}

/** As readText, for a field that must be there. */
export function readRequired(
  fields: ReadonlyMap<string, Field>,
  key: string,
  example: string,
  entryLine: number,
  report: Report,
): string | undefined {
  const field = fields.get(key);
  if (field === undefined) report(entryLine, `\`${key}\` is missing; write ${key}: ${example}`);
  return readText(field, report);
}
