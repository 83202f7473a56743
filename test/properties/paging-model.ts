import fc from 'fast-check';
import type { Dataset } from '../../src/model/dataset.ts';
import { idFromUri } from '../../src/model/id.ts';
import type { Snapshot } from '../../src/model/snapshot.ts';
import { aDataset, aSnapshot, concept } from '../../src/store/fixtures/records.ts';
import type { DatasetOrder, Key } from '../../src/store/store.ts';

/** In order of precedence. */
export const CATALOGUES = ['one', 'two', 'three'] as const;
type CatalogueId = (typeof CATALOGUES)[number];

/** What a catalogue says of a thing. */
export interface Said {
  readonly title: string | null;
  readonly modified: string | null;
  readonly issued: string | null;
  readonly theme: 'ENVI' | 'TRAN';
  /** Gives the thing's UUID: it is one dataset with what other catalogues say of it under the same UUID. */
  readonly known: boolean;
}

/** By the number of the thing; null: it is not in the catalogue. */
export type Content = readonly (Said | null)[];
export type World = Readonly<Record<CatalogueId, Content>>;

/** A dataset as the model has it: of the first catalogue that says it. */
export interface ModelNode {
  readonly id: string;
  readonly thing: number;
  readonly joined: boolean;
  readonly said: Said;
}

const THINGS = 10;
const DAYS = ['2024-01-01', '2024-01-02', '2024-01-03', '2024-01-04'] as const;
const TITLES = ['ask', 'bok', 'byn', 'dal', 'ek', 'å', 'ö'] as const;

/** Things from this number on may lose their UUID and get it back: datasets that part and join. */
const PARTING = 7;

const said = (thing: number): fc.Arbitrary<Said> =>
  fc.record({
    title: fc.option(fc.constantFrom(...TITLES), { freq: 8 }),
    modified: fc.option(fc.constantFrom(...DAYS), { freq: 4 }),
    issued: fc.option(fc.constantFrom(...DAYS), { freq: 4 }),
    theme: fc.constantFrom('ENVI', 'ENVI', 'TRAN'),
    known: thing < PARTING ? fc.constant(true) : fc.boolean(),
  });

const content: fc.Arbitrary<Content> = fc.tuple(
  ...Array.from({ length: THINGS }, (_none, thing) => fc.option(said(thing), { freq: 4 })),
);

export const world: fc.Arbitrary<World> = fc.record({ one: content, two: content, three: content });

export const swap = fc.record({ catalogue: fc.constantFrom(...CATALOGUES), content });

const uriOf = (catalogue: CatalogueId, thing: number): string => `http://${catalogue}.example.se/dataset/${thing}`;
const idIn = (catalogue: CatalogueId, thing: number): string => idFromUri('dataset', uriOf(catalogue, thing));

function record(catalogue: CatalogueId, thing: number, { title, modified, issued, theme, known }: Said): Dataset {
  return aDataset(String(thing), {
    id: idIn(catalogue, thing),
    uri: uriOf(catalogue, thing),
    catalogueId: catalogue,
    titles: title === null ? [] : [{ value: title, language: 'sv' }],
    themes: [concept(theme)],
    identifiers: known ? [`00000000-0000-4000-8000-00000000000${thing}`] : [],
    ...(modified === null ? {} : { modified: { said: modified, value: modified } }),
    ...(issued === null ? {} : { issued: { said: issued, value: issued } }),
  });
}

export function snapshotOf(catalogue: CatalogueId, things: Content): Snapshot {
  const datasets = things.flatMap((one, thing) => (one === null ? [] : [record(catalogue, thing, one)]));
  return aSnapshot(catalogue, { datasets });
}

/** The datasets that there are. */
export function nodesOf(state: World): readonly ModelNode[] {
  return Array.from({ length: THINGS }, (_none, thing) => {
    const all = CATALOGUES.flatMap((catalogue): readonly ModelNode[] => {
      const one = state[catalogue][thing];
      return one == null ? [] : [{ id: idIn(catalogue, thing), thing, joined: one.known, said: one }];
    });
    const joined = all.filter((node) => node.joined);
    return [...joined.slice(0, 1), ...all.filter((node) => !node.joined)];
  }).flat();
}

/** Å and ö as the sort key has them: after z. */
const letters: Readonly<Record<string, string>> = { å: '{', ö: '}' };

export function keyOf({ id, said: { title, modified, issued } }: ModelNode, order: DatasetOrder): Key {
  if (order === 'ID') return { value: id, id };
  if (order === 'TITLE') return { value: title === null ? null : (letters[title] ?? title), id };
  const day = order === 'MODIFIED' ? modified : issued;
  return { value: day === null ? null : `${day}T00:00:00.000Z`, id };
}

/** The keys in the list's order: without a value last, whatever the direction. */
export function sorted(keys: readonly Key[], descending: boolean): readonly Key[] {
  const compare = (a: Key, b: Key): number => {
    if ((a.value === null) !== (b.value === null)) return a.value === null ? 1 : -1;
    const [left, right] = a.value === b.value ? [a.id, b.id] : [a.value ?? '', b.value ?? ''];
    return (left < right ? -1 : 1) * (descending ? -1 : 1);
  };
  return keys.toSorted(compare);
}

/** A state of the catalogues, and whether a page was read in it. */
export interface Moment {
  readonly state: World;
  readonly read: boolean;
}

/**
 * Whether the dataset that began so is there, and of this theme, whenever a page is read. In between it may be gone, as
 * when one catalogue drops it before the next one lists it, if it comes back under the id that it went with.
 */
export function livesThrough(begun: ModelNode, moments: readonly Moment[], theme: string | undefined): boolean {
  let id = begun.id;
  let gone = false;
  return moments.every(({ state, read }) => {
    const nodes = nodesOf(state);
    if (begun.thing >= PARTING && !nodes.some((node) => node.id === begun.id)) return false;
    const node = nodes.find((one) => (begun.thing < PARTING ? one.thing === begun.thing : one.id === begun.id));
    if (node === undefined) {
      gone = true;
      return !read;
    }
    // A thing that never loses its UUID may get another id, when another catalogue comes first.
    if (gone && node.id !== id) return false;
    id = node.id;
    gone = false;
    return !read || theme === undefined || node.said.theme === theme;
  });
}
