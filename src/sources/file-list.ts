import { isScalar, isSeq } from 'yaml';
import type { Node } from 'yaml';
import { readFields, scalarAsWritten } from './file-yaml.ts';
import type { Field, Report, YamlFault, YamlFile } from './file-yaml.ts';

/** A finding in an entry: its line, what is wrong, and the entry's id where it has one. */
export type ReportEntry = (line: number, message: string, entry?: string) => void;

/** How the entries of one list are read and held against each other. */
export interface EntryReader<Entry> {
  read(node: Node, report: Report): Entry | undefined;
  /** What is wrong with an otherwise good entry, as a finding. */
  object?(entry: Entry, node: Node): YamlFault | undefined;
}

/** The id of an entry, for naming it, whatever else is wrong with it. */
function idOf(yaml: YamlFile, node: Node): string | undefined {
  const fields = readFields(yaml, node, undefined, () => undefined);
  return scalarAsWritten(fields?.get('id')?.value)?.trim();
}

function itemsOf(field: Field | undefined, report: ReportEntry): readonly Node[] {
  if (field === undefined) return [];
  const { key, line, value } = field;
  if (isSeq<Node>(value)) return value.items;
  // `collaborations:` with nothing under it, or with all of it commented out, is an empty list.
  if (value !== undefined && !(isScalar(value) && value.value === null)) {
    report(line, `\`${key}\` must be a list; begin each entry under it with "- "`);
  }
  return [];
}

/** Reads one list of entries. One with anything wrong in it is left out and told; the others are read. */
export function readList<Entry>(
  yaml: YamlFile,
  field: Field | undefined,
  reader: EntryReader<Entry>,
  report: ReportEntry,
): readonly Entry[] {
  const idLines = new Map<string, number>();
  const items = itemsOf(field, report);
  const lines = items.map((item) => yaml.lineOf(item));
  return items.flatMap((node, index): readonly Entry[] => {
    const line = yaml.lineOf(node);
    const id = idOf(yaml, node);
    const found: YamlFault[] = [];
    // A fault on the line where the next entry begins counts too: a misplaced `status: inactive` there would be lost.
    const fault = yaml.faults.find((one) => one.line >= line && one.line <= (lines[index + 1] ?? Infinity));
    const entry =
      fault === undefined ? reader.read(node, (at, message) => found.push({ line: at, message })) : undefined;
    if (fault !== undefined) found.push(fault);
    const twin = id === undefined ? undefined : idLines.get(id);
    if (id !== undefined && twin !== undefined) {
      const message = `id \`${id}\` is used twice (lines ${twin} and ${line}); write another id for one of them`;
      found.push({ line, message });
    } else if (id !== undefined) {
      idLines.set(id, line);
    }
    const objection = entry === undefined || found.length > 0 ? undefined : reader.object?.(entry, node);
    if (objection !== undefined) found.push(objection);
    for (const one of found) report(one.line, one.message, id);
    return entry === undefined || found.length > 0 ? [] : [entry];
  });
}
