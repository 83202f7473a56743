import type { Platform } from './content.ts';
import type { Unit } from './kind.ts';

/** One publisher of the demo: facts of the municipality, how its catalogue is made, and what it publishes. */
export interface Publisher {
  readonly id: string;
  /** Municipality code or region code (SCB). */
  readonly code: string;
  readonly name: string;
  readonly official: string;
  readonly officialEn: string;
  /** Ten digits; absent where the publisher's URI does not hold it. */
  readonly number?: string;
  /** Instead of the URI made from the number. */
  readonly publisherUri?: string;
  readonly store: string;
  readonly contextId: string;
  readonly harvested?: boolean;
  /** What its catalogue runs on, where its records are not RDF. */
  readonly platform?: Platform;
  /** `2`: the catalogue was filled in under DCAT-AP-SE 2 and its codes were never updated. */
  readonly profile?: 2 | 3;
  /** WGS84, of the main place, and how far the municipality reaches from it in degrees. */
  readonly position: readonly [latitude: number, longitude: number, reach: number];
  readonly geonames?: string;
  readonly address: readonly [street: string, postalCode: string, locality: string];
  readonly places: readonly string[];
  /** Names of units that publish under their own name. */
  readonly units?: Readonly<Partial<Record<Unit, string>>>;
  /** How many of `kinds` were out by the end of 2022 and of 2023. */
  readonly published: readonly [by2022: number, by2023: number];
  /** Kinds in the order in which they were published; `slug:2023` where the title holds a year. */
  readonly kinds: readonly string[];
}

const words = (text: string): readonly string[] => text.split(/\s+/).filter((word) => word !== '');

const slugged = (name: string): string =>
  name
    .toLowerCase()
    .replace(/[åä]/g, 'a')
    .replace(/ö/g, 'o')
    .replace(/ /g, '-')
    .replace(/[^a-z-]/g, '');

/** What every publisher says in the tables; kinds are written in one string, places between commas. */
type PublisherRow = Omit<Publisher, 'id' | 'store' | 'contextId' | 'kinds' | 'places'> & {
  readonly id?: string;
  readonly store?: string;
  readonly contextId?: string;
  readonly places: string;
  readonly kinds: string;
};

/**
 * A publisher from its row. Hosts end in `.example` (RFC 2606), so that nothing in the demo points at a
 * municipality's real server; they are otherwise named as the real ones are.
 */
export function publisher(row: PublisherRow): Publisher {
  const id = row.id ?? slugged(row.name);
  return {
    ...row,
    id,
    store: row.store ?? `https://catalog.${id}.example/store`,
    contextId: row.contextId ?? '1',
    places: row.places.split(',').map((place) => place.trim()),
    kinds: words(row.kinds),
  };
}
