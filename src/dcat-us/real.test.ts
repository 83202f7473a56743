import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { cleanText } from '../model/clean-text.ts';
import type { Agent } from '../model/agent.ts';
import type { Dataset } from '../model/dataset.ts';
import { readDocument } from './document.ts';
import { readDcatUs } from './read-catalogue.ts';

const REAL = new URL('../../../shared/real/', import.meta.url);
const FILES = [
  ...['consumerfinance', 'dol', 'fcc', 'gsa', 'treasury'].map((name) => `dcat-us/${name}.json`),
  'ckanext-dcat/catalog.json',
].map((path) => ({ path, absent: !existsSync(new URL(path, REAL)) }));

/** What we count in a file, with no part of the reader: the parsed JSON itself. */
interface Raw {
  readonly dataset: readonly Readonly<Record<string, unknown>>[];
}
const rawOf = (path: string): Raw => JSON.parse(readFileSync(new URL(path, REAL), 'utf8')) as Raw;

interface Reading {
  readonly datasets: readonly Dataset[];
  readonly agents: ReadonlyMap<string, Agent>;
  readonly skipped: number;
}

function read(path: string): Reading {
  const items = [...readDcatUs(readDocument(rawOf(path)), 'real')];
  return {
    datasets: items.flatMap((item) => (item.type === 'dataset' ? [item.dataset] : [])),
    agents: new Map(items.flatMap((item) => (item.type === 'agent' ? [[item.agent.id, item.agent]] : []))),
    skipped: items.filter((item) => item.type === 'skipped').length,
  };
}

/** The texts, numbers and truth values in a value, however deep; types, which only say what the place says, left out. */
function leaves(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(leaves);
  if (typeof value === 'object' && value !== null) {
    return Object.entries(value).flatMap(([key, inner]) => (key === '@type' ? [] : leaves(inner)));
  }
  if (typeof value === 'number' || typeof value === 'boolean') return [String(value)];
  return typeof value === 'string' && value.trim() !== '' ? [value.trim()] : [];
}

/** Everything that a record says, with its publisher and creators, in what was said and not in what we read in it. */
function saidBy(dataset: Dataset, agents: Reading['agents']): ReadonlySet<string> {
  const people = [dataset.publisher, ...dataset.creators].flatMap((id) => (id === undefined ? [] : agents.get(id)));
  return new Set(leaves([dataset, people]));
}

const plainMail = (text: string): string => text.replace(/^mailto:/i, '');

/** Whether a text of the file is in the record: as it was, without `mailto:`, as plain text, or as the two ends of a period. */
const isFound = (text: string, said: ReadonlySet<string>): boolean =>
  said.has(text) ||
  said.has(plainMail(text)) ||
  said.has(cleanText(text)) ||
  text.split('/').every((end) => said.has(end));

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? (value as unknown[]) : []);

describe.each(FILES)('the real catalogue $path', ({ path, absent }) => {
  it.skipIf(absent)('gives every dataset, distribution and keyword, and skips none', () => {
    const raw = rawOf(path);

    const { datasets, skipped } = read(path);

    const count = (field: string): number => raw.dataset.reduce((sum, each) => sum + listOf(each[field]).length, 0);
    expect(skipped).toBe(0);
    expect(datasets).toHaveLength(raw.dataset.length);
    expect(new Set(datasets.map(({ id }) => id)).size).toBe(raw.dataset.length);
    expect(datasets.flatMap(({ distributions }) => distributions)).toHaveLength(count('distribution'));
    expect(datasets.flatMap(({ keywords }) => keywords)).toHaveLength(count('keyword'));
  });

  it.skipIf(absent)('loses nothing that a dataset says', () => {
    const raw = rawOf(path);

    const { datasets, agents } = read(path);

    const lost = raw.dataset.flatMap((each, index) => {
      const dataset = datasets[index];
      const said = dataset === undefined ? new Set<string>() : saidBy(dataset, agents);
      return leaves(each).filter((text) => !isFound(text, said));
    });
    expect(lost).toEqual([]);
  });

  it.skipIf(absent)('says nothing that the file does not say', () => {
    const raw = rawOf(path);

    const { datasets } = read(path);

    const invented = datasets.flatMap((dataset, index) => {
      const given = new Set(leaves(raw.dataset[index]).flatMap((text) => [text, plainMail(text), ...text.split('/')]));
      for (const text of [...given]) given.add(cleanText(text));
      return claims(dataset).filter((text) => !given.has(text));
    });
    expect(invented).toEqual([]);
  });

  it.skipIf(absent)('gives every dataset the publisher that the file names, with the organisations above it', () => {
    const raw = rawOf(path);

    const { datasets, agents } = read(path);

    const wrong = raw.dataset.flatMap((each, index) => {
      const agent = agents.get(datasets[index]?.publisher ?? '');
      const names = leaves(each['publisher']);
      const found = leaves([agent?.names, agent?.emails, agent?.otherProperties.map(leaves)]);
      return names.every((name) => found.includes(name)) ? [] : [names];
    });
    expect(wrong).toEqual([]);
  });
});

/** The words of a record that stand for upstream's own: titles, texts, links, and what concepts and dates were said as. */
function claims(dataset: Dataset): string[] {
  const { titles, descriptions, keywords, themes, languages, licences, rights, contactPoints } = dataset;
  const concepts = [...themes, ...languages, ...licences, dataset.accessRights, dataset.frequency];
  const links = [dataset.landingPages, dataset.documentation, dataset.relations, dataset.conformsTo].flat();
  const times = [dataset.issued, dataset.modified, ...dataset.temporal.flatMap(({ start, end }) => [start, end])];
  const files = dataset.distributions.flatMap((file) => [
    ...[...file.titles, ...file.descriptions].map(({ value }) => value),
    ...[file.accessUrls, file.downloadUrls, file.documentation, file.conformsTo].flat().map(({ uri }) => uri),
    ...[...file.formats, ...file.mediaTypes].map(({ said }) => said),
  ]);
  return [
    ...[...titles, ...descriptions, ...keywords, ...rights.flatMap(({ texts }) => texts)].map(({ value }) => value),
    ...concepts.flatMap((concept) => concept?.said ?? []),
    ...links.map(({ uri }) => uri),
    ...times.flatMap((time) => time?.said ?? []),
    ...contactPoints.flatMap(({ names, emails }) => [...names.map(({ value }) => value), ...emails]),
    ...dataset.identifiers,
    ...dataset.otherProperties.flatMap(({ value }) => value ?? []),
    ...files,
  ];
}
