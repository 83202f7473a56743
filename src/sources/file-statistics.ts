import { isMap, isSeq } from 'yaml';
import type { Node } from 'yaml';
import type { DefinitionValue, KeyFigureDefinition, StatisticsRef } from '../model/key-figure.ts';
import { readOptions, readPlatform, reportAny } from './file-entries.ts';
import { readList } from './file-list.ts';
import type { ReportEntry } from './file-list.ts';
import { checkId, checkUrl, readName } from './file-values.ts';
import { readFields, readRequired, readText, scalarAsWritten } from './file-yaml.ts';
import type { Field, Report, YamlFault, YamlFile } from './file-yaml.ts';

/** The platforms of sources of key figures, by name: what each has against an entry, and on which line (else the url's). */
export type StatisticsPlatforms = Readonly<
  Record<
    string,
    { check(entry: StatisticsRef): { readonly message: string; readonly line?: number | undefined } | undefined }
  >
>;

const KEYS = ['id', 'platform', 'url', 'name', 'homepage', 'population', 'options', 'keyFigures'];

/** A node as it was written, all scalars as texts; undefined where nothing is, or what cannot be in a definition. */
function definitionValue(yaml: YamlFile, written: Node, report: Report): DefinitionValue | undefined {
  const node = yaml.resolve(written);
  if (isSeq<Node>(node)) {
    return node.items.flatMap((item): readonly DefinitionValue[] => {
      const value = definitionValue(yaml, item, report);
      return value === undefined ? [] : [value];
    });
  }
  if (isMap(node)) return definitionFields(yaml, node, report);
  const text = scalarAsWritten(node)?.trim();
  if (text !== undefined && text !== '') return text;
  report(yaml.lineOf(written), 'a value is missing here; write it after the colon or the hyphen, or remove the line');
  return undefined;
}

function definitionFields(yaml: YamlFile, node: Node, report: Report): Readonly<Record<string, DefinitionValue>> {
  const values = new Map<string, DefinitionValue>();
  for (const [key, { line, value: written }] of readFields(yaml, node, undefined, report) ?? []) {
    const value = written === undefined ? undefined : definitionValue(yaml, written, report);
    if (written === undefined) report(line, `\`${key}\` is empty; write a value or remove the line`);
    if (value !== undefined) values.set(key, value);
  }
  return Object.fromEntries(values);
}

function readDefinition(yaml: YamlFile, node: Node, report: Report): KeyFigureDefinition | undefined {
  const line = yaml.lineOf(node);
  const fields = readFields(yaml, node, undefined, report);
  if (fields === undefined) {
    report(line, 'an entry of `keyFigures` must be a mapping; write - id: …, and what the platform needs, one a line');
    return undefined;
  }
  const id = readRequired(fields, 'id', 'population, for example', line, report);
  if (id !== undefined && /[:,\s]/.test(id)) {
    reportAny(
      fields.get('id'),
      `id \`${id}\` may not have colons, commas or spaces; write population, for example`,
      report,
    );
    return undefined;
  }
  const written = Object.entries(definitionFields(yaml, node, report)).filter(([key]) => key !== 'id');
  return id === undefined ? undefined : { id, line, fields: Object.fromEntries(written) };
}

function readDefinitions(yaml: YamlFile, field: Field | undefined, report: Report): readonly KeyFigureDefinition[] {
  const told: ReportEntry = (line, message) => {
    report(line, message);
  };
  return readList(yaml, field, { read: (node, reportOne) => readDefinition(yaml, node, reportOne) }, told);
}

function readEntry(
  yaml: YamlFile,
  node: Node,
  platforms: StatisticsPlatforms | undefined,
  report: Report,
): StatisticsRef | undefined {
  const line = yaml.lineOf(node);
  const fields = readFields(yaml, node, KEYS, report);
  if (fields === undefined) {
    report(line, 'an entry of `statistics` must be a mapping; write - id: …, platform: …, url: …, one a line');
    return undefined;
  }
  const id = readRequired(fields, 'id', 'befolkning, for example', line, report);
  const platform =
    platforms === undefined
      ? readRequired(fields, 'platform', 'its platform', line, report)
      : readPlatform(fields, line, Object.keys(platforms), report);
  const url = readRequired(fields, 'url', 'https://statistik.example.se/api, for example', line, report);
  const names = readName(yaml, fields.get('name'), report);
  const homepage = readText(fields.get('homepage'), report);
  const population = readText(fields.get('population'), report);
  const options = readOptions(yaml, fields.get('options'), report);
  const keyFigures = readDefinitions(yaml, fields.get('keyFigures'), report);
  const wrongUrl = url === undefined ? undefined : checkUrl(url);
  if (id !== undefined) reportAny(fields.get('id'), checkId(id), report);
  reportAny(fields.get('url'), wrongUrl, report);
  if (homepage !== undefined) reportAny(fields.get('homepage'), checkUrl(homepage), report);
  if (id === undefined || platform === undefined || url === undefined || wrongUrl !== undefined) return undefined;
  return {
    id,
    platform,
    url,
    names,
    ...(homepage === undefined ? {} : { homepage }),
    ...(population === undefined ? {} : { population }),
    keyFigures,
    options,
  };
}

/** The entries of `statistics`. One with anything wrong in it is left out and told. */
export function readStatistics(
  yaml: YamlFile,
  field: Field | undefined,
  { statistics: platforms }: { readonly statistics?: StatisticsPlatforms },
  report: ReportEntry,
): readonly StatisticsRef[] {
  const object = (entry: StatisticsRef, node: Node): YamlFault | undefined => {
    const objection = platforms?.[entry.platform]?.check(entry);
    if (objection === undefined) return undefined;
    const url = readFields(yaml, node, undefined, () => undefined)?.get('url');
    return { line: objection.line ?? url?.line ?? yaml.lineOf(node), message: objection.message };
  };
  return readList<StatisticsRef>(
    yaml,
    field,
    { read: (node, one) => readEntry(yaml, node, platforms, one), object },
    report,
  );
}
