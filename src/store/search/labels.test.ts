import { describe, expect, it } from 'vitest';
import { readRegister } from '../../catalogue/register.ts';
import type { RegisterEntry } from '../../model/organisation.ts';
import { createSpecifications } from '../../model/specification.ts';
import { openConnection } from '../connection.ts';
import { registerId } from '../organisations.ts';
import { createSpecificationTerms } from '../specification-terms.ts';
import { aCatalogue, aDataset, anAgent, aSnapshot, concept, fresh } from '../fixtures/records.ts';
import { temporaryFile, temporaryStore } from '../fixtures/temporary-store.ts';
import { createAnalyser } from './analysis/swedish-analyser.ts';
import { createLabels } from './labels.ts';
import type { LabelKind, WordedLabels } from './labels.ts';

const { organisations: register, counties } = readRegister('register/organisations.json');
const analyser = createAnalyser();
const SPORT = anAgent('http://example.se/agent/sport', 'Idrottsförvaltningen, Göteborgs Stad');
const COMPANY = anAgent('http://example.se/agent/parkering', 'Kalles Parkerings AB');
const BADPLATSER = {
  slug: 'badplatser',
  names: [
    { value: 'Badplatser', language: 'sv' },
    { value: 'Bathing places', language: 'en' },
  ],
  descriptions: [],
  aliases: ['swimming-places'],
  addresses: [{ address: 'example.se/spec/badplatser', status: 'attested' }],
  stewards: [],
} as const;

interface Opened {
  readonly labels: WordedLabels;
  readonly numberOf: (entry: RegisterEntry) => number;
  readonly publishers: Map<number, string>;
  readonly termNumber: (value: string) => number | undefined;
  readonly write: (agents: readonly ReturnType<typeof anAgent>[]) => Promise<unknown>;
}

async function opened(): Promise<Opened> {
  const file = temporaryFile();
  const catalogues = [aCatalogue('one', { name: { value: 'Öppna data i Väst', language: 'sv' } })];
  const specifications = createSpecifications([BADPLATSER]);
  const { writer } = await temporaryStore({ file, register, counties, catalogues, specifications: [BADPLATSER] });
  const dataset = aDataset('Parkeringar', {
    publisher: COMPANY.id,
    themes: [concept('TRAN')],
    licences: [concept('CC-BY-4.0')],
    conformsTo: [{ uri: 'http://example.se/spec/badplatser/1.0', labels: [] }],
    languages: [concept('SWE')],
    frequency: concept('DAILY'),
  });
  const write = (agents: readonly ReturnType<typeof anAgent>[]) =>
    writer.writeSnapshot(aSnapshot('one', { agents, datasets: [dataset] }), fresh('one'));
  await write([SPORT, COMPANY]);
  const connection = openConnection(file, { readOnly: true });
  const ids = [...register.map(registerId), SPORT.id, COMPANY.id];
  const publishers = new Map(ids.map((id, n) => [n + 1, id]));
  const labels = createLabels({
    connection,
    analyser,
    register,
    counties,
    catalogues,
    specifications,
    specificationTerms: createSpecificationTerms(connection, specifications),
    publishers: () => publishers,
  });
  const term = connection.prepare<{ n: number }>('SELECT n FROM term WHERE value = ?');
  return {
    labels,
    publishers,
    write,
    numberOf: (entry) => register.indexOf(entry) + 1,
    termNumber: (value) => term.get([value])?.n,
  };
}

const municipality = (name: string): RegisterEntry => {
  const found = register.find((entry) => entry.kind === 'MUNICIPALITY' && entry.name === name);
  if (found === undefined) throw new Error(`The register has no ${name}.`);
  return found;
};
const wordsOf = (text: string): readonly string[] => analyser.words(text).map((word) => word.text);
const nearness = ({ labels }: Opened, said: string, kind: LabelKind, number: number | undefined): number =>
  labels
    .find(wordsOf(said))
    .find((match) => match.kind === kind)
    ?.numbers.get(number ?? -1) ?? 0;

