import { Document, stringify } from 'yaml';
import type { Node } from 'yaml';
import type { CatalogueRef } from '../model/catalogue.ts';
import type { Texts } from '../model/text.ts';

/** A new entry of a sources file. */
export interface Entry {
  readonly id: string;
  readonly platform: string;
  readonly url: string;
  /** Swedish and English, or one without a language. */
  readonly names: Texts;
  readonly organisation?: string;
  readonly options: CatalogueRef['options'];
}

/** The entry as harvesting wants it. */
export function refOf({ id, platform, url, organisation, options }: Entry): CatalogueRef {
  return { id, platform, url, ...(organisation === undefined ? {} : { organisation }), status: 'active', options };
}

/** Of a catalogue's titles, what an entry's `name` can hold. */
export function entryNames(titles: Texts): Texts {
  const known = ['sv', 'en'].flatMap((language) => {
    const found = titles.find((title) => title.language?.split('-')[0]?.toLowerCase() === language);
    const value = found === undefined ? '' : oneLine(found.value);
    return value === '' ? [] : [{ value, language }];
  });
  if (known.length > 0) return known;
  const value = oneLine(titles[0]?.value ?? '');
  return value === '' ? [] : [{ value }];
}

const oneLine = (text: string): string => text.replace(/[\p{Cc}\s]+/gu, ' ').trim();

const WHOLE_LINES = { lineWidth: 0, singleQuote: true } as const;

const scalar = (value: string): string => stringify(value, WHOLE_LINES).trimEnd();

/** `{ sv: Ale kommuns öppna data }`, on one line. */
function flow(value: Readonly<Record<string, unknown>>): string {
  const document = new Document();
  const node: Node = document.createNode(value, { flow: true });
  document.contents = node;
  return document.toString(WHOLE_LINES).trimEnd();
}

function nameOf([first, ...others]: Texts): readonly string[] {
  if (first === undefined) return [];
  if (first.language === undefined) return [`name: ${scalar(first.value)}`];
  return [`name: ${flow(Object.fromEntries([first, ...others].map(({ language = '', value }) => [language, value])))}`];
}

/** The entry's lines without indentation: `id: ale`, `platform: …`. */
function entryLines({ id, platform, url, names, organisation, options }: Entry): readonly string[] {
  return [
    `id: ${scalar(id)}`,
    `platform: ${scalar(platform)}`,
    `url: ${scalar(url)}`,
    ...nameOf(names),
    ...(organisation === undefined ? [] : [`organisation: ${scalar(organisation)}`]),
    ...(Object.keys(options).length === 0 ? [] : [`options: ${flow(options)}`]),
  ];
}

/** The entry as it stands in a sources file; `dash` is the column of its hyphen. */
export function entryText(entry: Entry, dash = 2): readonly string[] {
  return entryLines(entry).map((line, index) => `${' '.repeat(dash)}${index === 0 ? '- ' : '  '}${line}`);
}
