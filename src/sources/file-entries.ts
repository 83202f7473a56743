import { isScalar, isSeq } from 'yaml';
import type { Node } from 'yaml';
import type { CatalogueRef, Collaboration } from '../model/catalogue.ts';
import { checkDate, checkId, checkOrganisation, checkUrl, readName, readNumber } from './file-values.ts';
import { readFields, readRequired, readText, scalarAsWritten } from './file-yaml.ts';
import type { Field, Report, YamlFile } from './file-yaml.ts';
import { nearestMatch } from '../model/nearest-match.ts';
import type { StatisticsPlatforms } from './file-statistics.ts';

/** What an entry of a sources file is held against. */
export interface SourcesFileOptions {
  /** The keys of `src/sources/registry.ts`. */
  readonly platforms: readonly string[];
  /** Municipality and region codes of the register. */
  readonly codes: ReadonlySet<string>;
  /** What the entry's platform has against it, as a sentence: `CatalogueSource.check`. */
  readonly check?: (entry: CatalogueRef) => string | undefined;
  /** The platforms that `statistics` may name, each with what it has against an entry; absent: any, and nothing. */
  readonly statistics?: StatisticsPlatforms;
}

type Fields = ReadonlyMap<string, Field>;
type Options = CatalogueRef['options'];

/** From a quarter of an hour, for politeness, to as long as a timer can be. */
const TTL_HOURS = { least: 0.25, most: 500, whole: false, example: 24 } as const;
/** From an hour to ten years. */
const STALE_DAYS = { least: 0.04, most: 3650, whole: false, example: 90 } as const;
const SHRINK_LIMIT_PERCENT = { least: 0, most: 100, whole: true, example: 80 } as const;
const CATALOGUE_KEYS = [
  'id',
  'platform',
  'url',
  'name',
  'organisation',
  'status',
  'note',
  'ttlHours',
  'staleDays',
  'shrinkLimitPercent',
  'options',
];
const COLLABORATION_KEYS = ['id', 'name', 'members', 'since'];

/** Reports what is wrong with a field, if anything is. */
export function reportAny(field: Field | undefined, problem: string | undefined, report: Report): void {
  if (field !== undefined && problem !== undefined) report(field.line, problem);
}

/** The platform of an entry. Reports one that is not known. */
export function readPlatform(
  fields: Fields,
  line: number,
  known: readonly string[],
  report: Report,
): string | undefined {
  const platform = readRequired(fields, 'platform', known.join(' or '), line, report);
  if (platform === undefined || known.includes(platform)) return platform;
  const wanted = nearestMatch(platform, known) ?? `one of ${known.join(', ')}`;
  reportAny(fields.get('platform'), `platform \`${platform}\` is not known; write ${wanted}`, report);
  return platform;
}

function readStatus(field: Field | undefined, report: Report): CatalogueRef['status'] {
  const status = readText(field, report) ?? 'active';
  if (status === 'active' || status === 'inactive') return status;
  const wanted = nearestMatch(status, ['active', 'inactive']) ?? 'active or inactive';
  reportAny(field, `status \`${status}\` is not known; write ${wanted}`, report);
  return 'inactive';
}

/** The options of an entry. Reports those that are no scalars. */
export function readOptions(yaml: YamlFile, field: Field | undefined, report: Report): Options {
  const options: Record<string, string | number | boolean> = {};
  if (field === undefined) return options;
  const fields = field.value === undefined ? undefined : readFields(yaml, field.value, undefined, report);
  if (fields === undefined) {
    report(field.line, "`options` must be a mapping; write options: { context: '6' }, for example, or remove the line");
    return options;
  }
  for (const [key, { line, value: node }] of fields) {
    const value: unknown = isScalar(node) ? node.value : undefined;
    if (
      typeof value === 'string' ||
      typeof value === 'boolean' ||
      (typeof value === 'number' && Number.isFinite(value))
    ) {
      options[key] = value;
    } else {
      report(line, `option \`${key}\` must be one text, number, true or false; write ${key}: value`);
    }
  }
  return options;
}

