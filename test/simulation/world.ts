import { createRandom, type Random } from './random.ts';

/** What the simulation says of a dataset, in words of its own. */
export interface Listing {
  /** Which thing it is, wherever and at whatever address it is listed. */
  readonly thing: number;
  readonly address: string;
  readonly uuid?: string;
  readonly publisher: string;
  /** A day, or nothing. */
  readonly issued?: string;
  readonly licence?: string;
  readonly themes: readonly string[];
  readonly formats: readonly string[];
  readonly specification?: string;
  readonly distributions: number;
  readonly isHighValue: boolean;
}

/** What a catalogue lists, by thing. */
export type Content = ReadonlyMap<number, Listing>;

/** An attempt to read a catalogue. */
export interface Attempt {
  readonly catalogue: string;
  /** Days since the first one. */
  readonly day: number;
  /** In milliseconds since 1970; it takes a minute. */
  readonly endedAt: number;
  readonly outcome: 'SUCCEEDED' | 'UNCHANGED' | 'FAILED' | 'HELD_BACK';
  /** Of one that read to the end; the same object as long as nothing changed. */
  readonly content?: Content;
}

export const DAYS = 800;
const FIRST_DAY = Date.parse('2024-03-01T00:00:00.000Z');
export const CATALOGUES: readonly string[] = Array.from({ length: 40 }, (_, n) => `c${String(n).padStart(2, '0')}`);
/** Taken out of the sources file by the end; it is last in no order but that of ids. */
export const RETIRED = 'c17';
const RETIRED_ON = 520;
/** Read for the first time much later than the others. */
const LATE = ['c05', 'c31'] as const;
const LATE_ON = 260;
const HOUR = 3_600_000;

/** `2024-03-01` for 0. */
export const dateOf = (day: number): string => new Date(FIRST_DAY + day * 24 * HOUR).toISOString().slice(0, 10);

const PUBLISHERS = ['goteborg', 'goteborg-kultur', 'ale', 'region', 'company', 'forgotten'] as const;
/** The empty ones: none. */
const LICENCES = ['CC0-1.0', 'CC-BY-4.0', 'CC-BY-NC-4.0', ''] as const;
const THEMES = ['ENVI', 'TRAN', 'EDUC', 'HEAL'] as const;
const FORMATS = ['text/csv', 'application/json', 'application/pdf', 'application/zip'] as const;
const SPECIFICATIONS = ['badplatser', 'lekplatser', '', ''] as const;

/** How a catalogue is read: hours of the day, and every how many days. */
function rhythmOf(index: number): { readonly hours: readonly number[]; readonly every: number } {
  if (index % 10 === 3) return { hours: [4, 16], every: 1 };
  return { hours: [4], every: index % 10 === 7 ? 2 : 1 };
}

interface Catalogue {
  readonly id: string;
  readonly index: number;
  content: Content;
  /** Was removed, and may come back. */
  readonly gone: Listing[];
  /** The day on which all that a mass deletion took comes back. */
  returnsOn?: number;
  /** The first day on which it can be read again. */
  downUntil: number;
}

/** Two years of 40 catalogues: each day's attempts to read them, in order of time. */
export function* attemptsOf(seed: number, perCatalogue: number): Generator<Attempt> {
  const random = createRandom(seed);
  const world = createWorld(random, perCatalogue);
  for (let day = 0; day < DAYS; day += 1) {
    for (const hour of [4, 16]) {
      for (const catalogue of world.catalogues) {
        if (hour === 4 || random.isIn(0.3)) world.live(catalogue, day);
        const attempt = tryToRead(catalogue, day, hour, random);
        if (attempt !== undefined) yield attempt;
      }
    }
  }
}

const isLate = (id: string): boolean => LATE.some((late) => late === id);

function tryToRead(catalogue: Catalogue, day: number, hour: number, random: Random): Attempt | undefined {
  const { id, index, content } = catalogue;
  const { hours, every } = rhythmOf(index);
  if (!hours.includes(hour) || day % every !== 0) return undefined;
  if ((isLate(id) && day < LATE_ON) || (id === RETIRED && day > RETIRED_ON)) return undefined;
  if (random.isIn(0.004)) catalogue.downUntil = day + 1 + random.below(random.isIn(0.3) ? 28 : 4);
  const attempt = { catalogue: id, day, endedAt: FIRST_DAY + day * 24 * HOUR + hour * HOUR + index * 1_000 };
  if (day < catalogue.downUntil) return { ...attempt, outcome: random.isIn(0.2) ? 'HELD_BACK' : 'FAILED' };
  return { ...attempt, outcome: random.isIn(0.5) ? 'SUCCEEDED' : 'UNCHANGED', content };
}

