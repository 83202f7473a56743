import { cleanText } from '../../model/clean-text.ts';
import type { Text, Texts } from '../../model/text.ts';
import { readTerm } from '../../model/vocabulary/index.ts';
import { type Fields, peek, takeFirst, takeList } from './fields.ts';
import { isObject } from '../../model/json-object.ts';
import { listOf, objectOf, scalar } from './json.ts';

const TAG = /^[a-z]{2,3}(?:[-_][a-z0-9]{2,8})*$/i;

/** ckanext-fluent's `{"sv": …, "en": …}`; undefined for another object: at least one key must be a known language. */
function byLanguage(value: unknown): readonly (readonly [language: string, value: unknown])[] | undefined {
  const object = objectOf(value);
  if (object === undefined) return undefined;
  const entries = Object.entries(object);
  const languages = entries.every(([key]) => TAG.test(key)) && entries.some(([key]) => readTerm('language', key));
  return languages ? entries : undefined;
}

function translations(value: unknown, clean: (said: string) => string): Texts | undefined {
  const texts = byLanguage(value)?.flatMap(([language, said]): Texts => {
    const text = scalar(said);
    return text === undefined ? [] : [{ value: clean(text), language }];
  });
  return texts?.length === 0 ? undefined : texts;
}

const asItIs = (said: string): string => said;

/**
 * The texts of the first field that has some, with its translations (`title_translated`); the plain field is left out
 * where it only repeats one of them.
 */
export function takeTexts(fields: Fields, keys: readonly string[], clean: (said: string) => string = asItIs): Texts {
  for (const key of keys) {
    const read = (value: unknown): Texts | undefined => translations(value, clean);
    const translated = takeFirst(fields, [`${key}_translated`], read) ?? [];
    const own = takeFirst(fields, [key], (value) => {
      const texts = read(value);
      if (texts !== undefined) return texts;
      const own = (Array.isArray(value) ? value : [value]).map(scalar);
      return own.every((text) => text !== undefined) ? own.map((text) => ({ value: clean(text) })) : undefined;
    });
    if (own === undefined && translated.length === 0) continue;
    if (translated.length === 0) return own ?? [];
    const further = (own ?? []).filter((text) => !translated.some((other) => other.value === text.value));
    return [...translated, ...further];
  }
  return [];
}

/** A tag is an object with a name, or only the name. */
const tagName = (item: unknown): string | undefined => scalar(isObject(item) ? item['name'] : item);

/** Keywords: ckanext-fluent's tags by language, then the tags that these do not repeat. */
export function takeKeywords(fields: Fields): Texts {
  const keywords: Text[] = [];
  for (const key of ['tags_translated', 'keywords_translated', 'keywords', 'keyword']) {
    const value = peek(fields, key);
    const languages = value === undefined ? undefined : byLanguage(value);
    for (const [language, said] of languages ?? []) {
      for (const item of listOf(said)) {
        const name = scalar(item);
        if (name !== undefined) keywords.push({ value: name, language });
      }
    }
    if (languages !== undefined) fields.read.add(key);
  }
  const known = new Set(keywords.map((keyword) => keyword.value));
  for (const key of ['tags', 'keywords', 'keyword']) {
    if (fields.read.has(key)) continue;
    for (const name of takeList(fields, [key], tagName)) {
      if (!known.has(name)) keywords.push({ value: name });
      known.add(name);
    }
  }
  return keywords;
}

const HTML_TAG =
  /<\/?(?:p|br|div|span|ul|ol|li|a|b|i|em|strong|u|h[1-6]|table|t[rdh]|tbody|thead|img|font|hr|pre|code|blockquote)\b[^>]*>/i;
const BLOCK_TAG = /<\/?(?:p|div|ul|ol|li|h[1-6]|table|t[rdh]|tbody|thead|pre|blockquote)\b[^>]*>/i;
const ENTITY = /&(?:#\d+|#x[\da-f]+|[a-z]+\d*);/i;
const AUTOLINK = /<((?:https?:\/\/|mailto:)[^\s<>]+|[^\s<>@]+@[^\s<>]+)>/gi;

/**
 * Notes are Markdown, in which HTML may stand. Markdown is text and stays as it is, its lines with it; only paragraphs
 * that hold HTML are cleaned. Notes that begin with a tag are HTML as a whole (pasted from a page, or harvested).
 */
export function cleanNotes(said: string): string {
  if (!said.includes('<') && !said.includes('&')) return said;
  if (/^\s*</.test(said) && BLOCK_TAG.test(said)) return cleanParagraph(said);
  return said
    .split(/(\r?\n[ \t]*\r?\n)/)
    .map((paragraph) => (HTML_TAG.test(paragraph) || ENTITY.test(paragraph) ? cleanParagraph(paragraph) : paragraph))
    .join('')
    .trim();
}

function cleanParagraph(paragraph: string): string {
  // `<https://…>` is Markdown for a link, and would go as an unknown tag.
  const safe = paragraph.replaceAll(AUTOLINK, '&lt;$1&gt;');
  return cleanText(BLOCK_TAG.test(safe) ? safe : safe.replaceAll(/\r?\n/g, '<br>'));
}
