import type { Context } from '../src/context.ts';
import type { CatalogueRef } from '../src/model/catalogue.ts';
import type { Resource } from '../src/model/dataset.ts';
import { termOf, termsOf } from './concept.ts';
import { organisationOf, organisationsOf } from './organisation-of.ts';
import type { InLanguage } from './text.ts';
import { textIn, wordsIn } from './text.ts';

/** The configured catalogue of a record. Throws Error: records of others are never served. */
export function catalogueOf({ store }: Context, { catalogueId }: { readonly catalogueId: string }): CatalogueRef {
  const catalogue = store.catalogue(catalogueId);
  if (catalogue === undefined)
    throw new Error(`The store has a record of the catalogue ${catalogueId}, which is not configured`);
  return catalogue;
}

/** What upstream said about when a thing was published and changed. */
type Dated = Pick<Resource, 'issued' | 'modified'>;

/** The fields of two dates, as read and as said. */
export const datedFields = {
  issued: (thing: Dated) => thing.issued?.value,
  issuedSaid: (thing: Dated) => thing.issued?.said,
  modified: (thing: Dated) => thing.modified?.value,
  modifiedSaid: (thing: Dated) => thing.modified?.said,
};

/** The fields that datasets, dataset series and data services have in common. */
export const resourceFields = {
  ...datedFields,
  catalogue: (resource: Resource, _args: object, context: Context) => catalogueOf(context, resource),
  title: (resource: Resource, asked: InLanguage) => textIn(resource.titles, asked),
  description: (resource: Resource, asked: InLanguage) => textIn(resource.descriptions, asked),
  publisher: (resource: Resource, _args: object, context: Context) => organisationOf(context, resource.publisher),
  creators: (resource: Resource, _args: object, context: Context) => organisationsOf(context, resource.creators),
  keywords: (resource: Resource, asked: InLanguage) => wordsIn(resource.keywords, asked),
  keywordTexts: (resource: Resource) => resource.keywords,
  themes: (resource: Resource) => termsOf(resource.themes, 'theme'),
  subjects: (resource: Resource) => termsOf(resource.subjects),
  highValueCategories: (resource: Resource) => termsOf(resource.highValueCategories, 'highValueCategory'),
  accessRights: (resource: Resource) => termOf(resource.accessRights, 'accessRights'),
  licences: (resource: Resource) => termsOf(resource.licences, 'licence'),
  languages: (resource: Resource) => termsOf(resource.languages, 'language'),
  frequency: (resource: Resource) => termOf(resource.frequency, 'frequency'),
};
