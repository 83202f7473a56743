import type { StatisticsRef } from '../../../model/key-figure.ts';

/** The two interfaces of PxWeb, which share no address. */
export type Version = 1 | 2;

/** Where an installation is. */
export interface Address {
  readonly version: Version;
  /** v1: with the language in its path, and as much of the path to the tables as the sources file has. v2: `…/api/v2`. */
  readonly base: URL;
  /** BCP 47: that of v1's path; in v2 the one asked for first. */
  readonly language: string;
}

const isLanguage = (segment: string): boolean => /^[a-z]{2}$/.test(segment);
const segmentsOf = (url: URL): readonly string[] => url.pathname.split('/').filter(Boolean);

/** The place of the language in a path of v1: the first segment of two letters behind `v1`, or the last of all. */
function languageAt(segments: readonly string[]): number {
  const from = segments.indexOf('v1');
  const at = segments.findIndex((segment, index) => index > from && isLanguage(segment));
  return from === -1 ? segments.findLastIndex(isLanguage) : at;
}

const versionIn = (segments: readonly string[]): Version | undefined =>
  segments.some((segment) => /^v2(?:beta)?$/i.test(segment)) ? 2 : segments.includes('v1') ? 1 : undefined;

/** Where a source is; a sentence that says what to write instead where its url or `version` does not tell. */
export function readAddress({ url, options }: StatisticsRef): Address | string {
  const base = new URL(url);
  base.search = '';
  base.hash = '';
  base.pathname = base.pathname.replace(/\/+$/, '');
  const { version: said } = options;
  if (said !== undefined && said !== 1 && said !== 2)
    return 'option version must be 1 or 2: the interface that url leads to';
  const segments = segmentsOf(base);
  const version = said ?? versionIn(segments);
  if (version === undefined) {
    return 'url has neither v1 nor v2 in its path, so add to options: version: 1 (…/api/v1/sv) or version: 2 (…/api/v2)';
  }
  if (version === 2) return { version, base, language: 'sv' };
  const language = segments[languageAt(segments)];
  if (language === undefined) {
    return 'url must name the language for version 1 of the interface: https://statistik.linkoping.se/PXWeb/api/v1/sv';
  }
  return { version, base, language };
}

/** The same address of v1 in another language. */
export function inLanguage({ base }: Address, language: string): URL {
  const segments = [...segmentsOf(base)];
  segments[languageAt(segments)] = language;
  const url = new URL(base);
  url.pathname = `/${segments.join('/')}`;
  return url;
}

/** Where v1 tells its limits: at the language, above all databases. */
export function configUrl1({ base }: Address): URL {
  const segments = segmentsOf(base);
  const url = new URL(base);
  url.pathname = `/${segments.slice(0, languageAt(segments) + 1).join('/')}`;
  url.search = '?config';
  return url;
}

/** A path below an address: each segment encoded by itself, for tables have blanks and commas in their names. */
export function below(base: URL, path: readonly string[], query: Readonly<Record<string, string>> = {}): URL {
  const url = new URL(base);
  url.pathname = [base.pathname.replace(/\/+$/, ''), ...path.map(encodeURIComponent)].join('/');
  url.search = new URLSearchParams(query).toString();
  return url;
}

/** The segments of a table's path as the sources file writes it. */
export const pathOf = (table: string): readonly string[] => table.split('/').filter((segment) => segment !== '');
