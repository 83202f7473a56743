/**
 * What a format is: `data` software can take facts from, or made to be `seen`; by an `open` specification, or `owned`
 * by a company (or not specified at all).
 */
export type FormatKind = 'data open' | 'data owned' | 'seen open' | 'seen owned';

/** Media type, EU file-type code, kind, name (Swedish, where English differs: both), further spellings. */
export type FormatRow = readonly [
  mediaType: string,
  fileType: string | undefined,
  kind: FormatKind,
  name: string | readonly [sv: string, en: string],
  ...said: string[],
];
