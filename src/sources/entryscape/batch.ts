import type { Agent } from '../../model/agent.ts';
import type { CatalogueDescription, CatalogueRef } from '../../model/catalogue.ts';
import { readDcat } from '../../rdf/dcat/read-dcat.ts';
import { PROPERTIES } from '../../rdf/dcat/terms.ts';
import { Graph } from '../../rdf/graph.ts';
import type { Harvested } from '../source.ts';
import { describeStore } from './descriptions.ts';
import type { StoreEntry } from './entries.ts';
import type { HeldEntries } from './held-entries.ts';

/** Reads the entries of a large store a few at a time; each record is given once. */
export interface BatchReader {
  /** The datasets, series, services and faults of these entries, read with what they link to. */
  read(entries: readonly Graph[]): Generator<Harvested>;
  /** The held entries that are more than a dataset's part. */
  unread(which: { readonly distributions: boolean }): Iterable<StoreEntry>;
  /** The agents, and what the store says of itself. */
  end(): Generator<Harvested>;
}

export function createBatchReader(held: HeldEntries, catalogue: CatalogueRef): BatchReader {
  const given = new Set<string>();
  const agents = new Map<string, Agent>();
  const descriptions: CatalogueDescription[] = [];
  const named = new Set<string>();

  const keepAgent = (agent: Agent, isOwn: boolean): void => {
    const known = agents.get(agent.id);
    // Named somewhere is less than described elsewhere.
    if (known === undefined || isOwn || (known.names.length === 0 && agent.names.length > 0)) {
      agents.set(agent.id, agent);
    }
  };
  const isNew = (record: { readonly id: string; readonly uri?: string }, own: ReadonlySet<string>): boolean => {
    // What came along because something links to it is read with its own entry.
    if ((record.uri !== undefined && !own.has(record.uri)) || given.has(record.id)) return false;
    given.add(record.id);
    return true;
  };

  return {
    *read(entries) {
      const graph = new Graph();
      for (const entry of entries) graph.addAll(entry, '');
      const own = new Set(graph.subjects());
      held.complete(graph);
      for (const item of readDcat(graph, catalogue.id)) {
        switch (item.type) {
          case 'dataset':
            if (!isNew(item.dataset, own)) break;
            for (const uri of distributionsOf(graph, item.dataset.uri)) named.add(uri);
            yield item;
            break;
          case 'datasetSeries':
            if (isNew(item.datasetSeries, own)) yield item;
            break;
          case 'dataService':
            if (isNew(item.dataService, own)) yield item;
            break;
          case 'agent':
            keepAgent(item.agent, item.agent.uri !== undefined && own.has(item.agent.uri));
            break;
          case 'catalogue':
            if (item.catalogue.uri === undefined || own.has(item.catalogue.uri)) descriptions.push(item.catalogue);
            break;
          case 'skipped':
            if (own.has(item.skipped.id)) yield item;
            break;
          default:
            yield item;
        }
      }
    },
    *unread({ distributions }) {
      yield* held.others();
      if (distributions) yield* held.distributions(named);
    },
    *end() {
      for (const agent of agents.values()) yield { type: 'agent', agent };
      yield* describeStore(descriptions, new URL(catalogue.url));
    },
  };
}

const distributionsOf = (graph: Graph, dataset: string | undefined): readonly string[] =>
  dataset === undefined
    ? []
    : PROPERTIES.distribution.flatMap((predicate) => graph.objects(dataset, predicate).map((term) => term.value));
