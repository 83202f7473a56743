import { foldIri, foldText } from './fold.ts';
import type { LicenceTerm } from './term.ts';

/** The version meant where none is named: lists without versions (opendefinition.org, DIGG) stand for the newest. */
const NEWEST = '4.0';
/** Published versions, newest first. */
export const CREATIVE_COMMONS_VERSIONS = ['4.0', '3.0', '2.5', '2.0', '1.0'] as const;
/** Sets of conditions, as addresses write them. */
export const CREATIVE_COMMONS_KINDS = ['by', 'by-sa', 'by-nd', 'by-nc', 'by-nc-sa', 'by-nc-nd'] as const;

/** Jurisdictions that versions 1.0 to 3.0 were adapted to; 4.0 has none. */
const PORTS = new Set(
  (
    'ar at au az be bg br ca ch cl cn co cr cz de dk ec ee eg es fi fr ge gr gt hk hr hu ie il in it jp kr lu mk mt mx ' +
    'my nl no nz pe ph pl pr pt ro rs se sg si th tw ua ug uk us ve vn za igo scotland'
  ).split(' '),
);

const CONDITIONS = {
  by: { sv: 'Erkännande', en: 'Attribution' },
  nc: { sv: 'Icke-kommersiell', en: 'Non-Commercial' },
  nd: { sv: 'Inga bearbetningar', en: 'No Derivative Works' },
  sa: { sv: 'Dela lika', en: 'Share Alike' },
} as const;
type Condition = keyof typeof CONDITIONS;
const ORDER: readonly Condition[] = ['by', 'nc', 'nd', 'sa'];

/** CC0 1.0. */
export const CC0: LicenceTerm = {
  uri: 'http://creativecommons.org/publicdomain/zero/1.0/',
  code: 'CC0-1.0',
  labels: {
    sv: 'CC0 1.0 (Ingen upphovsrätt)',
    en: 'CC0 1.0 (Public Domain Dedication, No Copyright)',
  },
  open: true,
};

function build(said: ReadonlySet<string>, version: string, port: string | undefined): LicenceTerm | undefined {
  const conditions = ORDER.filter((condition) => said.has(condition));
  const kind = conditions.join('-');
  if (!CREATIVE_COMMONS_KINDS.some((known) => known === kind)) return undefined;
  if (!CREATIVE_COMMONS_VERSIONS.some((known) => known === version)) return undefined;
  const place = version === '4.0' ? undefined : port;
  // Version 1.0 alone named its conditions in this order.
  const path = kind === 'by-nc-nd' && version === '1.0' ? 'by-nd-nc' : kind;
  const suffix = place === undefined ? '' : ` ${place.toUpperCase()}`;
  const label = (language: 'sv' | 'en'): string =>
    `CC ${kind.toUpperCase()} ${version}${suffix} (${conditions.map((c) => CONDITIONS[c][language]).join(', ')})`;
  return {
    uri: `http://creativecommons.org/licenses/${path}/${version}/${place === undefined ? '' : `${place}/`}`,
    code: `CC-${kind.toUpperCase()}-${version}${suffix.replace(' ', '-')}`,
    labels: { sv: label('sv'), en: label('en') },
    open: !said.has('nc') && !said.has('nd'),
  };
}

/** The licence of a kind (`by-sa`) and version (`4.0`); undefined for what Creative Commons never published. */
export function creativeCommons(kind: string, version: string, port?: string): LicenceTerm | undefined {
  return build(new Set(kind.split('-')), version, port);
}

const LICENCE_PATH =
  /^creativecommons\.org\/licenses\/(by(?:-(?:nc|nd|sa))*)(?:\/(\d\.\d))?(?:\/([a-z]{2}|igo|scotland))?(?:\/.*)?$/;
const ZERO_PATH = /^creativecommons\.org\/publicdomain\/zero(?:\/1\.0)?(?:\/.*)?$/;

function readAddress(iri: string): LicenceTerm | undefined {
  if (ZERO_PATH.test(iri)) return CC0;
  const [, kind, version = NEWEST, port] = LICENCE_PATH.exec(iri) ?? [];
  if (kind === undefined) return undefined;
  return creativeCommons(kind, version, port !== undefined && PORTS.has(port) ? port : undefined);
}