/** What may happen in a catalogue on a day, with its probability. */
const DEEDS = {
  'change all': 0.006,
  change: 0.012,
  remove: 0.006,
  return: 0.004,
  move: 0.004,
  share: 0.004,
  readdress: 0.003,
  'remove most': 0.003,
} as const;
type Deed = keyof typeof DEEDS;

/** Mostly none. `chance`: from 0 up to 1. */
function deedOf(chance: number): Deed | undefined {
  let rest = chance;
  for (const deed of Object.keys(DEEDS) as Deed[]) {
    rest -= DEEDS[deed];
    if (rest < 0) return deed;
  }
  return undefined;
}

/** What happens in the catalogues, whether they are read or not. */
function createWorld(random: Random, perCatalogue: number) {
  let things = 0;
  let addresses = 0;
  const newAddress = (): string => `https://data.example.se/${(addresses += 1)}`;
  const facts = (): Omit<Listing, 'thing' | 'address'> => {
    const [licence, specification] = [random.pick(LICENCES), random.pick(SPECIFICATIONS)];
    return {
      publisher: random.pick(PUBLISHERS),
      ...(licence === '' ? {} : { licence }),
      themes: THEMES.filter(() => random.isIn(0.4)),
      formats: FORMATS.filter(() => random.isIn(0.4)),
      ...(specification === '' ? {} : { specification }),
      distributions: random.below(4),
      isHighValue: random.isIn(0.2),
    };
  };
  const newListing = (day: number): Listing => {
    things += 1;
    return {
      thing: things,
      address: newAddress(),
      ...(random.isIn(0.6) ? { uuid: `00000000-0000-4000-8000-${String(things).padStart(12, '0')}` } : {}),
      ...(random.isIn(0.8) ? { issued: dateOf(day - random.below(600)) } : {}),
      ...facts(),
    };
  };
  const changed = ({ thing, address, uuid, issued }: Listing): Listing => ({
    thing,
    address,
    ...(uuid === undefined ? {} : { uuid }),
    ...(issued === undefined ? {} : { issued }),
    ...facts(),
  });
  const first = (): Content => new Map(Array.from({ length: perCatalogue }, () => newListing(0)).map((one) => [one.thing, one])); // prettier-ignore
  const catalogues: readonly Catalogue[] = CATALOGUES.map((id, index) => ({ id, index, content: first(), gone: [], downUntil: 0 })); // prettier-ignore

  const put = (catalogue: Catalogue, ...listings: readonly Listing[]): void => {
    catalogue.content = new Map([...catalogue.content, ...listings.map((one) => [one.thing, one] as const)]);
  };
  const take = (catalogue: Catalogue, ...taken: readonly Listing[]): void => {
    const numbers = new Set(taken.map(({ thing }) => thing));
    catalogue.content = new Map([...catalogue.content].filter(([thing]) => !numbers.has(thing)));
  };
  const isIn = (catalogue: Catalogue, { thing }: Listing): boolean => catalogue.content.has(thing);
  const comeBack = (catalogue: Catalogue, listings: readonly Listing[]): void => {
    put(catalogue, ...listings.filter((one) => !isIn(catalogue, one)));
  };

  const live = (catalogue: Catalogue, day: number): void => {
    const { content, gone } = catalogue;
    const some = content.size === 0 ? undefined : random.pick([...content.values()]);
    const other = random.pick(catalogues);
    if (catalogue.returnsOn === day) comeBack(catalogue, gone.splice(0));
    if (random.isIn(0.012)) put(catalogue, newListing(day));
    if (some === undefined) return;
    const deed = deedOf(random.next());
    if (deed === 'change all') {
      put(catalogue, ...[...content.values()].filter(() => random.isIn(0.9)).map(changed));
    } else if (deed === 'change') put(catalogue, changed(some));
    else if (deed === 'remove') {
      take(catalogue, some);
      gone.push(some);
    } else if (deed === 'return') comeBack(catalogue, gone.splice(-1));
    else if (deed === 'move' && !isIn(other, some)) {
      take(catalogue, some);
      put(other, some.uuid !== undefined && random.isIn(0.5) ? { ...some, address: newAddress() } : some);
    } else if (deed === 'share' && !isIn(other, some)) put(other, some);
    else if (deed === 'readdress' && some.uuid !== undefined) put(catalogue, { ...some, address: newAddress() });
    else if (deed === 'remove most') {
      const taken = [...content.values()].filter(() => random.isIn(0.8));
      take(catalogue, ...taken);
      gone.push(...taken);
      if (random.isIn(0.6)) catalogue.returnsOn = day + 1 + random.below(20);
    }
  };
  return { catalogues, live };
}
