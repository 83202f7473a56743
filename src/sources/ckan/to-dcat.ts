import type { Dataset, QualifiedRelation } from '../../model/dataset.ts';
import { idFromUri } from '../../model/id.ts';
import type { Concept } from '../../model/value.ts';
import { readTerm, toConcept } from '../../model/vocabulary/index.ts';
import { isAbsoluteIri } from '../../rdf/iri.ts';
import type { Harvested } from '../source.ts';
import { takeContactPoints, takeCreators, takePublisher } from './agent.ts';
import type { Package } from './api.ts';
import type { Building, Context } from './context.ts';
import { readDistribution } from './distribution.ts';
import { takeLocations, takePeriods } from './extent.ts';
import { type Fields, fieldsOf, leftOf, takeList, takeObjects } from './fields.ts';
import { isObject } from '../../model/json-object.ts';
import { listOf, propertiesOf, scalar } from './json.ts';
import { takeLicences, takeRights } from './licence.ts';
import { datasetUri } from './site-uri.ts';
import { cleanNotes, takeKeywords, takeTexts } from './texts.ts';
import {
  takeConcept,
  takeConcepts,
  takeNumbers,
  takeReferences,
  takeString,
  takeStrings,
  takeTime,
  takeUri,
} from './values.ts';

/** What CKAN keeps of a package for itself, or says once more elsewhere in it. */
const BOOKKEEPING: ReadonlySet<string> = new Set([
  'creator_user_id',
  'isopen', // of the licence
  'num_resources',
  'num_tags',
  'owner_org', // organization.id
  'private',
  'revision_id',
  'revision_timestamp',
  'state',
]);

/** Packages that ckanext-dcat does not publish as datasets either. */
const NO_DATASETS: ReadonlyMap<unknown, string> = new Map([
  ['harvest', 'is a source that the catalogue harvests from, and no dataset'],
  ['showcase', 'is a showcase of datasets, and no dataset'],
]);

/**
 * A package as a dataset (or as a series of them, ckanext-dataset-series) by ckanext-dcat's rules: see README.md. What
 * it says of agents and services goes to the context. Undefined for what is not public: private, deleted, draft.
 */
export function toDcat({ id, record }: Package, context: Context): Harvested | undefined {
  const { state, type } = record;
  if (record['private'] === true || record['private'] === 'True') return undefined;
  if (state !== undefined && state !== null && state !== 'active') return undefined;
  const reason = NO_DATASETS.get(type);
  if (reason !== undefined) return { type: 'skipped', skipped: { id: datasetUri(context.base, id), reason } };

  const fields = fieldsOf(record);
  const uri = takeUri(fields, ['uri']) ?? useId(fields, id, context);
  if (type === 'dataset' || type === 'dataset_series') fields.read.add('type');
  const dataset = readDataset(fields, id, uri, context);
  if (type !== 'dataset_series') {
    takeDatasetOnly(dataset, fields, id, context);
    return { type: 'dataset', dataset: close(dataset, fields) };
  }
  const series = { ...close(dataset, fields), kind: 'series' as const, id: idFromUri('datasetSeries', uri) };
  return { type: 'datasetSeries', datasetSeries: series };
}

/** What is left of the package is passed on. */
function close(dataset: Building<Dataset>, fields: Fields): Dataset {
  dataset.otherProperties = leftOf(fields, BOOKKEEPING);
  return dataset;
}

/** The URI that ckanext-dcat gives a dataset that has none of its own. */
function useId(fields: Fields, id: string, { base }: Context): string {
  fields.read.add('id');
  return datasetUri(base, id);
}

/** What datasets and series have in common. One literal, and no spreading: a harvest spends its time here (bench/). */
function readDataset(fields: Fields, packageId: string, uri: string, context: Context): Building<Dataset> {
  const publisher = takePublisher(fields, context);
  const identifiers = takeStrings(fields, ['identifier', 'guid']);
  if (identifiers.length === 0) fields.read.add('id');
  const dataset: Building<Dataset> = {
    id: idFromUri('dataset', uri),
    uri,
    catalogueId: context.catalogueId,
    titles: takeTitles(fields),
    descriptions: takeTexts(fields, ['notes', 'description'], cleanNotes),
    creators: takeCreators(fields, context),
    contactPoints: takeContactPoints(fields),
    keywords: takeKeywords(fields),
    themes: takeThemes(fields),
    subjects: takeConcepts(fields, ['subject']),
    highValueCategories: takeConcepts(fields, ['hvd_category'], 'highValueCategory'),
    applicableLegislation: takeReferences(fields, ['applicable_legislation']),
    licences: takeLicences(fields, ['license_url', 'license_id', 'license'], 'license_title'),
    rights: takeRights(fields),
    languages: takeConcepts(fields, ['language'], 'language'),
    conformsTo: takeReferences(fields, ['conforms_to']),
    landingPages: takeReferences(fields, ['url', 'landing_page']),
    documentation: takeReferences(fields, ['documentation']),
    relations: takeReferences(fields, ['related_resource']),
    qualifiedRelations: takeObjects(fields, ['qualified_relation'], readRelation),
    qualifiedAttributions: [],
    identifiers: identifiers.length === 0 ? [packageId] : identifiers,
    spatial: takeLocations(fields),
    temporal: takePeriods(fields),
    distributions: [],
    inSeries: [],
    otherIdentifiers: [],
    temporalResolutions: [],
    spatialResolutions: [],
    versionNotes: [],
    sources: [],
    offers: [],
    versions: [],
    isVersionOf: [],
    isReferencedBy: [],
    provenance: [],
    problems: fields.problems,
    otherProperties: [],
  };
  const accessRights = takeConcept(fields, ['access_rights'], 'accessRights');
  const issued = takeTime(fields, 'issued', ['issued', 'metadata_created']);
  const modified = takeTime(fields, 'modified', ['modified', 'metadata_modified']);
  const frequency = takeConcept(fields, ['frequency'], 'frequency');
  if (publisher !== undefined) dataset.publisher = publisher;
  if (accessRights !== undefined) dataset.accessRights = accessRights;
  if (issued !== undefined) dataset.issued = issued;
  if (modified !== undefined) dataset.modified = modified;
  if (frequency !== undefined) dataset.frequency = frequency;
  return dataset;
}

