/** How a dataset of this kind is offered: which files, tables and services it has. */
export type Form = 'places' | 'table' | 'map' | 'raster' | 'live' | 'report' | 'ledger' | 'page' | 'calendar';

/** Who in the municipality answers for it. */
export type Unit = 'office' | 'culture' | 'streets' | 'waste' | 'maps' | 'tourism';

/**
 * A kind of dataset that many municipalities publish. Texts hold `{kommun}`, `{ort}`, `{platser}` and `{år}`
 * (in English `{kommun}` is the English name), filled in for each publisher.
 */
export interface Kind {
  readonly slug: string;
  /** Swedish title, what it is, and what each row or map object tells. */
  readonly sv: readonly [title: string, about: string, detail: string];
  /** English title and what it is. */
  readonly en?: readonly [title: string, about: string];
  readonly keywords: readonly string[];
  readonly keywordsEn?: readonly string[];
  /** EU data themes: `ENVI`. */
  readonly themes: readonly string[];
  /** EU frequency code: `ANNUAL`. */
  readonly frequency: string;
  readonly unit: Unit;
  readonly form: Form;
  /** The national specification, in the spellings that publishers use. */
  readonly specification?: readonly string[];
  /** EU high-value category: `c_a9135398`. */
  readonly highValue?: string;
}

const DIGG = 'dataportal.se/specifications';

/** The spellings under which publishers name a specification of dataportal.se: with and without `www`, version, slash. */
export function nationalSpecification(name: string, version = '1.0'): readonly string[] {
  return [
    `https://www.${DIGG}/${name}/${version}`,
    `https://${DIGG}/${name}/${version}`,
    `https://www.${DIGG}/${name}`,
    `https://${DIGG}/${name}/${version}/`,
  ];
}

/** The spellings of a specification of lankadedata.se. */
export function linkedSpecification(name: string, version?: string): readonly string[] {
  const base = `https://lankadedata.se/spec/${name}`;
  return version === undefined ? [base, `${base}/`] : [base, `${base}/`, `${base}/${version}`, `${base}/${version}/`];
}