/** Phrases and the word that stands for them, in the order they are replaced. */
const PHRASES: readonly (readonly [RegExp, string])[] = [
  [/creative commons/g, ' cc '],
  [/non ?commercial( use)?( only)?|icke ?kommersiell(t)?/g, ' nc '],
  [/no ?deriv(ative works|atives|ative|s)?|inga ?bearbetningar/g, ' nd '],
  [/share ?alike|dela ?lika|lika ?villkor/g, ' sa '],
  [/attribution|erkännande/g, ' by '],
  [/public domain( dedication)?|no copyright|ingen upphovsrätt/g, ' pd '],
  [/sverige|sweden/g, ' se '],
  [/\bcc\s*(0|zero|noll)\b/g, ' cczero '],
  [/\bv(ersion)? ?(?=\d)/g, ' '],
  [/(\d)[. ](\d)\b/g, '$1.$2'],
];
const FILLERS = new Set(
  'pd licens licensen license licence public universal universell international internationell unported generic'.split(
    ' ',
  ),
);
const WORD = /^(cc)?(by)?(nc)?(nd|sa)?(\d(?:\.\d)?)?$/;

interface Statement {
  readonly said: Set<string>;
  readonly versions: Set<string>;
}

/** The statements about a licence in a text, one for each "CC" in it; undefined when a word is not understood. */
function statements(text: string): { readonly found: readonly Statement[]; readonly port?: string } | undefined {
  const found: Statement[] = [];
  let port: string | undefined;
  for (const word of text.split(/[^\p{L}\p{N}.]+/u)) {
    if (word === '' || FILLERS.has(word)) continue;
    if (word.startsWith('cc')) found.push({ said: new Set(), versions: new Set() });
    const current = found.at(-1);
    if (current === undefined) return undefined;
    const parts = WORD.exec(word);
    if (word === 'cczero') {
      current.said.add('zero');
    } else if (parts !== null) {
      const [, , by, nc, last, version] = parts;
      for (const condition of [by, nc, last]) if (condition !== undefined) current.said.add(condition);
      if (version !== undefined) current.versions.add(version.includes('.') ? version : `${version}.0`);
    } else if (PORTS.has(word) && port === undefined) {
      port = word;
    } else {
      return undefined;
    }
  }
  const full = found.filter((statement) => statement.said.size > 0 || statement.versions.size > 0);
  return port === undefined ? { found: full } : { found: full, port };
}

function readText(said: string): LicenceTerm | undefined {
  const text = PHRASES.reduce((rest, [pattern, word]) => rest.replace(pattern, word), foldText(said));
  const read = statements(text);
  const first = read?.found[0];
  if (read === undefined || first === undefined) return undefined;
  const names = new Set(read.found.map((statement) => [...statement.said].sort().join('-')));
  const versions = new Set(read.found.flatMap((statement) => [...statement.versions]));
  if (names.size > 1 || versions.size > 1) return undefined; // two licences in one text: which one holds is not said
  const version = [...versions][0];
  if (!first.said.has('zero')) {
    if (/\bpd\b/.test(text)) return undefined; // conditions on what has none
    // An adaptation is of an older version: without its number there is no telling which.
    return version === undefined && read.port !== undefined
      ? undefined
      : build(first.said, version ?? NEWEST, read.port);
  }
  return first.said.size === 1 && read.port === undefined && (version ?? '1.0') === '1.0' ? CC0 : undefined;
}

/**
 * A Creative Commons licence from its address (http or https, `deed.sv`, `legalcode`), its SPDX or EU code
 * (`CC-BY-4.0`, `CC_BYNCSA_4_0`) or its name in Swedish or English. Every word has to be understood; a version that is
 * not named is 4.0, which is what the addresses and lists without versions stand for.
 */
export function readCreativeCommons(said: string): LicenceTerm | undefined {
  const iri = foldIri(said);
  return iri === undefined ? readText(said) : readAddress(iri);
}
