import { isSeq } from 'yaml';
import type { Node } from 'yaml';
import { foldAddress, splitVersion } from '../model/specification.ts';
import type { Specification, SpecificationAddress } from '../model/specification.ts';
import { nearestMatch } from '../model/nearest-match.ts';
import { checkId, readName } from '../sources/file-values.ts';
import { readExpectedWords } from './expected-words.ts';
import { readFields, readRequired, readText, scalarAsWritten } from '../sources/file-yaml.ts';
import type { Field, Report, YamlFile } from '../sources/file-yaml.ts';
import { readColumns } from './specification-columns.ts';

/** Something that only one specification may have, and where it is written. */
export interface Claim {
  readonly kind: 'slug' | 'alias' | 'address';
  readonly value: string;
  readonly line: number;
}

/** A specification with what it claims for itself. */
export interface SpecificationEntry {
  readonly specification: Specification;
  readonly claims: readonly Claim[];
}

type Fields = ReadonlyMap<string, Field>;

const KEYS = [
  'slug',
  'name',
  'description',
  'aliases',
  'addresses',
  'homepage',
  'steward',
  'rank',
  'expected',
  'columns',
];
const ADDRESS_KEYS = ['address', 'status', 'source'];
const ADDRESS = 'lankadedata.se/spec/badplatser';
const STATUSES = ['attested', 'guessed'] as const;

/** What is wrong with an address of a specification, or undefined: each has one spelling here. */
function checkAddress(address: string): string | undefined {
  const folded = foldAddress(address);
  if (folded === undefined)
    return `address \`${address}\` is not an address; write host and path, for example ${ADDRESS}`;
  const { base, version } = splitVersion(folded);
  if (version !== undefined) return `address \`${address}\` has a version, which is read by itself; write ${base}`;
  if (folded === address) return undefined;
  return `address \`${address}\` stands for all its spellings and is written in one; write ${folded}`;
}

function readStatus(field: Field | undefined, line: number, report: Report): SpecificationAddress['status'] {
  const said = readText(field, report);
  const status = STATUSES.find((one) => one === said);
  if (status !== undefined) return status;
  if (field === undefined) report(line, '`status` is missing; write status: attested, or status: guessed');
  else if (said !== undefined) {
    const wanted = nearestMatch(said, STATUSES) ?? 'attested or guessed';
    report(field.line, `status \`${said}\` is not known; write ${wanted}`);
  }
  return 'guessed';
}

function readAddress(yaml: YamlFile, node: Node, report: Report): SpecificationAddress | undefined {
  const line = yaml.lineOf(node);
  const fields = readFields(yaml, node, ADDRESS_KEYS, report);
  if (fields === undefined) {
    report(line, `an entry of \`addresses\` must be a mapping; write - { address: ${ADDRESS}, status: guessed }`);
    return undefined;
  }
  const address = readRequired(fields, 'address', ADDRESS, line, report);
  const status = readStatus(fields.get('status'), line, report);
  const source = readText(fields.get('source'), report);
  if (status === 'attested' && source === undefined) {
    report(line, '`source` is missing; write source: and where the address was seen, or status: guessed');
  }
  if (address === undefined) return undefined;
  const fault = checkAddress(address);
  if (fault !== undefined) report(fields.get('address')?.line ?? line, fault);
  return { address, status, ...(source === undefined ? {} : { source }) };
}

/** The items of a list; reports what is no list. */
function itemsOf(field: Field | undefined, example: string, report: Report): readonly Node[] {
  if (field === undefined) return [];
  if (isSeq<Node>(field.value)) return field.value.items;
  report(field.line, `\`${field.key}\` must be a list; write ${field.key}: ${example}`);
  return [];
}

function readAddresses(yaml: YamlFile, fields: Fields, report: Report): readonly (SpecificationAddress & Claim)[] {
  const field = fields.get('addresses');
  const example = `with - { address: ${ADDRESS}, status: guessed } under it`;
  const items = itemsOf(field, example, report);
  if (field === undefined || (isSeq(field.value) && items.length === 0)) {
    report(
      field?.line ?? 1,
      `\`addresses\` is ${field === undefined ? 'missing' : 'empty'}; write addresses: ${example}`,
    );
  }
  return items.flatMap((node) => {
    const entry = readAddress(yaml, node, report);
    return entry === undefined ? [] : [{ ...entry, kind: 'address', value: entry.address, line: yaml.lineOf(node) }];
  });
}

