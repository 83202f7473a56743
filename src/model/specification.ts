import type { Dataset } from './dataset.ts';
import type { Texts } from './text.ts';
import { foldIri, foldText } from './vocabulary/fold.ts';

/** An address that datasets name a specification by, without scheme, `www.` and version. */
export interface SpecificationAddress {
  readonly address: string;
  /** `attested`: seen in use or in print, `source` says where; `guessed`: inferred from how the others are named. */
  readonly status: 'attested' | 'guessed';
  readonly source?: string;
}

/** Words that datasets of a specification are called by, in their titles and keywords, beside its names and aliases. */
export interface ExpectedWords {
  /** Swedish words and phrases, in the singular where it has a form of its own: `badplats`. */
  readonly sv: readonly string[];
  readonly en: readonly string[];
  /** Words that, beside one of those, speak of something else: `felparkering`. */
  readonly not: readonly string[];
}

/** What the values of a column are. What is accepted for each is said where it is read: `records/column-type.ts`. */
export const COLUMN_TYPES = [
  'text',
  'integer',
  'decimal',
  'date',
  'datetime',
  'boolean',
  'url',
  'email',
  'latitude',
  'longitude',
  'organisation-number',
  'municipality-code',
  'municipality-or-organisation',
  'wikidata',
] as const;
export type ColumnType = (typeof COLUMN_TYPES)[number];

/** A column of a specification's table. */
export interface SpecificationColumn {
  readonly name: string;
  readonly type: ColumnType;
  /** Each row has a value in it. */
  readonly mandatory: boolean;
  /** Other names that it is published under. */
  readonly aliases: readonly string[];
  /** `attested`: seen in the specification or in print, `source` says where; `guessed`: nothing is held against it. */
  readonly status: 'attested' | 'guessed';
  readonly source?: string;
  /** Numbers may have a decimal comma, and blanks between thousands, because the specification does not say otherwise. */
  readonly decimalComma?: true;
}

/** A national specification of a dataset that many municipalities publish: one file of `specifications/`. */
export interface Specification {
  /** Ours, short and stable: `badplatser`. */
  readonly slug: string;
  readonly names: Texts;
  readonly descriptions: Texts;
  /** Other words for the slug. */
  readonly aliases: readonly string[];
  readonly addresses: readonly SpecificationAddress[];
  /** Where to read more. */
  readonly homepage?: string;
  /** Who looks after it. */
  readonly stewards: Texts;
  /** Its place on the national list of especially important municipal and regional datasets (topp 100). */
  readonly rank?: number;
  /** Of its table, in its order; absent where no source that we know gives them. */
  readonly columns?: readonly SpecificationColumn[];
  /** By what a dataset that does not declare it is known as likely of it. */
  readonly expected?: ExpectedWords;
}

/** What an address means. */
export interface SpecificationMatch {
  readonly slug: string;
  /** As in the address, without `v`: `1.0`. */
  readonly version?: string;
}

/** A specification that a dataset says it follows. */
export interface FollowedSpecification {
  readonly specification: Specification;
  readonly version?: string;
  /** The address as upstream wrote it. */
  readonly said: string;
}

/** The known specifications. */
export interface Specifications {
  /** In order of their slugs. */
  readonly all: readonly Specification[];
  /** By slug or alias, in any case and with any kind of hyphen or blank. */
  get(name: string): Specification | undefined;
  /** Reads an address (dcterms:conformsTo), whatever its spelling; undefined when no file knows it. */
  specificationSlug(uri: string): SpecificationMatch | undefined;
}

const VERSION = /^v?(\d+(?:\.\d+){0,3}(?:-[a-z0-9.]+)?)$/;
/** The portal's page about a specification that is kept elsewhere holds its address, as a parameter or as its path. */
const PAGE_ABOUT = /^dataportal\.se\/externalspecification(?:\?resource=|\/)(?:https?:?\/+)?(.+)$/;
/** The portal puts the language of its pages before the path. */
const LANGUAGE = /^(dataportal\.se)\/(?:sv|en)(?=\/)/;

/**
 * An address in the form that addresses are compared in: no scheme, `www.`, query, fragment, trailing slash or language
 * of the page; lower case, percent signs decoded, å and ä as a. Undefined when it is no address.
 */
export function foldAddress(said: string): string | undefined {
  const whole = foldIri(said.trim())?.replace(LANGUAGE, '$1');
  if (whole === undefined) return undefined;
  const named = PAGE_ABOUT.exec(whole)?.[1]?.replace(/^www\./, '') ?? whole;
  const path = named.replace(/[?#].*$/, '').replace(/\/-\/.*$|\.git$/, ''); // what follows `/-/` is a view in GitLab
  return path
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/\/{2,}/g, '/')
    .replace(/\/(?:index\.html?)?$/, '');
}

/** A folded address without its version, and the version where it ends in one. */
export function splitVersion(folded: string): { readonly base: string; readonly version?: string } {
  const end = folded.lastIndexOf('/');
  const [base, last] = [folded.slice(0, end), folded.slice(end + 1)];
  if (last === 'latest') return { base };
  const version = VERSION.exec(last)?.[1];
  return version === undefined ? { base: folded } : { base, version };
}

/** A slug or alias in the form that they are compared in. */
export function foldSlug(name: string): string {
  return foldText(name).normalize('NFD').replace(/\p{M}/gu, '').replaceAll(' ', '-');
}

/** Makes the known specifications ready to be looked up. Where two claim one name or address, the first has it. */
export function createSpecifications(specifications: readonly Specification[]): Specifications {
  const all = specifications.toSorted((a, b) => (a.slug < b.slug ? -1 : 1));
  const byName = new Map<string, Specification>();
  const byAddress = new Map<string, string>();
  const claim = <T>(map: Map<string, T>, key: string, value: T): void => {
    if (!map.has(key)) map.set(key, value);
  };
  for (const one of all) claim(byName, foldSlug(one.slug), one);
  for (const one of all) {
    for (const alias of one.aliases) claim(byName, foldSlug(alias), one);
    for (const { address } of one.addresses) claim(byAddress, foldAddress(address) ?? address, one.slug);
  }
  return {
    all,
    get: (name) => byName.get(foldSlug(name)),
    specificationSlug: (uri) => {
      const folded = foldAddress(uri);
      if (folded === undefined) return undefined;
      const whole = byAddress.get(folded);
      if (whole !== undefined) return { slug: whole };
      const { base, version } = splitVersion(folded);
      const slug = byAddress.get(base);
      return slug === undefined ? undefined : { slug, ...(version === undefined ? {} : { version }) };
    },
  };
}

/**
 * The known specifications that a dataset, or one of its distributions, says it follows (dcterms:conformsTo): the
 * dataset's own words first, each specification and version once. Addresses that no file knows are not among them.
 */
export function followedBy(dataset: Dataset, specifications: Specifications): readonly FollowedSpecification[] {
  const found = new Map<string, FollowedSpecification>();
  const references = [...dataset.conformsTo, ...dataset.distributions.flatMap(({ conformsTo }) => conformsTo)];
  for (const { uri: said } of references) {
    const match = specifications.specificationSlug(said);
    const specification = match && specifications.get(match.slug);
    if (match === undefined || specification === undefined) continue;
    const key = JSON.stringify([match.slug, match.version]);
    if (found.has(key)) continue;
    found.set(key, {
      specification,
      said,
      ...(match.version === undefined ? {} : { version: match.version }),
    });
  }
  return [...found.values()];
}
