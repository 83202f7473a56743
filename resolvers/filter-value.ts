import type { Context } from '../src/context.ts';
import { InputError } from '../src/errors.ts';
import { kindOfId, NODE_LETTERS } from '../src/model/id.ts';
import type { NodeKind } from '../src/model/id.ts';
import { readTime } from '../src/model/vocabulary/date.ts';
import { readTerm, term, terms } from '../src/model/vocabulary/index.ts';
import type { Vocabulary } from '../src/model/vocabulary/index.ts';
import { nearestMatch } from '../src/model/nearest-match.ts';

/** Values of one field: more would make a statement that no engine plans well. */
const MOST_VALUES = 1000;
const SHOWN = 12;

/** What a field of a filter is called when it is wrong: `filter.themes`. */
type FieldName =
  | `filter.${string}`
  | 'id'
  | 'ids'
  | 'municipalityCode'
  | 'slug'
  | 'asOf'
  | 'from'
  | 'to'
  | 'specifications'
  | 'collaboration';

/** Reads one value, or throws InputError that says what is allowed. */
export type ReadValue<T extends string = string> = (value: T, field: FieldName) => T;

type Given<T> = readonly T[] | null | undefined;

/** The values of one field, each read; undefined where the field is left out. Throws InputError. */
export function readValues<T extends string>(
  field: FieldName,
  values: Given<T>,
  read: ReadValue<T>,
): readonly T[] | undefined {
  if (values == null) return undefined;
  if (values.length === 0) {
    throw new InputError(field, `${field} is an empty list, which nothing can match; leave it out to have all`);
  }
  if (values.length > MOST_VALUES) {
    throw new InputError(field, `${field} has ${values.length} values; send at most ${MOST_VALUES}`);
  }
  return values.map((value) => read(value, field));
}

/** What a kind of node is called in a sentence. */
const NOUNS: Readonly<Record<NodeKind, string>> = {
  organisation: 'an organisation',
  catalogue: 'a catalogue',
  dataset: 'a dataset',
  distribution: 'a distribution',
  dataService: 'a data service',
  datasetSeries: 'a dataset series',
};

/** An identifier of this kind of node, whether there is such a node or not. */
export function readId(kind: NodeKind): ReadValue {
  return (value, field) => {
    const found = kindOfId(value);
    if (found === kind) return value;
    const why = found === undefined ? 'is not an identifier of this API' : `is the identifier of ${NOUNS[found]}`;
    throw new InputError(
      field,
      `${field} "${short(value)}" ${why}; that of ${NOUNS[kind]} begins with "${NODE_LETTERS[kind]}" and is found in its field id`,
    );
  };
}

/** What was found under an identifier of the right form. Throws InputError when nothing was. */
export function present<T>(kind: NodeKind, id: string, found: T | undefined): T {
  if (found !== undefined) return found;
  throw new InputError(
    'id',
    `id "${short(id)}" is not the identifier of any ${NOUNS[kind].replace(/^an? /, '')}; it may be gone from its catalogue: take identifiers from the field id of a list`,
  );
}

/** The identifier of an organisation that is there. */
export function readOrganisationId({ store }: Context): ReadValue {
  const readForm = readId('organisation');
  return (value, field) => {
    readForm(value, field);
    if (store.organisation(value) !== undefined) return value;
    throw new InputError(
      field,
      `${field} "${value}" is not the identifier of any organisation; find it with organisation(municipalityCode:) or organisations`,
    );
  };
}

/** The code of a municipality. */
export function readMunicipalityCode({ store }: Context): ReadValue {
  const nameOf = (code: string): string | undefined => {
    const found = /^\d{4}$/.test(code) ? store.organisationByAlias(code) : undefined;
    return found?.municipalityCode === code ? found.names[0]?.value : undefined;
  };
  return (value, field) => {
    if (nameOf(value) !== undefined) return value;
    // A spreadsheet that took the code for a number has dropped its leading zero.
    const meant = [`0${value}`, value.trim()].find((code) => nameOf(code) !== undefined);
    const advice =
      meant === undefined
        ? 'codes have four digits, for example 1480 (Göteborg)'
        : `did you mean ${meant} (${nameOf(meant) ?? ''})?`;
    throw new InputError(field, `${field} "${short(value)}" is not a municipality; ${advice}`);
  };
}

