import { join } from 'node:path';
import { readRegister } from '../src/catalogue/register.ts';
import { ROOT } from '../src/config.ts';
import { hash } from './content/choice.ts';

type Words = Readonly<Record<'sv' | 'en', string>>;

export interface DemoVariable {
  readonly code: string;
  readonly text: Words;
  /** Labels by code. */
  readonly values: ReadonlyMap<string, Words>;
  /** Whether a query may leave it out, and then has the sum. */
  readonly elimination: boolean;
  readonly role?: 'time' | 'geo' | 'metric';
}

/** A number, or the symbol that stands for why there is none. */
type DemoCell = number | '..' | '.';

export interface DemoTable {
  /** Where v1 has it, below its language. */
  readonly path: readonly string[];
  /** What v2 calls it. */
  readonly id: string;
  readonly title: Words;
  readonly note?: Words;
  readonly variables: readonly DemoVariable[];
  /** By code of the metric. */
  readonly units: Readonly<Record<string, { readonly base: Words; readonly decimals: number }>>;
  /** Of one code of each variable; codes that a query has left out are absent. */
  readonly cell: (codes: Readonly<Record<string, string | undefined>>) => DemoCell;
}

const same = (value: string): Words => ({ sv: value, en: value });
const words = (entries: Readonly<Record<string, Words>>): ReadonlyMap<string, Words> =>
  new Map(Object.entries(entries));

const FIRST_YEAR = 2015;
const LAST_YEAR = 2024;
const YEARS = new Map(
  Array.from({ length: LAST_YEAR - FIRST_YEAR + 1 }, (_, at): [string, Words] => {
    const year = String(FIRST_YEAR + at);
    return [year, same(year)];
  }),
);

interface Area {
  readonly code: string;
  readonly name: string;
  readonly inhabitants: number;
}

/** The country, and all counties and municipalities with their real names; what is counted in them is invented. */
function readAreas(): readonly Area[] {
  const { organisations } = readRegister(join(ROOT, 'register/organisations.json'));
  const areas = organisations.map(({ code, name, population = 10_000 }) => ({ code, name, inhabitants: population }));
  const country = areas.reduce((sum, { code, inhabitants }) => sum + (code.length === 4 ? inhabitants : 0), 0);
  return [{ code: '00', name: 'Riket', inhabitants: country }, ...areas];
}

/** Inhabitants on 31 December, invented: `gender` 1 men, 2 women, absent everybody. */
function inhabitantsOf({ inhabitants }: Area, year: number, gender?: string): number {
  const all = Math.round(inhabitants * (1 + (year - LAST_YEAR) * 0.005));
  const men = Math.round(all * 0.503);
  return gender === undefined ? all : gender === '1' ? men : all - men;
}

const GENDERS = { '1': { sv: 'män', en: 'men' }, '2': { sv: 'kvinnor', en: 'women' } };

function population(areas: ReadonlyMap<string, Area>, region: DemoVariable): DemoTable {
  return {
    path: ['BE', 'BE0101', 'BefolkningNy'],
    id: 'TAB638',
    title: {
      sv: 'Folkmängd och folkökning efter region, kön, tabellinnehåll och år',
      en: 'Population and increase by region, sex, observations and year',
    },
    note: { sv: 'Talen är påhittade.', en: 'The figures are invented.' },
    variables: [
      region,
      { code: 'Kon', text: { sv: 'kön', en: 'sex' }, values: words(GENDERS), elimination: true },
      {
        code: 'ContentsCode',
        text: { sv: 'tabellinnehåll', en: 'observations' },
        values: words({
          BE0101N1: { sv: 'Folkmängd', en: 'Population' },
          BE0101N2: { sv: 'Folkökning', en: 'Population growth' },
        }),
        elimination: false,
        role: 'metric',
      },
      { code: 'Tid', text: { sv: 'år', en: 'year' }, values: YEARS, elimination: false, role: 'time' },
    ],
    units: {
      BE0101N1: { base: { sv: 'antal', en: 'number' }, decimals: 0 },
      BE0101N2: { base: { sv: 'antal', en: 'number' }, decimals: 0 },
    },
    cell({ Region, Kon, ContentsCode, Tid }) {
      const area = areas.get(Region ?? '');
      const year = Number(Tid);
      if (area === undefined) return '..';
      if (ContentsCode === 'BE0101N1') return inhabitantsOf(area, year, Kon);
      // Nobody knows how many there were the year before the first.
      return year === FIRST_YEAR ? '..' : inhabitantsOf(area, year, Kon) - inhabitantsOf(area, year - 1, Kon);
    },
  };
}

function income(areas: ReadonlyMap<string, Area>, region: DemoVariable): DemoTable {
  return {
    path: ['HE', 'Inkomst, hushåll', 'Median.px'],
    id: 'TAB4242',
    title: { sv: 'Medianinkomst efter region, kön, ålder och år', en: 'Median income by region, sex, age and year' },
    variables: [
      region,
      {
        code: 'Kon',
        text: { sv: 'kön', en: 'sex' },
        values: words({ ...GENDERS, '1+2': { sv: 'totalt', en: 'total' } }),
        elimination: false,
      },
      {
        code: 'Alder',
        text: { sv: 'ålder', en: 'age' },
        values: words({ '20-64': { sv: '20–64 år', en: '20–64 years' }, '65+': { sv: '65+ år', en: '65+ years' } }),
        elimination: false,
      },
      {
        code: 'ContentsCode',
        text: { sv: 'tabellinnehåll', en: 'contents' },
        values: words({ HE1: { sv: 'Medianinkomst', en: 'Median income' } }),
        elimination: false,
        role: 'metric',
      },
      { code: 'Tid', text: { sv: 'år', en: 'year' }, values: YEARS, elimination: false, role: 'time' },
    ],
    units: { HE1: { base: { sv: 'tkr', en: 'SEK thousands' }, decimals: 1 } },
    cell({ Region, Kon, Alder, Tid }) {
      const area = areas.get(Region ?? '');
      if (area === undefined || Region === '00') return '.';
      if (area.inhabitants < 4_000 && Alder === '65+') return '..';
      return Math.round(2_000 + (hash(`${area.code} ${Kon ?? ''}`) % 1_000) + (Number(Tid) - FIRST_YEAR) * 50) / 10;
    },
  };
}

/** The tables of the demo. Numbers are invented; forms and codes are those of the platform. */
export function demoTables(): readonly DemoTable[] {
  const areas = new Map(readAreas().map((area) => [area.code, area]));
  const region: DemoVariable = {
    code: 'Region',
    text: { sv: 'region', en: 'region' },
    values: new Map(Array.from(areas.values(), ({ code, name }) => [code, same(name)])),
    elimination: false,
    role: 'geo',
  };
  return [population(areas, region), income(areas, region)];
}
