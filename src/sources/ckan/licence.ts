import type { RightsStatement } from '../../model/distribution.ts';
import type { Texts } from '../../model/text.ts';
import type { Concept } from '../../model/value.ts';
import { readTerm, toConcept } from '../../model/vocabulary/index.ts';
import { type Fields, peek, takeList } from './fields.ts';
import { scalar } from './json.ts';

/**
 * One licence, which CKAN says in three ways: address, id of its own register, title. The first that can be read is
 * what was said; without one, the first that is there. The title is its label, the others are passed on.
 */
export function takeLicences(fields: Fields, keys: readonly string[], titleKey: string): readonly Concept[] {
  const title = scalar(peek(fields, titleKey));
  const labels: Texts = title === undefined ? [] : [{ value: title }];
  const said = [...keys, titleKey].flatMap((key) => {
    const value = scalar(peek(fields, key));
    return value === undefined ? [] : [{ key, value }];
  });
  const chosen = said.find(({ value }) => readTerm('licence', value) !== undefined) ?? said[0];
  if (chosen === undefined) return [];
  fields.read.add(chosen.key);
  if (title !== undefined) fields.read.add(titleKey);
  return [toConcept('licence', chosen.value, labels)];
}

/** Statements of rights, as texts or addresses. */
export function takeRights(fields: Fields): readonly RightsStatement[] {
  return takeList(fields, ['rights'], (item) => {
    const said = scalar(item);
    if (said === undefined) return undefined;
    const uri = /^https?:\/\/\S+$/i.test(said) ? { uri: said } : {};
    const texts = 'uri' in uri ? [] : [{ value: said }];
    return { ...uri, texts, attributionTexts: [], attributionUrls: [], copyrightNotices: [], otherProperties: [] };
  });
}
