import { hash, happens } from './content/choice.ts';
import type { RegisterEntry } from '../src/model/organisation.ts';

/** A key figure as the demo invents it: `of` makes a number for an area and a year. */
export interface DemoFigure {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly byGender: boolean;
  /** K: municipalities, L: regions, A: both. */
  readonly type: 'K' | 'L' | 'A';
  readonly area: string;
  readonly of: (inhabitants: number, key: string, year: number) => number;
}

const between = (least: number, most: number) => (_inhabitants: number, key: string, year: number) =>
  Math.round((least + ((hash(key) % 1000) / 1000) * (most - least) + (year - 2015) * 0.1) * 10) / 10;

/** Numbers are invented; ids, titles and forms are those of the platform. */
export const FIGURES: readonly DemoFigure[] = [
  {
    id: 'N01951',
    title: 'Invånare totalt, antal',
    description: 'Antal invånare totalt den 31/12. Källa: SCB',
    byGender: true,
    type: 'A',
    area: 'Befolkning',
    of: (inhabitants, _key, year) => Math.round(inhabitants * (1 + (year - 2023) * 0.005)),
  },
  {
    id: 'N00945',
    title: 'Påhittat nyckeltal, andel (%)',
    description: 'Ett påhittat nyckeltal med könsuppdelning. Källa: Demot',
    byGender: true,
    type: 'K',
    area: 'Kommunen, övergripande',
    of: between(25, 45),
  },
  {
    id: 'N03702',
    title: 'Bruttoregionprodukt, kommun (BRP), 1000 kr/invånare',
    description: 'BRP dividerat med antal invånare i området. Källa: SCB',
    byGender: false,
    type: 'K',
    area: 'Kommunen, övergripande',
    of: between(250, 900),
  },
  {
    id: 'N15030',
    title: 'Elever per lärare i grundskola, antal',
    description: 'Elever per heltidstjänst. Källa: Skolverket',
    byGender: false,
    type: 'K',
    area: 'Grundskola',
    of: between(9, 15),
  },
  {
    id: 'N07403',
    title: 'Insamlat hushållsavfall, kg/invånare',
    description: 'Insamlat avfall per invånare. Källa: Avfall Sverige',
    byGender: false,
    type: 'K',
    area: 'Avfall',
    of: between(350, 600),
  },
  {
    id: 'N60026',
    title: 'Kostnad för hälso- och sjukvård, kr/invånare',
    description: 'Kostnad per invånare. Källa: SCB',
    byGender: false,
    type: 'L',
    area: 'Hälso- och sjukvård',
    of: between(24_000, 36_000),
  },
];

interface DemoValue {
  readonly gender: 'T' | 'K' | 'M';
  readonly count: number;
  readonly status: string;
  readonly value: number | null;
  readonly isdeleted: boolean;
}

/** Before this year there is nothing, and from the other on not yet. */
const [FIRST_YEAR, NEXT_YEAR] = [2000, 2025];

/** The values of one figure, area and year; undefined where there is nothing. Some are missing, private or deleted. */
export function valuesOf(
  figure: DemoFigure,
  { code, kind, population = 10_000 }: Pick<RegisterEntry, 'code' | 'kind' | 'population'>,
  year: number,
): readonly DemoValue[] | undefined {
  const isOfType = figure.type === 'A' || (figure.type === 'L') === (kind === 'REGION');
  if (!isOfType || year < FIRST_YEAR || year >= NEXT_YEAR) return undefined;
  const key = `${figure.id} ${code} ${String(year)}`;
  // Without a loss: a population is known of every place and year.
  const isWhole = figure.id === 'N01951';
  const value = (gender: DemoValue['gender'], number: number): DemoValue => {
    const own = `${key} ${gender}`;
    const common = { gender, count: 1 };
    if (!isWhole && happens(3, `${own} missing`))
      return { ...common, status: 'Missing', value: null, isdeleted: false };
    if (!isWhole && happens(3, `${own} private`))
      return { ...common, status: 'Private', value: null, isdeleted: false };
    if (!isWhole && happens(3, `${own} deleted`)) return { ...common, status: '', value: null, isdeleted: true };
    return { ...common, status: '', value: number, isdeleted: false };
  };
  const total = figure.of(population, key, year);
  if (!figure.byGender) return [value('T', total)];
  const women = isWhole ? Math.round(total * 0.495) : figure.of(population, `${key} K`, year);
  const men = isWhole ? total - women : figure.of(population, `${key} M`, year);
  return [value('T', total), value('K', women), value('M', men)];
}
