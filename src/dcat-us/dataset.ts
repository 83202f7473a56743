import type { Dataset, Resource } from '../model/dataset.ts';
import { idFromUri, idWithin } from '../model/id.ts';
import type { Reference } from '../model/value.ts';
import { nameOf, type ReadingContext, takeIdentifiers } from './context.ts';
import { readDistribution } from './distribution.ts';
import type { JsonNode } from './json-node.ts';
import { isObject } from '../model/json-object.ts';
import { addressOf, canonicalName, isIri, passedOn, scalarOf, valuesOf } from './json-value.ts';
import { readResource } from './resource.ts';
import { takeNumber, takeReferences, takeStrings, takeTexts } from './values.ts';

/** The fields of which at least one must be there: an object without any of them is no record. */
const NAMED_BY: ReadonlySet<string> = new Set(['title', 'identifier', '@id', 'distribution', 'description']);

/** dcat:Dataset. `parent` is what the dataset was nested in, by its identifier. */
export function readDataset(context: ReadingContext, node: JsonNode, parent: string | undefined): Dataset {
  const naming = nameOf(context, node, 'dataset', contentKey);
  const resource = readResource(context, node, naming);
  const version = node.first('version', scalarOf);
  const resolution = takeNumber(node, 'spatialresolutioninmeters', 'spatialResolutions');
  for (const key of [naming.uri, ...naming.identifiers]) {
    for (const record of key === undefined ? [] : (context.records.get(key) ?? []))
      node.keep(passedOn('record', record));
  }
  if (resource.titles.length === 0) node.note({ property: 'titles', reason: 'has no title' });
  // Spelt out, for a third of all time went into completing a record of so many parts.
  return {
    ...resource,
    relations: relationsWith(parent, resource),
    distributions: node.each('distribution', (value) => readDistribution(context, value, naming.id)),
    inSeries: node.each('inseries', (value) => readSeries(context, value)),
    otherIdentifiers: takeIdentifiers(node, 'otheridentifier'),
    temporalResolutions: takeStrings(node, 'temporalresolution'),
    spatialResolutions: resolution === undefined ? [] : [resolution],
    versionNotes: takeTexts(node, 'versionnotes'),
    provenance: takeTexts(node, 'provenance'),
    sources: takeReferences(node, 'source'),
    versions: takeReferences(node, 'hasVersion'),
    isVersionOf: takeReferences(node, 'isVersionOf'),
    isReferencedBy: takeReferences(node, 'isReferencedBy'),
    offers: [],
    otherProperties: node.otherProperties(),
    problems: node.problems(),
    ...(version === undefined ? {} : { version }),
  };
}

/** Whether an object says anything by which it could be a dataset. */
export const isDatasetLike = (node: JsonNode): boolean =>
  Object.entries(node.object).some(([key, value]) => NAMED_BY.has(canonicalName(key)) && valuesOf(value).length > 0);

function relationsWith(parent: string | undefined, { relations }: Pick<Resource, 'relations'>): readonly Reference[] {
  if (parent === undefined || relations.some(({ uri }) => uri === parent)) return relations;
  return [{ uri: parent, labels: [] }, ...relations];
}

/** What names a dataset that has no identifier: its title and where its files are. */
function contentKey({ object }: JsonNode): string {
  const files = valuesOf(object['distribution'] ?? object['dcat:distribution']).flatMap((each) =>
    isObject(each)
      ? [each['accessURL'], each['downloadURL'], each['dcat:accessURL'], each['dcat:downloadURL']].flatMap(
          (url) => addressOf(url) ?? [],
        )
      : (scalarOf(each) ?? []),
  );
  const titles = valuesOf(object['title'] ?? object['dcterms:title'] ?? object['dct:title']);
  return ['content', ...titles.flatMap((title) => scalarOf(title) ?? []), ...files].join(' ');
}

/** The id of the dcat:DatasetSeries that a value describes or names; it is read into the context where described. */
export function readSeries(context: ReadingContext, value: unknown): string | undefined {
  const node = context.node(value);
  if (node === undefined) {
    const said = scalarOf(value);
    if (said === undefined) return undefined;
    return isIri(said) ? idFromUri('datasetSeries', said) : idWithin('datasetSeries', context.catalogueId, said);
  }
  const naming = nameOf(context, node, 'datasetSeries', contentKey);
  const named = Object.keys(node.object).every((key) => key.startsWith('@'));
  if (named || context.series.has(naming.id)) return naming.uri === undefined && named ? undefined : naming.id;
  // A series without a name of its own is named by its title: its members all repeat it.
  const [title] = valuesOf(node.object['title']);
  const id =
    naming.uri !== undefined || naming.identifiers.length > 0
      ? naming.id
      : idWithin('datasetSeries', context.catalogueId, `title ${scalarOf(title) ?? JSON.stringify(node.object)}`);
  if (context.series.has(id)) return id;
  // Its members are datasets of their own, read where the catalogue lists them.
  node.drop('seriesmember');
  const resource = readResource(context, node, { ...naming, id });
  context.series.set(id, {
    kind: 'series',
    ...resource,
    otherProperties: node.otherProperties(),
    problems: node.problems(),
  });
  return id;
}
