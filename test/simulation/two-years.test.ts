import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Engine, engines } from '../../src/history/fixtures/engines.ts';
import type { SqlHistory } from '../../src/history/sql-history.ts';
import type { PastQuestion } from '../../src/statistics/past/publishing-history.ts';
import { createRecordedPast, type RecordedPast } from '../../src/statistics/past/recorded-past.ts';
import type { OpenedStore } from '../../src/store/open.ts';
import { type Asked, createExpected, type Expected } from './expected.ts';
import { agentOf, createRecorder } from './recording.ts';
import { openSimulationStore, ORGANISATIONS } from './simulation-store.ts';
import { attemptsOf, CATALOGUES, dateOf, DAYS, type Listing, RETIRED } from './world.ts';

const SEED = 20_260_630;
const PER_CATALOGUE = 20;
/** The simulation's own counting takes a second or two, and more where the machine is busy. */
const PATIENCE_MS = 60_000;
const NEVER = new AbortController().signal;
/** When the record is closed, and opened again. */
const RESTART = 430;
/** Days on which what is kept in memory reads on. */
const LOOKS = [90, 300, 429, 600];

const everyDay = Array.from({ length: DAYS + 400 }, (_, n) => dateOf(n - 380));
const monthEnds = everyDay.filter((day, n) => everyDay[n + 1]?.slice(0, 7) !== day.slice(0, 7));
/** As catalogues are read from: the one that was taken out comes last. */
const ORDER = [...CATALOGUES.filter((id) => id !== RETIRED), RETIRED];

const one = (): number => 1;
const isOpen = ({ licence }: Listing): boolean => licence === 'CC0-1.0' || licence === 'CC-BY-4.0';
const organisationOf = ({ publisher }: Listing): string => ORGANISATIONS[publisher]?.id ?? '';
/** Formats are of distributions. */
const formatsOf = ({ formats, distributions }: Listing): readonly string[] => (distributions === 0 ? [] : formats);
const orNone = (keys: readonly string[]): readonly string[] => (keys.length === 0 ? ['none'] : keys);

type Case = readonly [string, Omit<PastQuestion, 'days'>, Asked];