/** The code of a county. */
export function readCountyCode({ counties }: Context): ReadValue {
  return (value, field) => {
    if (counties.some((county) => county.code === value)) return value;
    const meant = counties.find((county) => county.code === `0${value}`);
    const advice =
      meant === undefined
        ? 'codes have two digits, for example 14 (Västra Götalands län)'
        : `did you mean ${meant.code} (${meant.name})?`;
    throw new InputError(field, `${field} "${short(value)}" is not a county; ${advice}`);
  };
}

/** One of the configured collaborations. */
export function readCollaboration({ store }: Context): ReadValue {
  return (value, field) =>
    readOneOf(
      value,
      field,
      'a collaboration',
      store.collaborations().map(({ id }) => id),
    );
}

/** One of the configured catalogues. */
export function readCatalogue({ store }: Context): ReadValue {
  return (value, field) => {
    if (store.catalogue(value) !== undefined) return value;
    return readOneOf(
      value,
      field,
      'the short name of a catalogue',
      store.catalogues().map(({ id }) => id),
    );
  };
}

/** The slug of a known specification, from its slug, an alias or any spelling of its address. */
export function readSpecification({ store }: Context): ReadValue {
  return (value, field) => {
    const known = store.specifications();
    const found = known.get(value)?.slug ?? known.specificationSlug(value)?.slug;
    if (found !== undefined) return found;
    if (value.includes('/')) {
      throw new InputError(
        field,
        `${field} "${short(value)}" is not the address of a known specification; send a short name that specifications lists, or the address in the filter conformsTo of datasets`,
      );
    }
    const names = known.all.flatMap(({ slug, aliases }) => [slug, ...aliases]);
    const near = known.get(nearestMatch(short(value), names) ?? '');
    if (near !== undefined) {
      throw new InputError(field, `${field} "${short(value)}" is not a specification; did you mean ${near.slug}?`);
    }
    const slugs = known.all.map(({ slug }) => slug);
    return readOneOf(value, field, 'a specification', slugs);
  };
}

/** The code of a term; its IRI, its name and other spellings that upstream uses are understood too. */
export function readCode(vocabulary: Vocabulary, noun: string): ReadValue {
  return (value, field) => {
    const found = term(vocabulary, value) ?? readTerm(vocabulary, value);
    if (found !== undefined) return found.code;
    return readOneOf(
      value,
      field,
      noun,
      terms(vocabulary).map(({ code }) => code),
    );
  };
}

/** Any text with something in it. */
export const readText: ReadValue = (value, field) => {
  if (value.trim() !== '') return value.trim();
  throw new InputError(field, `${field} holds a blank text; leave it out`);
};

/** A value that the schema has checked already: of an enum. */
export function keep<T extends string>(value: T): T {
  return value;
}

/** A day, month, year or moment. Undefined where it is left out. */
export function readDate(field: FieldName, value: string | null | undefined): string | undefined {
  if (value == null) return undefined;
  const time = readTime(value);
  if (time !== undefined) return time;
  throw new InputError(
    field,
    `${field} "${short(value)}" is not a date; write 2024, 2024-05, 2024-05-01 or 2024-05-01T10:00:00Z`,
  );
}

function readOneOf(value: string, field: FieldName, noun: string, allowed: readonly string[]): string {
  if (allowed.includes(value)) return value;
  const near = nearestMatch(short(value), allowed);
  const more = allowed.length > SHOWN ? ' and others' : '';
  const advice =
    near === undefined ? `allowed are ${allowed.slice(0, SHOWN).join(', ')}${more}` : `did you mean ${near}?`;
  throw new InputError(
    field,
    `${field} "${short(value)}" is not ${noun}; ${allowed.length === 0 ? 'none is configured' : advice}`,
  );
}

/** Enough of a wrong value to know it again. */
function short(value: string): string {
  return value.length > 60 ? `${value.slice(0, 60)}…` : value;
}
