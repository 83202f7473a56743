import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Vocabulary } from './index.ts';
import { readTerm } from './index.ts';

/** DIGG's published form definitions: beside the project, where they are at hand. */
const BUNDLE = '../shared/real/dcat-ap-se/bundle-3.0.1.json';

interface Choice {
  readonly value: string;
  readonly label: { readonly sv?: string; readonly en?: string };
}
interface Template {
  readonly id?: string;
  readonly choices?: readonly Choice[];
}

function choicesOf(id: string): readonly Choice[] {
  const bundle = JSON.parse(readFileSync(BUNDLE, 'utf8')) as { readonly templates: readonly Template[] };
  return bundle.templates.find((template) => template.id === id)?.choices ?? [];
}

const LISTS: readonly (readonly [list: string, vocabulary: Vocabulary, count: number])[] = [
  ['dcat:theme', 'theme', 13],
  ['dcat:dcterms:accessRights', 'accessRights', 3],
  ['dcat:dcterms:accrualPeriodicity_da', 'frequency', 22],
  ['dcat:adms:status_di', 'status', 4],
  ['dcatap:availability', 'availability', 4],
  ['adms:publishertype', 'publisherType', 11],
  ['geodcat:dcterms:type-responsiblepartyrole', 'role', 8],
  ['dcat:dcterms:type_ds', 'serviceType', 2],
  ['dcatap:hvdCategory', 'highValueCategory', 96],
  ['dcat:dcterms:cc-license-choices', 'licence', 7],
];

describe.skipIf(!existsSync(BUNDLE))(
  'the lists of DCAT-AP-SE 3.0.1 (needs the published bundle beside the project)',
  () => {
    it.each(LISTS)('%s: %s has the same IRIs and labels', (list, vocabulary, count) => {
      const published = choicesOf(list);

      const read = published.map(({ value, label }) => {
        const found = readTerm(vocabulary, value);
        return { value: found?.uri, label: { en: found?.labels.en, sv: label.sv && found?.labels.sv } };
      });

      expect(published).toHaveLength(count);
      expect(read).toEqual(published.map(({ value, label: { sv, en } }) => ({ value, label: { en, sv } })));
    });

    it.each([
      ['dcat:dcterms:language', 'language', 95],
      ['dcat:format-group_common_choices', 'format', 17],
      ['geodcat:dcterms:format-INSPIRE', 'format', 23],
      ['dcat:dcterms:accrualPeriodicity-cld_da', 'frequency', 17],
    ] as const)('%s: every value and English label is read as a term of %s', (list, vocabulary, count) => {
      const published = choicesOf(list);

      const unread = published.filter(({ value, label }) => {
        const found = readTerm(vocabulary, value);
        return found === undefined || (label.en !== undefined && readTerm(vocabulary, label.en)?.code !== found.code);
      });

      expect(published).toHaveLength(count);
      expect(unread).toEqual([]);
    });
  },
);