const CASES: readonly Case[] = [
  ['datasets', { measure: 'DATASETS', filter: {} }, { value: one }],
  ['distributions', { measure: 'DISTRIBUTIONS', filter: {} }, { value: (listing) => listing.distributions }],
  ['publishing organisations', { measure: 'PUBLISHING_ORGANISATIONS', filter: {} }, { value: one, distinct: organisationOf }],
  ['datasets under an open licence', { measure: 'OPEN_LICENCE_DATASETS', filter: {} }, { value: one, isMeant: isOpen }],
  [
    'datasets with a specification',
    { measure: 'DATASETS_WITH_SPECIFICATION', filter: {} },
    { value: one, isMeant: ({ specification }) => specification !== undefined },
  ],
  [
    'machine-readable datasets',
    { measure: 'MACHINE_READABLE_DATASETS', filter: {} },
    { value: one, isMeant: (listing) => ['text/csv', 'application/json'].some((each) => formatsOf(listing).includes(each)) },
  ],
  ['high-value datasets', { measure: 'HIGH_VALUE_DATASETS', filter: {} }, { value: one, isMeant: ({ isHighValue }) => isHighValue }],
  [
    'datasets of an organisation and its units',
    { measure: 'DATASETS', filter: { organisations: [ORGANISATIONS['goteborg']?.id ?? ''] } },
    { value: one, isMeant: ({ publisher }) => publisher.startsWith('goteborg') },
  ],
  [
    'distributions of a unit',
    { measure: 'DISTRIBUTIONS', filter: { organisations: [agentOf('goteborg-kultur')] } },
    { value: ({ distributions }) => distributions, isMeant: ({ publisher }) => publisher === 'goteborg-kultur' },
  ],
  [
    'municipalities that publish, of a collaboration',
    { measure: 'PUBLISHING_ORGANISATIONS', filter: { collaborations: ['west'], organisationKinds: ['MUNICIPALITY'] } },
    { value: one, distinct: organisationOf, isMeant: (listing) => ORGANISATIONS[listing.publisher]?.kind === 'MUNICIPALITY' },
  ],
  [
    'open datasets of a theme and format, of a county',
    { measure: 'OPEN_LICENCE_DATASETS', filter: { themes: ['ENVI'], formats: ['text/csv'], countyCodes: ['14'] } },
    {
      value: one,
      isMeant: (listing) =>
        isOpen(listing) && listing.themes.includes('ENVI') && formatsOf(listing).includes('text/csv') && ORGANISATIONS[listing.publisher]?.county === '14',
    },
  ],
  [
    'datasets that two catalogues list',
    { measure: 'DATASETS', filter: { catalogues: ['c03', RETIRED] } },
    { value: one, catalogues: ['c03', RETIRED] },
  ],
  [
    'publishing organisations with a specification and distributions',
    { measure: 'PUBLISHING_ORGANISATIONS', filter: { specifications: ['badplatser'], hasDistributions: true } },
    { value: one, distinct: organisationOf, isMeant: ({ specification, distributions }) => specification === 'badplatser' && distributions > 0 },
  ],
  ['datasets by catalogue', { measure: 'DATASETS', filter: {}, by: 'CATALOGUE' }, { value: one, partsOf: (_, holders) => holders }],
  ['datasets by organisation', { measure: 'DATASETS', filter: {}, by: 'ORGANISATION' }, { value: one, partsOf: (listing) => [organisationOf(listing)] }],
  ['open datasets by theme', { measure: 'OPEN_LICENCE_DATASETS', filter: {}, by: 'THEME' }, { value: one, isMeant: isOpen, partsOf: ({ themes }) => orNone(themes) }],
  ['distributions by format', { measure: 'DISTRIBUTIONS', filter: {}, by: 'FORMAT' }, { value: ({ distributions }) => distributions, partsOf: (listing) => orNone(formatsOf(listing)) }],
  ['datasets by licence', { measure: 'DATASETS', filter: {}, by: 'LICENCE' }, { value: one, partsOf: ({ licence }) => [licence ?? 'none'] }],
  ['datasets by county', { measure: 'DATASETS', filter: {}, by: 'COUNTY' }, { value: one, partsOf: ({ publisher }) => [ORGANISATIONS[publisher]?.county ?? 'none'] }],
  [
    'publishing organisations by specification',
    { measure: 'PUBLISHING_ORGANISATIONS', filter: {}, by: 'SPECIFICATION' },
    { value: one, distinct: organisationOf, partsOf: ({ specification }) => [specification ?? 'none'] },
  ],
  [
    'datasets by collaboration, of some catalogues',
    { measure: 'DATASETS', filter: { catalogues: ['c03', 'c04', 'c05', 'c13'] }, by: 'COLLABORATION' },
    {
      value: one,
      catalogues: ['c03', 'c04', 'c05', 'c13'],
      partsOf: ({ publisher }) => [(ORGANISATIONS[publisher]?.inWest ?? false) ? 'west' : 'none'],
    },
  ],
]; // prettier-ignore