/** CKAN shows the name where there is no title; so do we, and say so. */
function takeTitles(fields: Fields): Dataset['titles'] {
  const titles = takeTexts(fields, ['title']);
  if (titles.length > 0) return titles;
  const name = takeString(fields, ['name']);
  fields.problems.push({ property: 'titles', reason: 'has no title; its name in addresses stands in for it' });
  return name === undefined ? [] : [{ value: name }];
}

/** Groups are themes on Swedish sites: read by title, else by name; what is no theme of the EU's is kept as it was said. */
function takeThemes(fields: Fields): readonly Concept[] {
  const themes = takeConcepts(fields, ['theme'], 'theme');
  const groups = takeList(fields, ['groups'], readGroup);
  if (groups.length === 0) return themes;
  const known = new Set(themes.map((theme) => theme.code ?? theme.said));
  return [...themes, ...groups.filter((group) => !known.has(group.code ?? group.said))];
}

function readGroup(item: unknown): Concept | undefined {
  if (!isObject(item)) {
    const said = scalar(item);
    return said === undefined ? undefined : toConcept('theme', said);
  }
  const fields = fieldsOf(item);
  const labels = takeTexts(fields, ['title', 'display_name']);
  const name = takeString(fields, ['name']);
  const said = [...labels.map((label) => label.value), ...(name === undefined ? [] : [name])];
  const readable = said.find((text) => readTerm('theme', text) !== undefined);
  const [first] = said;
  return first === undefined ? undefined : { ...toConcept('theme', readable ?? first, labels), said: first };
}

function readRelation(fields: Fields): QualifiedRelation | undefined {
  const relations = takeReferences(fields, ['relation']);
  const roles = takeConcepts(fields, ['role']);
  return relations.length === 0 && roles.length === 0 ? undefined : { relations, roles };
}

/** What a series does not have. */
function takeDatasetOnly(dataset: Building<Dataset>, fields: Fields, packageId: string, context: Context): void {
  const version = takeString(fields, ['version', 'dcat_version']);
  dataset.distributions = takeDistributions(dataset, fields, packageId, context);
  dataset.inSeries = takeStrings(fields, ['in_series']).map((said) =>
    idFromUri('datasetSeries', isAbsoluteIri(said) ? said : datasetUri(context.base, said)),
  );
  dataset.otherIdentifiers = [
    ...takeStrings(fields, ['alternate_identifier']),
    ...takeStrings(fields, ['alternative_id']), // Civity's
  ];
  dataset.temporalResolutions = takeStrings(fields, ['temporal_resolution']);
  dataset.spatialResolutions = takeNumbers(fields, 'spatialResolutions', ['spatial_resolution_in_meters']);
  if (version !== undefined) dataset.version = version;
  dataset.versionNotes = takeTexts(fields, ['version_notes']);
  dataset.sources = takeReferences(fields, ['source']);
  dataset.versions = takeReferences(fields, ['has_version']);
  dataset.isVersionOf = takeReferences(fields, ['is_version_of']);
  dataset.isReferencedBy = takeReferences(fields, ['is_referenced_by']);
  dataset.provenance = takeTexts(fields, ['provenance']);
}

function takeDistributions(
  { uri = '', licences }: Building<Dataset>,
  fields: Fields,
  packageId: string,
  context: Context,
): Dataset['distributions'] {
  const { resources } = fields.record;
  if (resources === undefined || resources === null) return [];
  fields.read.add('resources');
  const owner = { id: packageId, uri, licences };
  return listOf(resources).flatMap((item, place) => {
    const distribution = readDistribution(item, place, owner, context);
    if (distribution !== undefined) return [distribution];
    if (!isObject(item)) {
      fields.problems.push({ property: 'distributions', reason: 'has a resource that is no object; it was passed on' });
      fields.passedOn.push(...propertiesOf('resources', item));
    }
    return [];
  });
}
