import type { Harvested } from '../../sources/source.ts';
import type { Graph } from '../graph.ts';
import { readAgent } from './agent.ts';
import { readCatalogue } from './catalogue.ts';
import { createReadingContext, type ReadingContext } from './context.ts';
import { readDataService, readDataset, readDatasetSeries } from './dataset.ts';
import { createNodeReader } from './node-reader.ts';
import { CLASSES, PROPERTIES } from './terms.ts';
import { otherProperties } from './values.ts';

type RecordClass = 'catalogue' | 'dataset' | 'datasetSeries' | 'dataService' | 'agent';

/** The subjects of a graph by what they are; a subject has one class, the first that fits in this order. */
const ORDER = ['catalogue', 'datasetSeries', 'dataset', 'dataService', 'agent'] as const;

export interface ReadDcatOptions {
  /** The graph is the whole catalogue: what it lists (dcat:dataset) without describing it is reported as skipped. */
  readonly whole?: boolean;
}

/**
 * Reads every catalogue, dataset, series, service and agent of a graph (DCAT-AP-SE 3.0.1, 2.x and relatives).
 * One record that cannot be read costs that record. The order: catalogues, datasets, series, services, agents.
 */
export function* readDcat(graph: Graph, catalogueId: string, options: ReadDcatOptions = {}): Generator<Harvested> {
  const found = classify(graph);
  const context = createReadingContext(graph, catalogueId, recordsByTopic(graph));
  const ids = nameDatasets(context, found.dataset);

  for (const subject of found.catalogue) {
    yield* guarded(subject, () => ({ type: 'catalogue', catalogue: readCatalogue(context, subject) }));
  }
  for (const subject of found.dataset) {
    if (!isDescribed(graph, subject)) continue;
    const id = ids.get(subject) ?? context.id('dataset', subject);
    yield* guarded(subject, () => ({ type: 'dataset', dataset: readDataset(context, subject, id) }));
  }
  for (const subject of found.datasetSeries) {
    const id = context.id('datasetSeries', subject);
    yield* guarded(subject, () => ({
      type: 'datasetSeries',
      datasetSeries: readDatasetSeries(context, subject, id),
    }));
  }
  for (const subject of found.dataService) {
    if (!isDescribed(graph, subject)) continue;
    const id = context.id('dataService', subject);
    yield* guarded(subject, () => ({ type: 'dataService', dataService: readDataService(context, subject, id) }));
  }
  for (const subject of found.agent) {
    readAgent(context, subject.startsWith('_:') ? { kind: 'blank', value: subject } : { kind: 'iri', value: subject });
  }
  for (const agent of context.agents.values()) yield { type: 'agent', agent };
  yield* orphans(graph, found.dataset);
  if (options.whole === true) yield* undescribed(graph, found.dataset);
}

/** Distributions that belong to no dataset here: of a draft that is not public, or of a catalogue cut off. */
function* orphans(graph: Graph, datasets: readonly string[]): Generator<Harvested> {
  const namedBy = (subject: string): readonly string[] =>
    PROPERTIES.distribution.flatMap((predicate) => graph.objects(subject, predicate).map((term) => term.value));
  const owned = new Set(datasets.flatMap(namedBy));
  for (const subject of graph.subjects()) {
    if (owned.has(subject) || !graph.types(subject).some((type) => type === CLASSES.distribution[0])) continue;
    const properties = otherProperties(createNodeReader(graph, subject));
    const reason = 'is a distribution that no dataset here names';
    yield { type: 'skipped', skipped: { id: subject, reason, properties } };
  }
}

function* undescribed(graph: Graph, datasets: readonly string[]): Generator<Harvested> {
  const described = new Set(datasets.filter((subject) => isDescribed(graph, subject)));
  for (const subject of objectsOf(graph, PROPERTIES.dataset[0])) {
    if (described.has(subject)) continue;
    const reason = 'is listed as a dataset of the catalogue but not described there as one';
    yield { type: 'skipped', skipped: { id: subject, reason } };
  }
}

/** dcat:CatalogRecord: not a dataset of its own (that would count it twice), but what it says is kept with its topic. */
function recordsByTopic(graph: Graph): ReadonlyMap<string, readonly string[]> {
  const records = new Map<string, string[]>();
  for (const subject of graph.subjects()) {
    if (!graph.types(subject).some((type) => type === CLASSES.catalogueRecord[0])) continue;
    for (const topic of graph.objects(subject, PROPERTIES.primaryTopic[0])) {
      const known = records.get(topic.value);
      if (known === undefined) records.set(topic.value, [subject]);
      else known.push(subject);
    }
  }
  return records;
}

function* guarded(subject: string, read: () => Harvested): Generator<Harvested> {
  let record: Harvested;
  try {
    record = read();
  } catch (error) {
    // A record that trips the reader is a bug of ours, or hostile: it must not cost the others.
    const reason = `could not be read: ${error instanceof Error ? error.message : String(error)}`;
    record = { type: 'skipped', skipped: { id: subject, reason } };
  }
  yield record;
}

/** A node that is only named (servesDataset, hasPart) has a type and nothing else. */
function isDescribed(graph: Graph, subject: string): boolean {
  const node = graph.node(subject);
  return node.size > 1 || (node.size === 1 && !node.has(PROPERTIES.type[0]));
}

function classify(graph: Graph): Readonly<Record<RecordClass, readonly string[]>> {
  const named = {
    dataset: objectsOf(graph, PROPERTIES.dataset[0]),
    dataService: new Set([
      ...objectsOf(graph, PROPERTIES.service[0]),
      ...objectsOf(graph, PROPERTIES.accessService[0]),
    ]),
  };
  const found: Record<RecordClass, string[]> = {
    catalogue: [],
    dataset: [],
    datasetSeries: [],
    dataService: [],
    agent: [],
  };
  for (const subject of graph.subjects()) {
    const types = graph.types(subject);
    const byType = ORDER.find((name) => types.some((type) => (CLASSES[name] as readonly string[]).includes(type)));
    // Some catalogues forget the type: what they list as a dataset or service is one.
    const byLink = named.dataset.has(subject) ? 'dataset' : named.dataService.has(subject) ? 'dataService' : undefined;
    const what = byType ?? (types.length === 0 ? byLink : undefined);
    if (what !== undefined) found[what].push(subject);
  }
  return found;
}

function objectsOf(graph: Graph, predicate: string): Set<string> {
  const objects = new Set<string>();
  for (const subject of graph.subjects()) {
    for (const term of graph.objects(subject, predicate)) if (term.kind !== 'literal') objects.add(term.value);
  }
  return objects;
}

/**
 * Ids of datasets that have no URI: from dcterms:identifier where no other dataset here has it, else from the titles,
 * so that a record keeps its id when blank labels, order or other properties change.
 */
function nameDatasets(context: ReadingContext, subjects: readonly string[]): ReadonlyMap<string, string> {
  const ids = new Map<string, string>();
  for (const subject of subjects) {
    if (!subject.startsWith('_:')) continue;
    const identifier = context.graph.objects(subject, PROPERTIES.identifier[0])[0]?.value.trim();
    const titles = context.graph.objects(subject, PROPERTIES.title[0]).map((term) => term.value);
    const key =
      identifier === undefined || identifier === '' ? `titles:${[...titles].sort().join('\n')}` : `id:${identifier}`;
    ids.set(subject, context.nameBlank('dataset', subject, key));
  }
  return ids;
}
