import type { CatalogueDescription } from '../model/catalogue.ts';
import { newCatalogueDescription } from '../model/new-record.ts';
import type { Harvested } from '../sources/source.ts';
import { readAgent } from './agent.ts';
import { createReadingContext, type ReadingContext, takeUri } from './context.ts';
import { readDataService } from './data-service.ts';
import { isDatasetLike, readDataset, readSeries } from './dataset.ts';
import { type DcatUsDocument, hasType } from './document.ts';
import { createJsonNode, type JsonNode, restOf } from './json-node.ts';
import { isObject } from '../model/json-object.ts';
import { scalarOf } from './json-value.ts';
import { takeTerms } from './resource.ts';
import { takeLocations } from './structures.ts';
import { takeCleanTexts, takeConcepts, takeReferences, takeTexts, takeTime } from './values.ts';

/** Collections within collections: deeper than any catalogue, and an end to hostile ones. */
const MAX_DEPTH = 20;

/**
 * Reads every dataset, series, service and agent of a DCAT-US document, 1.1 or 3.0. A record that cannot be read costs
 * that record. The order: the catalogue, datasets, series, services, agents.
 */
export function* readDcatUs(document: DcatUsDocument, catalogueId: string): Generator<Harvested> {
  const context = createReadingContext(catalogueId, document.nodes, document.records);
  for (const catalogue of document.catalogues) {
    yield { type: 'catalogue', catalogue: readDescription(context, createJsonNode(catalogue)) };
  }
  let number = 0;
  for (const value of document.datasets) {
    number += 1;
    yield* readOne(context, value, `dataset ${number}`, undefined, 0);
  }
  for (const service of document.services) readDataService(context, service);
  for (const series of document.series) readSeries(context, series);
  for (const datasetSeries of context.series.values()) yield { type: 'datasetSeries', datasetSeries };
  for (const dataService of context.dataServices.values()) yield { type: 'dataService', dataService };
  for (const agent of context.agents.values()) yield { type: 'agent', agent };
  if (context.isCut()) {
    const reason = 'links to the same objects so often that not all of what these say is passed on with each link';
    yield { type: 'skipped', skipped: { id: catalogueId, reason } };
  }
}

/** A dataset, and those nested in it: a collection may hold its parts. */
function* readOne(
  context: ReadingContext,
  value: unknown,
  place: string,
  parent: string | undefined,
  depth: number,
): Generator<Harvested> {
  const node = context.node(value);
  if (node === undefined) {
    const said =
      value === null ? 'null' : isObject(value) ? 'an object' : `the ${typeof value} ${JSON.stringify(value)}`;
    yield { type: 'skipped', skipped: { id: place, reason: `is no dataset: ${said} stands in its place` } };
    return;
  }
  if (hasType(node.object, 'datasetseries')) {
    readSeries(context, value);
    return;
  }
  if (!isDatasetLike(node)) {
    const reason = 'is no dataset: it has no title, identifier, description or distribution';
    yield { type: 'skipped', skipped: { id: place, reason, properties: node.otherProperties() } };
    return;
  }
  const inner = depth < MAX_DEPTH ? node.each('dataset', (each) => (isObject(each) ? each : undefined)) : [];
  let own = place;
  try {
    const dataset = readDataset(context, node, parent);
    own = dataset.uri ?? dataset.identifiers[0] ?? dataset.id;
    yield { type: 'dataset', dataset };
  } catch (error) {
    // A record that trips the reader is a bug of ours, or hostile: it must not cost the others.
    const reason = `could not be read: ${error instanceof Error ? error.message : String(error)}`;
    yield { type: 'skipped', skipped: { id: scalarOf(node.object['identifier']) ?? place, reason } };
  }
  for (const [index, each] of inner.entries()) yield* readOne(context, each, `${place}.${index + 1}`, own, depth + 1);
}

/** The catalogue's own fields; its members are records of their own. */
function readDescription(context: ReadingContext, node: JsonNode): CatalogueDescription {
  node.drop(['dataset', 'service', 'datasetseries', 'record', '@graph']);
  const uri = takeUri(node);
  const publisher = node.first('publisher', (value) => readAgent(context, value));
  const issued = takeTime(node, 'issued');
  const modified = takeTime(node, 'modified');
  const rest = {
    titles: takeTexts(node, 'title'),
    descriptions: takeCleanTexts(node, 'description'),
    ...takeTerms(node),
    languages: takeConcepts(node, 'language', 'language'),
    homepages: takeReferences(node, 'homepage'),
    spatial: takeLocations(node),
    themeTaxonomies: takeReferences(node, 'themeTaxonomy'),
    catalogues: node.each(['catalog', 'haspart'], (value) => {
      const part = isObject(value) ? createJsonNode(value) : undefined;
      if (part === undefined) return undefined;
      // Its datasets are read with the others.
      part.drop(['dataset', 'service', 'datasetseries', 'record']);
      const partUri = takeUri(part);
      const labels = takeTexts(part, 'title');
      const name = partUri ?? labels[0]?.value;
      if (name === undefined) return undefined;
      node.keep(restOf('catalog', part, partUri));
      return { uri: name, labels };
    }),
  };
  return newCatalogueDescription({
    ...(uri === undefined ? {} : { uri }),
    ...rest,
    ...(publisher === undefined ? {} : { publisher }),
    ...(issued === undefined ? {} : { issued }),
    ...(modified === undefined ? {} : { modified }),
    otherProperties: node.otherProperties(),
  });
}
