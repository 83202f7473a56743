import { isSeq } from 'yaml';
import type { Node } from 'yaml';
import { nearestMatch } from '../model/nearest-match.ts';
import { COLUMN_TYPES } from '../model/specification.ts';
import type { ColumnType, SpecificationColumn } from '../model/specification.ts';
import { readFields, readRequired, readText, scalarAsWritten } from '../sources/file-yaml.ts';
import type { Field, Report, YamlFile } from '../sources/file-yaml.ts';
import { foldColumn } from './column-name.ts';

type Fields = ReadonlyMap<string, Field>;

const KEYS = ['name', 'type', 'mandatory', 'aliases', 'status', 'source', 'decimalComma'];
const STATUSES = ['attested', 'guessed'] as const;
const EXAMPLE = '- { name: latitude, type: latitude, mandatory: true, status: guessed }';

/** One of a few words. Reports what is none of them; `fallback` where nothing is written, or nothing good. */
function readWord<T extends string>(field: Field | undefined, words: readonly T[], fallback: T, report: Report): T {
  const said = readText(field, report);
  if (field === undefined || said === undefined) return fallback;
  const word = words.find((one) => one === said);
  if (word === undefined) {
    report(
      field.line,
      `${field.key} \`${said}\` is not known; write ${nearestMatch(said, words) ?? `one of ${words.join(', ')}`}`,
    );
  }
  return word ?? fallback;
}

function readNames(yaml: YamlFile, field: Field | undefined, report: Report): readonly string[] {
  if (field === undefined) return [];
  if (!isSeq<Node>(field.value)) {
    report(field.line, '`aliases` must be a list; write aliases: [lat]');
    return [];
  }
  return field.value.items.flatMap((node) => {
    const name = scalarAsWritten(yaml.resolve(node))?.trim() ?? '';
    if (name === '') report(yaml.lineOf(node), 'an alias must be a word; write aliases: [lat]');
    return name === '' ? [] : [name];
  });
}

function readStatus(fields: Fields, line: number, report: Report): Pick<SpecificationColumn, 'status' | 'source'> {
  const field = fields.get('status');
  if (field === undefined) report(line, '`status` is missing; write status: attested, or status: guessed');
  const status = readWord(field, STATUSES, 'guessed', report);
  const source = readText(fields.get('source'), report);
  if (status === 'attested' && source === undefined) {
    report(line, '`source` is missing; write source: and where the column was seen, or status: guessed');
  }
  return { status, ...(source === undefined ? {} : { source }) };
}

function readColumn(yaml: YamlFile, node: Node, report: Report): SpecificationColumn | undefined {
  const line = yaml.lineOf(node);
  const fields = readFields(yaml, node, KEYS, report);
  if (fields === undefined) {
    report(line, `an entry of \`columns\` must be a mapping; write ${EXAMPLE}`);
    return undefined;
  }
  const name = readRequired(fields, 'name', 'latitude, for example', line, report);
  if (fields.get('type') === undefined) report(line, '`type` is missing; write type: text, for example');
  const type = readWord<ColumnType>(fields.get('type'), COLUMN_TYPES, 'text', report);
  const mandatory = readWord(fields.get('mandatory'), ['true', 'false'], 'false', report) === 'true';
  const decimalComma = readWord(fields.get('decimalComma'), ['true', 'false'], 'false', report) === 'true';
  const aliases = readNames(yaml, fields.get('aliases'), report);
  const status = readStatus(fields, line, report);
  if (name === undefined) return undefined;
  return { name, type, mandatory, aliases, ...status, ...(decimalComma ? { decimalComma } : {}) };
}

/** The columns of a specification's table, if its file has any. Whatever is wrong is reported. */
export function readColumns(
  yaml: YamlFile,
  field: Field | undefined,
  report: Report,
): readonly SpecificationColumn[] | undefined {
  if (field === undefined) return undefined;
  if (!isSeq<Node>(field.value) || field.value.items.length === 0) {
    report(field.line, `\`columns\` must be a list with a column or more; write columns: with ${EXAMPLE} under it`);
    return undefined;
  }
  const taken = new Map<string, number>();
  return field.value.items.flatMap((node) => {
    const column = readColumn(yaml, node, report);
    const line = yaml.lineOf(node);
    for (const name of column === undefined ? [] : [column.name, ...column.aliases]) {
      const first = taken.get(foldColumn(name));
      if (first !== undefined) {
        report(line, `column \`${name}\` is there on line ${first} already; remove it from one of them`);
      }
      taken.set(foldColumn(name), first ?? line);
    }
    return column === undefined ? [] : [column];
  });
}
