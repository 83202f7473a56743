import type { DataService } from '../../model/dataset.ts';
import type { Checksum, Distribution } from '../../model/distribution.ts';
import { idFromUri, idWithin } from '../../model/id.ts';
import { newDataService } from '../../model/new-record.ts';
import type { Concept, Reference } from '../../model/value.ts';
import type { Building, Context } from './context.ts';
import { type Fields, fieldsOf, leftOf, takeObjects } from './fields.ts';
import { isObject, type JsonObject } from '../../model/json-object.ts';
import { takeLicences, takeRights } from './licence.ts';
import { resourceUri } from './site-uri.ts';
import { cleanNotes, takeTexts } from './texts.ts';
import {
  takeConcept,
  takeConcepts,
  takeNumber,
  takeNumbers,
  takeReferences,
  takeString,
  takeStrings,
  takeTime,
  takeUri,
} from './values.ts';

/** What CKAN keeps of a resource for itself. */
const BOOKKEEPING: ReadonlySet<string> = new Set([
  'package_id',
  'position',
  'resource_group_id',
  'revision_id',
  'revision_timestamp',
  'state',
]);

/** The package that a resource belongs to. */
interface Owner {
  /** CKAN's id of the package. */
  readonly id: string;
  /** The dataset's URI. */
  readonly uri: string;
  /** The package's licences: those of a resource that says none of its own. */
  readonly licences: readonly Concept[];
}

/** A resource as a distribution; undefined for what is no resource, or a deleted one. */
export function readDistribution(
  value: unknown,
  place: number,
  owner: Owner,
  context: Context,
): Distribution | undefined {
  if (!isObject(value)) return undefined;
  if (value['state'] !== undefined && value['state'] !== null && value['state'] !== 'active') return undefined;
  const fields = fieldsOf(value);
  const identity = readIdentity(fields, value, place, owner, context);
  const accessUrls = takeReferences(fields, ['access_url', 'url']);
  const downloadUrls = takeReferences(fields, ['download_url']);
  noteAddresses(fields, accessUrls, downloadUrls);
  const ownLicences = takeLicences(fields, ['license', 'license_url', 'license_id'], 'license_title');
  // One literal, and no spreading: this is where a harvest spends its time (bench/).
  const distribution: Building<Distribution> = {
    id: identity.id,
    titles: takeTexts(fields, ['name', 'title']),
    descriptions: takeTexts(fields, ['description'], cleanNotes),
    accessUrls,
    downloadUrls,
    formats: takeConcepts(fields, ['format'], 'format'),
    mediaTypes: takeConcepts(fields, ['mimetype'], 'format'),
    compressFormats: takeConcepts(fields, ['compress_format'], 'format'),
    packageFormats: takeConcepts(fields, ['package_format'], 'format'),
    licences: ownLicences.length > 0 ? ownLicences : owner.licences,
    rights: takeRights(fields),
    checksums: takeChecksums(fields),
    languages: takeConcepts(fields, ['language'], 'language'),
    applicableLegislation: takeReferences(fields, ['applicable_legislation']),
    conformsTo: takeReferences(fields, ['conforms_to']),
    documentation: takeReferences(fields, ['documentation']),
    temporal: [],
    temporalResolutions: takeStrings(fields, ['temporal_resolution']),
    spatialResolutions: takeNumbers(fields, 'spatialResolutions', ['spatial_resolution_in_meters']),
    accessServices: takeObjects(fields, ['access_services'], (nested, index) =>
      context.gathered.addService(readService(nested, `${identity.id} ${index}`, context)),
    ),
    otherProperties: [],
    problems: fields.problems,
  };
  const availability = takeConcept(fields, ['availability'], 'availability');
  const status = takeConcept(fields, ['status'], 'status');
  const byteSize = takeNumber(fields, 'byteSize', ['size']);
  const issued = takeTime(fields, 'issued', ['issued', 'created']);
  const modified = takeTime(fields, 'modified', ['modified', 'metadata_modified', 'last_modified']);
  if (identity.uri !== undefined) distribution.uri = identity.uri;
  if (availability !== undefined) distribution.availability = availability;
  if (status !== undefined) distribution.status = status;
  if (byteSize !== undefined) distribution.byteSize = byteSize;
  if (issued !== undefined) distribution.issued = issued;
  if (modified !== undefined) distribution.modified = modified;
  distribution.otherProperties = leftOf(fields, BOOKKEEPING);
  return distribution;
}

