import { isMap } from 'yaml';
import type { Text, Texts } from '../model/text.ts';
import { readOrganisationNumber } from '../model/organisation-number.ts';
import { nearestMatch } from '../model/nearest-match.ts';
import { readFields, readText } from './file-yaml.ts';
import type { Field, Report, YamlFile } from './file-yaml.ts';

const LETTERS: Readonly<Record<string, string>> = { å: 'a', ä: 'a', ö: 'o', é: 'e', ü: 'u' };

/** What is wrong with an id, or undefined. */
export function checkId(id: string): string | undefined {
  if (/^[a-z0-9]+(-[a-z0-9]+)*$/.test(id)) return undefined;
  const plain = id.toLowerCase().replace(/[åäöéü]/g, (letter) => LETTERS[letter] ?? letter);
  const suggestion = plain.replace(/[^a-z0-9]+/g, '-').replace(/^-+|-+$/g, '');
  const rule = `id \`${id}\` may only have a-z, 0-9 and single hyphens between them`;
  return suggestion === '' ? `${rule}; write id: ale, for example` : `${rule}; write ${suggestion}`;
}

/** What is wrong with the address of a catalogue, or undefined. Which path it needs is for the platform to say. */
export function checkUrl(text: string): string | undefined {
  const example = 'write the whole address, for example https://catalog.ale.se/store';
  if (!URL.canParse(text)) return `url \`${text}\` is not an address; ${example}`;
  const url = new URL(text);
  if (url.protocol !== 'https:' && url.protocol !== 'http:') {
    return `url \`${text}\` must begin with https:// or http://; ${example}`;
  }
  if (url.username !== '' || url.password !== '') {
    return `url must not hold a user name or password; write ${url.protocol}//${url.host}${url.pathname}${url.search}`;
  }
  if (url.hash !== '') return `url must not have a fragment; write ${text.slice(0, text.indexOf('#'))}`;
  return undefined;
}

/** What is wrong with whose a catalogue is, or undefined: a code in `codes`, or an organisation number. */
export function checkOrganisation(text: string, codes: ReadonlySet<string>): string | undefined {
  const number = readOrganisationNumber(text);
  if (codes.has(text) || number === text) return undefined;
  if (number !== undefined)
    return `organisation \`${text}\` is an organisation number in another form; write ${number}`;
  if (/^\d{6}-?\d{4}$/.test(text)) {
    return `organisation number ${text} is mistyped, for its check digit is wrong; write it as in 212000-1355`;
  }
  const near = nearestMatch(text, codes);
  const code = near ?? "the organisation's code as in 1480 or 14";
  return `organisation ${text} is neither a municipality or region code nor an organisation number; write ${code}, or its organisation number as in 212000-1355`;
}

/** What is wrong with a day, month or year, or undefined: ISO 8601, `2019`, `2019-12` or `2019-12-31`. */
export function checkDate(key: string, text: string): string | undefined {
  const found = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(text);
  if (found !== null) {
    const [, year = '', month = '01', day = '01'] = found;
    const whole = `${year}-${month}-${day}`;
    const time = Date.parse(`${whole}T00:00:00Z`);
    // Date.parse makes 2 March of 30 February.
    if (!Number.isNaN(time) && new Date(time).toISOString().startsWith(whole)) return undefined;
  }
  return `${key} \`${text}\` is not a date; write a year, month or day as in 2019, 2019-12 or 2019-12-31`;
}

/** What a number in an entry may be: bounds, both inclusive, and one to show. */
export interface NumberBounds {
  readonly least: number;
  readonly most: number;
  readonly whole: boolean;
  readonly example: number;
}

/** A number within bounds. Reports one that is none, or outside them. */
export function readNumber(field: Field | undefined, bounds: NumberBounds, report: Report): number | undefined {
  const text = readText(field, report);
  if (field === undefined || text === undefined) return undefined;
  const { least, most, whole, example } = bounds;
  const value = /^\d+(\.\d+)?$/.test(text) ? Number(text) : NaN;
  if (value >= least && value <= most && (!whole || Number.isInteger(value))) return value;
  const wanted = `${whole ? 'a whole number' : 'a number'} from ${least} to ${most}`;
  report(field.line, `${field.key} \`${text}\` must be ${wanted}; write ${field.key}: ${example}, for example`);
  return undefined;
}

const LANGUAGES = ['sv', 'en'];

/** A name: plain text (its language unknown), or a mapping with `sv`, `en` or both, Swedish first. */
export function readName(yaml: YamlFile, field: Field | undefined, report: Report): Texts {
  if (field?.value === undefined || !isMap(field.value)) {
    const value = readText(field, report);
    return value === undefined ? [] : [{ value }];
  }
  if (field.value.items.length === 0)
    report(field.line, `\`${field.key}\` is empty; write ${field.key}: { sv: …, en: … }`);
  const fields = readFields(yaml, field.value, LANGUAGES, report);
  return LANGUAGES.flatMap((language): readonly Text[] => {
    const value = readText(fields?.get(language), report);
    return value === undefined ? [] : [{ value, language }];
  });
}