for (const engine of engines()) {
  describe.skipIf(!engine.isThere && process.env['CI'] !== 'true')(
    `two years of 40 catalogues in ${engine.name}`,
    () => {
      const expected = createExpected(ORDER, RETIRED);
      let folder = '';
      let opened: OpenedStore | undefined;
      let simulated: Simulated | undefined;
      const past = (): RecordedPast => simulated?.past ?? fail();

      beforeAll(async () => {
        folder = mkdtempSync(join(tmpdir(), 'kommungraf-simulation-'));
        opened = await openSimulationStore(join(folder, 'store.sqlite'));
        await engine.start();
        simulated = await simulate(engine, opened, expected);
      }, 180_000);
      afterAll(async () => {
        await simulated?.close();
        await engine.stop();
        await opened?.writer.close();
        rmSync(folder, { recursive: true, force: true });
      });

      const valuesOf = async (question: Omit<PastQuestion, 'days'>, days: readonly string[], of = past()) => {
        const series = await of.count({ ...question, days }, NEVER);
        const key = question.by === undefined ? '' : 'none';
        return Object.fromEntries(series.map((part) => [part.key ?? key, part.counts.map(({ value }) => value)]));
      };

      test.each(CASES)(
        '%s are what the simulation knows, on each day and at the ends of months',
        async (_, question, asked) => {
          expect(await valuesOf(question, everyDay)).toEqual(expected.series(everyDay, asked));
          expect(await valuesOf(question, monthEnds)).toEqual(expected.series(monthEnds, asked));
        },
        PATIENCE_MS,
      );

      test('what was kept in memory and read on was the same as what is read anew', () => {
        const { looks } = simulated ?? fail();

        expect(looks.map(({ day }) => day)).toEqual(LOOKS);
        for (const { values, known } of looks) expect(values).toEqual(known);
      });

      test.each([
        ['each day', everyDay],
        ['the ends of months', monthEnds],
      ])(
        'gaps and catalogues that were not read yet are those of the simulation at %s',
        async (_, days) => {
          const [{ counts } = { counts: [] }] = await past().count({ measure: 'DATASETS', filter: {}, days }, NEVER);

          expect(counts.map(({ gaps }) => gaps)).toEqual(expected.gaps(days));
          expect(counts.map(({ unobserved }) => unobserved)).toEqual(expected.unobserved(days));
          expect(counts.every(({ basis, unobserved }) => (basis === 'DERIVED') === unobserved.length > 0)).toBe(true);
        },
        PATIENCE_MS,
      );

      test(
        'the gaps of a part are those of the catalogues in which it was ever found',
        async () => {
          const ofCatalogue = await past().count(
            { measure: 'DATASETS', filter: {}, by: 'CATALOGUE', days: everyDay },
            NEVER,
          );
          const region = ORGANISATIONS['region']?.id;
          const [ofRegion] = await past().count({ measure: 'DATASETS', filter: { organisations: [region ?? ''] }, days: everyDay }, NEVER); // prettier-ignore

          for (const { key = '', counts } of ofCatalogue) {
            expect(counts.map(({ gaps }) => gaps)).toEqual(expected.gaps(everyDay, (catalogue) => catalogue === key));
          }
          const isBehind = (catalogue: string): boolean =>
            expected.everHeld(catalogue, ({ publisher }) => publisher === 'region');
          expect(ofRegion?.counts.map(({ gaps }) => gaps)).toEqual(expected.gaps(everyDay, isBehind));
          expect(ofRegion?.counts.map(({ unobserved }) => unobserved)).toEqual(expected.unobserved(everyDay, isBehind));
        },
        PATIENCE_MS,
      );

      test('the first reading is that of the simulation', async () => {
        expect(await past().firstReading(NEVER)).toBe(expected.firstReading());
      });
    },
  );
}

const fail = (): never => {
  throw new Error('The simulation did not run.');
};

interface Look {
  readonly day: number;
  readonly values: readonly number[] | undefined;
  readonly known: readonly number[] | undefined;
}

interface Simulated {
  readonly past: RecordedPast;
  readonly looks: readonly Look[];
  close(): Promise<void>;
}

/** Records the two years, and looks at what is known on the way. */
async function simulate(engine: Engine, { store }: OpenedStore, expected: Expected): Promise<Simulated> {
  await engine.empty();
  const open = (): { history: SqlHistory; past: RecordedPast } => {
    const history = engine.connect();
    // A test may wait; how long a gateway waits is not what is tried here.
    const past = createRecordedPast({ history: history.datasets, store, patienceMs: 60_000 });
    return { history, past };
  };
  let now = open();
  const close = async (): Promise<void> => {
    await now.past.close();
    await now.history.close();
  };
  const recorder = createRecorder(now.history);
  const looks: Look[] = [];
  let day = 0;
  const endOf = async (ended: number): Promise<void> => {
    if (!LOOKS.includes(ended) && ended !== RESTART) return;
    await recorder.flush();
    if (LOOKS.includes(ended)) {
      // While it is read it is not taken out of the sources file yet, to the simulation.
      const days = everyDay.filter((date) => date <= dateOf(ended) && date >= dateOf(ended - 60));
      const asked = { measure: 'DATASETS', filter: { catalogues: ORDER.slice(0, -1) }, days } as const;
      const [series] = await now.past.count(asked, NEVER);
      const anew = createRecordedPast({ history: now.history.datasets, store, patienceMs: 60_000 });
      const [again] = await anew.count(asked, NEVER);
      looks.push({
        day: ended,
        values: series?.counts.map(({ value }) => value),
        known: again?.counts.map(({ value }) => value),
      });
      await anew.close();
    }
    if (ended === RESTART) {
      await close();
      // As after an upgrade that has to look at everything again.
      await engine.run(async (db) => {
        await sql`DELETE FROM record_observation`.execute(db);
      });
      now = open();
      recorder.reopen(now.history);
    }
  };
  for (const attempt of attemptsOf(SEED, PER_CATALOGUE)) {
    if (attempt.day > day) await endOf(day);
    day = attempt.day;
    expected.add(attempt);
    await recorder.add(attempt);
  }
  await recorder.flush();
  return { past: now.past, looks, close };
}