/** Its URI is made as ckanext-dcat makes it; a resource without an id is known by its package and place. */
function readIdentity(
  fields: Fields,
  record: JsonObject,
  place: number,
  owner: Owner,
  context: Context,
): Pick<Distribution, 'id' | 'uri'> {
  const own = takeUri(fields, ['uri']);
  if (own !== undefined) return { id: idFromUri('distribution', own), uri: own };
  const id = takeString(fields, ['id']);
  if (id === undefined) {
    return { id: idWithin('distribution', context.catalogueId, `${owner.uri} ${String(record['url'])} ${place}`) };
  }
  const uri = resourceUri(context.base, owner.id, id);
  return { id: idFromUri('distribution', uri), uri };
}

/** `url` is only said once more where it equals another address; words in an address's place are noted. */
function noteAddresses(fields: Fields, accessUrls: readonly Reference[], downloadUrls: readonly Reference[]): void {
  const all = [...accessUrls, ...downloadUrls];
  if (all.some(({ uri }) => uri === fields.record['url'])) fields.read.add('url');
  if (all.length === 0) fields.problems.push({ property: 'accessUrls', reason: 'has no address (url is empty)' });
  for (const { uri } of all) {
    if (/^(?:https?|ftp):/i.test(uri)) continue;
    fields.problems.push({ property: 'accessUrls', said: uri, reason: 'is not an http or https address' });
  }
}

function takeChecksums(fields: Fields): readonly Checksum[] {
  const value = takeString(fields, ['hash']);
  if (value === undefined) return [];
  const algorithm = takeString(fields, ['hash_algorithm']);
  return [{ ...(algorithm === undefined ? {} : { algorithm }), value }];
}

/** One of a resource's `access_services`; `place` names one that has no URI. */
function readService(fields: Fields, place: string, context: Context): DataService {
  const uri = takeUri(fields, ['uri']);
  const accessRights = takeConcept(fields, ['access_rights'], 'accessRights');
  const issued = takeTime(fields, 'issued', ['issued']);
  const modified = takeTime(fields, 'modified', ['modified']);
  return newDataService({
    id: uri === undefined ? idWithin('dataService', context.catalogueId, place) : idFromUri('dataService', uri),
    catalogueId: context.catalogueId,
    ...(uri === undefined ? {} : { uri }),
    titles: takeTexts(fields, ['title', 'name']),
    descriptions: takeTexts(fields, ['description'], cleanNotes),
    endpointUrls: takeReferences(fields, ['endpoint_url']),
    endpointDescriptions: takeReferences(fields, ['endpoint_description']),
    servesDatasets: takeStrings(fields, ['serves_dataset']).map((said) => idFromUri('dataset', said)),
    formats: takeConcepts(fields, ['format'], 'format'),
    types: takeConcepts(fields, ['type'], 'serviceType'),
    licences: takeLicences(fields, ['license'], 'license_title'),
    rights: takeRights(fields),
    languages: takeConcepts(fields, ['language'], 'language'),
    conformsTo: takeReferences(fields, ['conforms_to']),
    landingPages: takeReferences(fields, ['landing_page']),
    documentation: takeReferences(fields, ['documentation']),
    ...(accessRights === undefined ? {} : { accessRights }),
    ...(issued === undefined ? {} : { issued }),
    ...(modified === undefined ? {} : { modified }),
    otherProperties: leftOf(fields),
    problems: fields.problems.splice(0),
  });
}
