import type { ColumnType, SpecificationColumn } from '../model/specification.ts';
import type { ContentFault } from '../checks/check.ts';

type Words = ContentFault['message'];

/** What a column of a type may hold, and what to write in it. */
interface TypeRule {
  readonly isGood: (value: string, column: SpecificationColumn) => boolean;
  readonly wanted: Words;
}

const NUMBER = /^[+-]?(?:\d+(?:\.\d+)?|\.\d+)(?:e[+-]?\d+)?$/i;
/** `-1 302,03`: blanks of any kind between thousands. */
const SWEDISH_NUMBER = /^[+\-−]?\d+(?:[  \u202F]\d{3})*(?:,\d+)?$/;
const TIME = /^T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?$/i;

const isDay = (text: string): boolean => {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const time = Date.parse(`${text}T00:00:00Z`);
  // Date.parse makes 2 March of 30 February.
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
};
const isMoment = (value: string): boolean => isDay(value.slice(0, 10)) && TIME.test(value.slice(10).replace(' ', 'T'));
const isDegrees = (value: string, most: number): boolean => NUMBER.test(value) && Math.abs(Number(value)) <= most;
const isWebAddress = (value: string): boolean => /^https?:\/\//i.test(value) && URL.canParse(value);
/** SCB's code of a municipality; spreadsheets take the zero before `0180` away. */
const isMunicipality = (value: string): boolean => /^\d{3,4}$/.test(value);
/** Ten digits, however they are grouped: `212000-1264`, `21 20 00-12 64`; twelve with the century's 16. */
const isOrganisation = (value: string): boolean => /^(?:16)?\d{10}$/.test(value.replace(/[\s–-]/g, ''));
/** Letters that were lost before the file was written. */
const isWhole = (value: string): boolean => !value.includes('\0') && !value.includes('\uFFFD');

const RULES: Readonly<Record<ColumnType, TypeRule>> = {
  text: {
    isGood: isWhole,
    wanted: { sv: 'text i UTF-8, utan trasiga bokstäver', en: 'text in UTF-8, without broken letters' },
  },
  integer: { isGood: (value) => /^[+-]?\d+$/.test(value), wanted: { sv: 'ett heltal: 12', en: 'a whole number: 12' } },
  decimal: {
    isGood: (value, { decimalComma }) =>
      NUMBER.test(value) || (decimalComma === true && SWEDISH_NUMBER.test(value.replace('−', '-'))),
    wanted: { sv: 'ett tal med decimalpunkt: 12.5', en: 'a number with a decimal point: 12.5' },
  },
  date: {
    isGood: (value) => isDay(value) || isMoment(value),
    wanted: { sv: 'ett datum: 2024-05-31', en: 'a date: 2024-05-31' },
  },
  datetime: {
    isGood: (value) => isDay(value) || isMoment(value),
    wanted: { sv: 'datum och tid: 2024-05-31T12:00:00Z', en: 'a date and time: 2024-05-31T12:00:00Z' },
  },
  boolean: {
    isGood: (value) => /^(?:true|false|0|1)$/i.test(value),
    wanted: { sv: 'true eller false', en: 'true or false' },
  },
  url: {
    isGood: isWebAddress,
    wanted: { sv: 'en hel webbadress: https://…', en: 'a whole web address: https://…' },
  },
  email: {
    isGood: (value) => /^[^\s@:<>]+@[^\s@:<>]+\.[^\s@:<>]+$/.test(value),
    wanted: {
      sv: 'en e-postadress utan mailto: info@kommun.se',
      en: 'an email address without mailto: info@municipality.se',
    },
  },
  latitude: {
    isGood: (value) => isDegrees(value, 90),
    wanted: {
      sv: 'latitud i grader (WGS 84) med decimalpunkt: 58.3903',
      en: 'latitude in degrees (WGS 84) with a decimal point: 58.3903',
    },
  },
  longitude: {
    isGood: (value) => isDegrees(value, 180),
    wanted: {
      sv: 'longitud i grader (WGS 84) med decimalpunkt: 13.8453',
      en: 'longitude in degrees (WGS 84) with a decimal point: 13.8453',
    },
  },
  'organisation-number': {
    isGood: isOrganisation,
    wanted: { sv: 'ett organisationsnummer: 212000-1355', en: 'an organisation number: 212000-1355' },
  },
  'municipality-code': {
    isGood: isMunicipality,
    wanted: { sv: 'kommunkoden: 1480', en: 'the municipality code: 1480' },
  },
  'municipality-or-organisation': {
    isGood: (value) => isMunicipality(value) || isOrganisation(value),
    wanted: {
      sv: 'kommunkoden, 1480, eller organisationsnumret, 212000-1355',
      en: 'the municipality code, 1480, or the organisation number, 212000-1355',
    },
  },
  wikidata: {
    isGood: (value) => /^Q[1-9]\d*$/.test(value),
    wanted: { sv: 'Wikidatas Q-kod: Q55596141', en: 'the Q code of Wikidata: Q55596141' },
  },
};

/** Whether a value that is not empty is one of the column's type. */
export const isOfType = (value: string, column: SpecificationColumn): boolean =>
  RULES[column.type].isGood(value, column);

const MOST_SHOWN = 40;
const shown = (value: string): string => {
  const plain = value.replaceAll('\0', '␀').replace(/\s+/g, ' ');
  return plain.length > MOST_SHOWN ? `${plain.slice(0, MOST_SHOWN)}…` : plain;
};

/** What a wrong value is, as far as one sees it. */
function hint({ type }: SpecificationColumn, value: string): Words | undefined {
  if (type !== 'latitude' && type !== 'longitude' && type !== 'decimal') return undefined;
  if (/^[+-]?\d+,\d+$/.test(value)) return { sv: 'Det är ett decimalkomma.', en: 'That is a decimal comma.' };
  if (type === 'decimal' || !/^\d{5,8}(?:[.,]\d+)?$/.test(value)) return undefined;
  return {
    sv: 'Det ser ut som meter i ett plant system (SWEREF 99); räkna om till WGS 84.',
    en: 'That looks like metres of a plane system (SWEREF 99); convert it to WGS 84.',
  };
}

/** What is wrong with a value of a column, and what to write instead; an empty one is wrong where it is mandatory. */
export function valueMessage(column: SpecificationColumn, value: string): Words {
  const { wanted } = RULES[column.type];
  if (value === '') {
    return {
      sv: `${column.name} är obligatorisk och saknar värde; skriv ${wanted.sv}.`,
      en: `${column.name} is mandatory and has no value; write ${wanted.en}.`,
    };
  }
  const more = hint(column, value);
  return {
    sv: `”${shown(value)}” i ${column.name} är fel; skriv ${wanted.sv}.${more === undefined ? '' : ` ${more.sv}`}`,
    en: `"${shown(value)}" in ${column.name} is wrong; write ${wanted.en}.${more === undefined ? '' : ` ${more.en}`}`,
  };
}