function readAliases(yaml: YamlFile, field: Field | undefined, report: Report): readonly Claim[] {
  return itemsOf(field, '[badplats]', report).flatMap((node) => {
    const line = yaml.lineOf(node);
    const value = scalarAsWritten(yaml.resolve(node)) ?? '';
    const fault = checkId(value);
    if (fault !== undefined) report(line, fault.replace(/^id/, 'alias').replace('id: ale', 'badplats'));
    return [{ kind: 'alias', value, line }];
  });
}

/** A text that must be there in Swedish and in English. */
function readBoth(yaml: YamlFile, fields: Fields, key: string, report: Report): Specification['names'] {
  const field = fields.get(key);
  if (field === undefined) report(1, `\`${key}\` is missing; write ${key}: { sv: …, en: … }`);
  const texts = readName(yaml, field, report);
  for (const language of ['sv', 'en']) {
    if (field !== undefined && !texts.some((text) => text.language === language)) {
      report(field.line, `\`${key}\` is not there in ${language}; write ${key}: { sv: …, en: … }`);
    }
  }
  return texts;
}

function readHomepage(field: Field | undefined, report: Report): string | undefined {
  const text = readText(field, report);
  if (field === undefined || text === undefined) return undefined;
  if (/^https?:\/\//.test(text) && URL.canParse(text)) return text;
  report(field.line, `homepage \`${text}\` is not the address of a page; write it whole, beginning with https://`);
  return undefined;
}

function readRank(field: Field | undefined, report: Report): number | undefined {
  const text = readText(field, report);
  if (field === undefined || text === undefined) return undefined;
  const rank = Number(text);
  if (Number.isInteger(rank) && rank >= 1 && rank <= 100) return rank;
  report(field.line, `rank \`${text}\` is not a place on the list; write a whole number from 1 to 100`);
  return undefined;
}

/** The specification of a file. Whatever is wrong is reported; undefined when it lacks what it cannot be without. */
export function readSpecification(yaml: YamlFile, report: Report): SpecificationEntry | undefined {
  const { root } = yaml;
  const fields = root === undefined ? undefined : readFields(yaml, root, KEYS, report);
  if (fields === undefined) {
    report(1, 'the file must be a mapping; write slug: …, name: …, description: … and addresses: …, one a line');
    return undefined;
  }
  const slug = readRequired(fields, 'slug', 'badplatser, for example', 1, report);
  const slugField = fields.get('slug');
  const slugFault =
    slug === undefined ? undefined : checkId(slug)?.replace(/^id/, 'slug').replace('id: ale', 'badplats');
  if (slugField !== undefined && slugFault !== undefined) report(slugField.line, slugFault);
  const names = readBoth(yaml, fields, 'name', report);
  const descriptions = readBoth(yaml, fields, 'description', report);
  const aliases = readAliases(yaml, fields.get('aliases'), report);
  const addresses = readAddresses(yaml, fields, report);
  const homepage = readHomepage(fields.get('homepage'), report);
  const rank = readRank(fields.get('rank'), report);
  const stewards = readName(yaml, fields.get('steward'), report);
  const columns = readColumns(yaml, fields.get('columns'), report);
  const expected = readExpectedWords(yaml, fields.get('expected'), report);
  if (slug === undefined || slugField === undefined) return undefined;
  return {
    specification: {
      slug,
      names,
      descriptions,
      aliases: aliases.map(({ value }) => value),
      addresses: addresses.map(({ address, status, source }) => ({
        address,
        status,
        ...(source === undefined ? {} : { source }),
      })),
      ...(homepage === undefined ? {} : { homepage }),
      stewards,
      ...(rank === undefined ? {} : { rank }),
      ...(columns === undefined ? {} : { columns }),
      ...(expected === undefined ? {} : { expected }),
    },
    claims: [{ kind: 'slug', value: slug, line: slugField.line }, ...aliases, ...addresses],
  };
}
