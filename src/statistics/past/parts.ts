import { termKey } from '../../store/dataset-terms.ts';
import type { Dimension } from '../../store/store.ts';
import type { CatalogueNumbers } from './catalogue-numbers.ts';
import type { FactKind, FactStates } from './fact-states.ts';
import { type Meanings, remembered, slugOf } from './filter-tests.ts';
import type { Publisher } from './publishers.ts';

/** Keys of the parts that something belongs to; undefined among them: it has none. Never empty. */
export type PartKeys = readonly (string | undefined)[];

const NO_KEY: PartKeys = [undefined];
const orNone = (keys: PartKeys): PartKeys => (keys.length === 0 ? NO_KEY : keys);

const TERMS = { THEME: 'themes', FORMAT: 'formats', LICENCE: 'licences' } as const satisfies Partial<
  Record<Dimension, FactKind>
>;
const BY_PUBLISHER = {
  ORGANISATION: ({ id }) => [id],
  COUNTY: ({ countyCode }) => [countyCode],
  COLLABORATION: ({ collaborations }) => collaborations,
} as const satisfies Partial<Record<Dimension, (publisher: Publisher) => PartKeys>>;

const isTerm = (dimension: Dimension): dimension is keyof typeof TERMS => dimension in TERMS;
const isPublisher = (dimension: Dimension): dimension is keyof typeof BY_PUBLISHER => dimension in BY_PUBLISHER;

/** How datasets are divided: by their profiles, or by who holds them. */
export interface Parts {
  ofProfile(profile: number): PartKeys;
  readonly ofHolders?: (holders: readonly number[]) => PartKeys;
  /** Parts that all datasets of these publishers belong to; undefined: publishers say nothing of the part. */
  readonly ofPublisher?: (agent: string | undefined) => PartKeys;
}

/** Spellings that differ in case are one key, shown as the one that comes first, as the read model shows them. */
function termKeys({ sets }: FactStates, kind: FactKind): (set: number) => PartKeys {
  const shown = new Map<string, string>();
  for (const said of sets[kind].all()) {
    const [key, value] = [termKey(said), said.trim()];
    const before = shown.get(key);
    if (key !== '' && (before === undefined || value < before)) shown.set(key, value);
  }
  return remembered((set) => {
    const keys = new Set(sets[kind].values(set).flatMap((value) => shown.get(termKey(value)) ?? []));
    return orNone([...keys]);
  });
}

/** The parts of a dimension, by the same rules as the read model's breakdowns. */
export function createParts(
  dimension: Dimension,
  { states, store, publisherOf }: Meanings,
  catalogues: CatalogueNumbers,
): Parts {
  if (isTerm(dimension)) {
    const kind = TERMS[dimension];
    const keys = termKeys(states, kind);
    return { ofProfile: (profile) => keys(states.setOf(kind, profile)) };
  }
  if (isPublisher(dimension)) {
    const read: (publisher: Publisher) => PartKeys = BY_PUBLISHER[dimension];
    const ofPublisher = (agent: string | undefined): PartKeys =>
      agent === undefined ? NO_KEY : orNone(read(publisherOf(agent)));
    const keys = remembered((set) => ofPublisher(states.sets.publisher.values(set)[0]));
    return { ofProfile: (profile) => keys(states.setOf('publisher', profile)), ofPublisher };
  }
  if (dimension === 'CATALOGUE') {
    return { ofProfile: () => NO_KEY, ofHolders: (holders) => holders.map(catalogues.id) };
  }
  const keys = remembered((set): PartKeys => {
    const slugs = new Set(states.sets.conformsTo.values(set).flatMap((address) => slugOf(store, address) ?? []));
    return orNone([...slugs]);
  });
  return { ofProfile: (profile) => keys(states.setOf('conformsTo', profile)) };
}