describe('labels', () => {
  it('find each municipality and region of the register by its plain name, none nearer than it', async () => {
    const store = await opened();

    const missed = register.filter((entry) => {
      const publishers = store.labels.find(wordsOf(entry.name)).find(({ kind }) => kind === 'publisher')?.numbers;
      const own = publishers?.get(store.numberOf(entry)) ?? 0;
      return own < 0.9 || own < Math.max(...(publishers?.values() ?? []));
    });

    expect(missed.map(({ name }) => name)).toEqual([]);
  });

  it('find each municipality by its genitive, its official and its English name', async () => {
    const store = await opened();
    const municipalities = register.filter(({ kind }) => kind === 'MUNICIPALITY');

    const missed = municipalities.flatMap((entry) => {
      const genitive = entry.name.endsWith('s') ? entry.name : `${entry.name}s`;
      return [genitive, entry.officialName, entry.nameEn].filter(
        (said) => nearness(store, said, 'publisher', store.numberOf(entry)) < 0.8,
      );
    });

    expect(missed).toEqual([]);
  });

  it('find a county with and without its word for county, less near than the municipality of that name', async () => {
    const store = await opened();
    const [nacka, lund] = [store.numberOf(municipality('Nacka')), store.numberOf(municipality('Lund'))];

    const found = ['skåne', 'skånes', 'skåne län'].map((said) => nearness(store, said, 'place', lund));
    const stockholm = ['stockholms län', 'stockholm county', 'stockholm'].map((said) =>
      nearness(store, said, 'place', nacka),
    );

    expect(Math.min(...found, ...stockholm)).toBeGreaterThan(0.5);
    expect(Math.max(...found, ...stockholm)).toBeLessThan(0.7);
    expect(nearness(store, 'västra götaland', 'place', store.numberOf(municipality('Borås')))).toBeGreaterThan(0.5);
    expect(nearness(store, 'lund', 'place', lund)).toBeGreaterThan(0.8);
  });

  it('find a unit by the body that it belongs to, and by its own name', async () => {
    const store = await opened();
    const unit = register.length + 1;

    const byBody = nearness(store, 'göteborg', 'publisher', unit);
    const byName = nearness(store, 'idrottsförvaltningen', 'publisher', unit);

    expect(byBody).toBeGreaterThan(0.5);
    expect(byName).toBeGreaterThan(byBody - 0.4);
    expect(nearness(store, 'göteborg', 'place', unit)).toBeGreaterThan(0.8);
  });

  it('find names without å, ä and ö, less near', async () => {
    const store = await opened();
    const number = store.numberOf(municipality('Göteborg'));

    const folded = nearness(store, 'goteborg', 'publisher', number);

    expect(folded).toBeGreaterThan(0.4);
    expect(folded).toBeLessThan(1);
  });

  it('give little for a word that every municipality has in its name', async () => {
    const store = await opened();

    const kommun = nearness(store, 'kommun', 'publisher', store.numberOf(municipality('Ale')));

    expect(kommun).toBeGreaterThan(0);
    expect(kommun).toBeLessThan(0.3);
  });

  it('find nothing for words of two names', async () => {
    const store = await opened();

    const found = store.labels.find(['lund', 'parkerings']);

    expect(found).toEqual([]);
  });

  it.each([
    ['badplatser', 'specification', 'http://example.se/spec/badplatser/1.0'],
    ['badplats', 'specification', 'http://example.se/spec/badplatser/1.0'],
    ['bathing places', 'specification', 'http://example.se/spec/badplatser/1.0'],
    ['transport', 'theme', 'TRAN'],
    ['cc by', 'licence', 'CC-BY-4.0'],
    ['svenska', 'language', 'SWE'],
    ['swedish', 'language', 'SWE'],
    ['dagligen', 'frequency', 'DAILY'],
    ['väst', 'catalogue', 'one'],
  ] as const)('find by "%s" the %s %s', async (said, kind, value) => {
    const store = await opened();

    const found = nearness(store, said, kind, store.termNumber(value));

    expect(found).toBeGreaterThan(0.5);
  });

  it('are read anew when an organisation is renamed', async () => {
    const store = await opened();
    const before = nearness(store, 'laddbolaget', 'publisher', register.length + 2);

    await store.write([SPORT, { ...COMPANY, names: [{ value: 'Laddbolaget AB', language: 'sv' }] }]);

    expect(before).toBe(0);
    expect(nearness(store, 'laddbolaget', 'publisher', register.length + 2)).toBe(1);
  });

  it('tell their words, the same object until they change', async () => {
    const store = await opened();

    const words = store.labels.labelWords();

    expect([...words]).toEqual(expect.arrayContaining(['göteborg', 'badplatser', 'skåne', 'idrottsförvaltningen']));
    expect(store.labels.labelWords()).toBe(words);
  });
});
