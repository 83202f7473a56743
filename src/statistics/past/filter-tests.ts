import { termKey } from '../../store/dataset-terms.ts';
import type { Store } from '../../store/store.ts';
import { readTerm } from '../../model/vocabulary/index.ts';
import type { FactKind, FactStates } from './fact-states.ts';
import type { PastFilter, PastMeasure } from './publishing-history.ts';
import type { Publisher } from './publishers.ts';

/** Whether datasets of a profile are meant. */
export type ProfileTest = (profile: number) => boolean;

/** What values mean today. */
export interface Meanings {
  readonly states: FactStates;
  readonly store: Pick<Store, 'collaborations' | 'organisation' | 'specifications'>;
  readonly publisherOf: (agent: string) => Publisher;
}

/** Worked out once for each number. */
export function remembered<T extends number | boolean | object>(find: (number: number) => T): (number: number) => T {
  const known: (T | undefined)[] = [];
  return (number) => (known[number] ??= find(number));
}

const TERMS = {
  themes: 'themes',
  formats: 'formats',
  licences: 'licences',
  accessRights: 'accessRights',
  highValueCategories: 'highValueCategories',
  frequencies: 'frequency',
} as const satisfies Partial<Record<keyof PastFilter, FactKind>>;

/** Any value of a kind meets it. */
function anyOf({ sets, setOf }: FactStates, kind: FactKind, isMeant: (value: string) => boolean): ProfileTest {
  const meets = remembered((set) => sets[kind].values(set).some(isMeant));
  return (profile) => meets(setOf(kind, profile));
}

/** The specification that an address means; undefined: none that is known. */
export const slugOf = (store: Pick<Store, 'specifications'>, address: string): string | undefined =>
  store.specifications().specificationSlug(address)?.slug;

/** The filter's conditions that a profile can meet: as the read model's conditions on its datasets. */
export function filterTests(filter: PastFilter, { states, store, publisherOf }: Meanings): readonly ProfileTest[] {
  const tests: ProfileTest[] = [];
  for (const name of Object.keys(TERMS) as (keyof typeof TERMS)[]) {
    const wanted = keysOf(filter[name]);
    if (wanted !== undefined) tests.push(anyOf(states, TERMS[name], (value) => wanted.has(termKey(value))));
  }
  const mediaTypes = keysOf(filter.mediaTypes);
  if (mediaTypes !== undefined) {
    const isMeant = (value: string): boolean => mediaTypes.has(termKey(value));
    const [of, written] = [anyOf(states, 'mediaTypes', isMeant), anyOf(states, 'formats', isMeant)];
    tests.push((profile) => of(profile) || written(profile));
  }
  const { openLicence, specifications } = filter;
  if (openLicence !== undefined) {
    const isOpen = openTest(states);
    tests.push((profile) => isOpen(profile) === openLicence);
  }
  if (specifications !== undefined) {
    tests.push(anyOf(states, 'conformsTo', (address) => specifications.includes(slugOf(store, address) ?? '')));
  }
  const isMeant = publisherTest(filter, store);
  if (isMeant !== undefined) tests.push(anyOf(states, 'publisher', (agent) => isMeant(publisherOf(agent))));
  return tests;
}

const keysOf = (values: readonly string[] | undefined): ReadonlySet<string> | undefined =>
  values === undefined ? undefined : new Set(values.map(termKey).filter((key) => key !== ''));

const openTest = (states: FactStates): ProfileTest =>
  anyOf(states, 'licences', (value) => readTerm('licence', value)?.open === true);

/** The filter's conditions on who publishes; undefined without any. */
export function publisherTest(
  filter: PastFilter,
  store: Pick<Store, 'collaborations' | 'organisation'>,
): ((publisher: Publisher) => boolean) | undefined {
  const { organisations, municipalityCodes, countyCodes, organisationKinds, collaborations } = filter;
  const tests: ((publisher: Publisher) => boolean)[] = [];
  if (organisations !== undefined) {
    const wanted = organisations.map((said) => store.organisation(said)?.id ?? said);
    tests.push(({ ids }) => wanted.some((id) => ids.has(id)));
  }
  const among = (values: readonly string[] | undefined, of: (publisher: Publisher) => string | undefined): void => {
    if (values === undefined) return;
    const wanted = new Set(values);
    tests.push((publisher) => wanted.has(of(publisher) ?? ''));
  };
  among(municipalityCodes, (publisher) => publisher.municipalityCode);
  among(countyCodes, (publisher) => publisher.countyCode);
  among(organisationKinds, (publisher) => publisher.kind);
  if (collaborations !== undefined) {
    tests.push((publisher) => publisher.collaborations.some((id) => collaborations.includes(id)));
  }
  return tests.length === 0 ? undefined : (publisher) => tests.every((test) => test(publisher));
}

/** What a measure asks of a profile besides the filter; undefined: nothing. */
export function measureTest(measure: PastMeasure, { states, store }: Meanings): ProfileTest | undefined {
  switch (measure) {
    case 'OPEN_LICENCE_DATASETS':
      return openTest(states);
    case 'MACHINE_READABLE_DATASETS': {
      const isReadable = (value: string): boolean => readTerm('format', value)?.machineReadable === true;
      const [formats, mediaTypes] = [anyOf(states, 'formats', isReadable), anyOf(states, 'mediaTypes', isReadable)];
      return (profile) => formats(profile) || mediaTypes(profile);
    }
    case 'HIGH_VALUE_DATASETS':
      return anyOf(states, 'highValueCategories', (value) => termKey(value) !== '');
    case 'DATASETS_WITH_SPECIFICATION':
      return anyOf(states, 'conformsTo', (address) => slugOf(store, address) !== undefined);
    default:
      return undefined;
  }
}
