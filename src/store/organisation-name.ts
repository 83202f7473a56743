import type { RegisterEntry } from '../model/organisation.ts';

/** Names are compared without case and outer blanks, dashes being one sign. */
export function foldName(name: string): string {
  return name
    .normalize('NFC')
    .trim()
    .replace(/\s+/gu, ' ')
    .replace(/[‐-―−]/gu, '-')
    .toLowerCase();
}

/** A body of the register and what is named beside it. */
export interface NamedUnit {
  readonly entry: RegisterEntry;
  /** Folded, without the body's name. */
  readonly unit: string;
}

/** Finds bodies of the register in names. All names are folded. */
export interface RegisterNames {
  /** Whose official name, alias or English name this is. A bare `ale` may be anything and is nobody's. */
  exact(name: string): RegisterEntry | undefined;
  /** Whose short name it is: `ale`. */
  short(name: string): RegisterEntry | undefined;
  /** `kulturförvaltningen, göteborgs stad`, `göteborgs stad - kulturförvaltningen`, `göteborgs stads kulturförvaltning`. */
  unit(name: string): NamedUnit | undefined;
}

/** How names of parts of a public body end, in definite and indefinite form. */
const UNIT_WORD =
  /(?:förvaltning|nämnd|kontor|avdelning|enhet|bolag|styrelse|sektor|sektion|rotel|kansli)(?:en|et|n|s)?$/u;
/** Bodies that are nobody's unit, whoever describes them: the state's, universities, federations of municipalities. */
const OTHER_BODY = new RegExp(
  [
    'universitet',
    'högskola',
    'länsstyrelse',
    'myndighet(?:en)?(?![a-zåäö])',
    'tingsrätt',
    'kommunalförbund',
    '(?:trafik|naturvårds|skol|bo|jordbruks|tillväxt|skatte|migrations|kronofogde|luftfarts|sjöfarts|fortifikations)verk',
    '(?:social|transport|skogs|post- och tele)styrelsen',
    'statistiska centralbyrån',
    '^lantmäteriet$',
    'arbetsförmedlingen',
    'försäkringskassan',
    'riksantikvarieämbetet',
    'riksarkivet',
    '(?<![a-zåäö])(?:smhi|scb|sgu|skr|rka|kolada|digg|msb|pts|rise)(?![a-zåäö])',
  ].join('|'),
  'u',
);
const PUBLIC_WORD = /(?:^|\s)(?:kommun|stad|region|landsting)|regionen$/u;
const LABEL = /^(?:stad|kommun|region|organisation|utgivare|publisher|ägare)\s*:\s*/u;
const DELIMITER = /^[\s,;:/|-]+|[\s,;:/|-]+$/gu;

/** The name says that this is a part of something: `kulturförvaltningen`, `miljönämnden`, `bostadsbolaget`. */
export function isUnitName(name: string): boolean {
  return name.split(/[\s,]+/u).some((word) => UNIT_WORD.test(word));
}

/** The name is that of a body that cannot be a municipality's unit. */
export function isOtherBody(name: string): boolean {
  return OTHER_BODY.test(name);
}

/** What a unit's names are compared by: `kulturförvaltningen` and `kulturförvaltning` are one. */
export function unitNameKey(unit: string): string {
  const words = unit.replace(DELIMITER, '').replace(/[^\p{L}\p{N}&]+/gu, ' ').trim().split(' '); // prettier-ignore
  return words
    .map((word) =>
      word
        .replace(/(förvaltning|nämnd|avdelning|enhet|styrelse)(?:en|n)$/u, '$1')
        .replace(/(kontor|bolag|kansli)et$/u, '$1'),
    ) // prettier-ignore
    .join(' ');
}

/** The name has this word, or its genitive, in it. */
export function hasWord(name: string, word: string): boolean {
  const at = ` ${name.replace(/[^\p{L}\p{N}]+/gu, ' ')} `;
  const sought = word.replace(/[^\p{L}\p{N}]+/gu, ' ');
  return at.includes(` ${sought} `) || at.includes(` ${sought}s `);
}

/** `Stad: Malmö stad`, `Västra Götalandsregionen (VGR)`: the name without what stands around it. */
function variants(name: string): readonly string[] {
  const bare = name.replace(LABEL, '');
  return [...new Set([name, bare, bare.replace(/\s*\([^()]*\)$/u, '')])];
}

/** A name that two entries have says nothing. */
function indexed(register: readonly RegisterEntry[], namesOf: (entry: RegisterEntry) => readonly string[]) {
  const byName = new Map<string, RegisterEntry | undefined>();
  for (const entry of register) {
    for (const name of new Set(namesOf(entry).map(foldName))) byName.set(name, byName.has(name) ? undefined : entry);
  }
  return byName;
}

/** What is left of the name beside the body's: the longest name at its beginning or end is taken. */
function partsOf(name: string): readonly { readonly body: string; readonly rest: string; readonly first: boolean }[] {
  const words = name.split(' ');
  const parts = [];
  for (let length = Math.min(words.length - 1, 6); length > 0; length -= 1) {
    const [head, tail] = [words.slice(0, length), words.slice(length)];
    const [start, end] = [words.slice(0, -length), words.slice(-length)];
    parts.push({ body: head.join(' ').replace(DELIMITER, ''), rest: tail.join(' '), first: true });
    parts.push({ body: end.join(' '), rest: start.join(' '), first: false });
  }
  return parts;
}

export function createRegisterNames(register: readonly RegisterEntry[]): RegisterNames {
  const full = indexed(register, (entry) => [entry.officialName, entry.nameEn, ...entry.aliases]);
  const short = indexed(register, (entry) => [entry.name]);
  const whole = (name: string): RegisterEntry | undefined => (PUBLIC_WORD.test(name) ? full.get(name) : undefined);
  const unit = (name: string): NamedUnit | undefined => {
    const found = partsOf(name).flatMap(({ body, rest, first }) => {
      const entry = whole(body) ?? (first && body.endsWith('s') ? whole(body.slice(0, -1)) : undefined);
      const left = rest.replace(DELIMITER, '');
      // "Företagarna i Ale kommun" is no part of it: at the end, a comma or a unit's word must say so.
      const said = first || /[,;:/|-]\s*$/u.test(rest) || isUnitName(left);
      return entry === undefined || left === '' || !said ? [] : [{ entry, unit: left }];
    });
    return found.some(({ entry }) => entry !== found[0]?.entry) ? undefined : found[0];
  };
  return {
    exact: (name) => variants(name).flatMap((one) => full.get(one) ?? [])[0],
    short: (name) => short.get(name),
    unit: (name) => variants(name).flatMap((one) => unit(one) ?? [])[0],
  };
}