/** One entry of `catalogues`. Whatever is wrong is reported; undefined when it lacks what a catalogue cannot be without. */
export function readCatalogue(
  yaml: YamlFile,
  node: Node,
  options: SourcesFileOptions,
  report: Report,
): CatalogueRef | undefined {
  const line = yaml.lineOf(node);
  const fields = readFields(yaml, node, CATALOGUE_KEYS, report);
  if (fields === undefined) {
    report(line, 'an entry of `catalogues` must be a mapping; write - id: …, platform: …, url: …, one a line');
    return undefined;
  }
  const id = readRequired(fields, 'id', 'ale, for example', line, report);
  const platform = readPlatform(fields, line, options.platforms, report);
  const url = readRequired(fields, 'url', 'https://catalog.ale.se/store, for example', line, report);
  const organisation = readText(fields.get('organisation'), report);
  const note = readText(fields.get('note'), report);
  const names = readName(yaml, fields.get('name'), report);
  const status = readStatus(fields.get('status'), report);
  const ttlHours = readNumber(fields.get('ttlHours'), TTL_HOURS, report);
  const staleDays = readNumber(fields.get('staleDays'), STALE_DAYS, report);
  const shrinkLimitPercent = readNumber(fields.get('shrinkLimitPercent'), SHRINK_LIMIT_PERCENT, report);
  const platformOptions = readOptions(yaml, fields.get('options'), report);
  if (id !== undefined) reportAny(fields.get('id'), checkId(id), report);
  if (url !== undefined) reportAny(fields.get('url'), checkUrl(url), report);
  if (organisation !== undefined) {
    reportAny(fields.get('organisation'), checkOrganisation(organisation, options.codes), report);
  }
  if (id === undefined || platform === undefined || url === undefined) return undefined;
  return {
    id,
    platform,
    url,
    ...(names[0] === undefined ? {} : { name: names[0], names }),
    ...(organisation === undefined ? {} : { organisation }),
    status,
    ...(note === undefined ? {} : { note }),
    ...(ttlHours === undefined ? {} : { ttlHours }),
    ...(staleDays === undefined ? {} : { staleDays }),
    ...(shrinkLimitPercent === undefined ? {} : { shrinkLimitPercent }),
    options: platformOptions,
  };
}

function readMembers(yaml: YamlFile, field: Field | undefined, codes: ReadonlySet<string>, report: Report): string[] {
  const lines = new Map<string, number>();
  if (field === undefined) return [];
  if (!isSeq<Node>(field.value) || field.value.items.length === 0) {
    report(
      field.line,
      "`members` must be a list of municipality and region codes; write members: ['14', '1440'], for example",
    );
    return [];
  }
  for (const item of field.value.items) {
    const line = yaml.lineOf(item);
    const code = scalarAsWritten(yaml.resolve(item)) ?? '';
    const first = lines.get(code);
    if (!codes.has(code)) {
      const wanted = nearestMatch(code, codes) ?? 'a code as in 1480 or 14';
      report(line, `member \`${code}\` is not a municipality or region code; write ${wanted}`);
    } else if (first !== undefined) {
      report(line, `member ${code} is listed twice (lines ${first} and ${line}); remove one`);
    } else {
      lines.set(code, line);
    }
  }
  return [...lines.keys()];
}

/** One entry of `collaborations`. Whatever is wrong is reported; undefined when it lacks what it cannot be without. */
export function readCollaboration(
  yaml: YamlFile,
  node: Node,
  options: SourcesFileOptions,
  report: Report,
): Collaboration | undefined {
  const line = yaml.lineOf(node);
  const fields = readFields(yaml, node, COLLABORATION_KEYS, report);
  if (fields === undefined) {
    report(line, 'an entry of `collaborations` must be a mapping; write - id: …, name: …, members: …, one a line');
    return undefined;
  }
  const id = readRequired(fields, 'id', 'vastra-gotaland, for example', line, report);
  const name = readName(yaml, fields.get('name'), report);
  const members = readMembers(yaml, fields.get('members'), options.codes, report);
  const since = readText(fields.get('since'), report);
  if (!fields.has('name')) report(line, '`name` is missing; write name: { sv: …, en: … }');
  if (!fields.has('members')) report(line, "`members` is missing; write members: ['14', '1440'], for example");
  if (id !== undefined) reportAny(fields.get('id'), checkId(id), report);
  if (since !== undefined) reportAny(fields.get('since'), checkDate('since', since), report);
  if (id === undefined) return undefined;
  return { id, name, members, ...(since === undefined ? {} : { since }) };
}
