import { PROPERTIES } from '../../rdf/dcat/terms.ts';
import type { Graph } from '../../rdf/graph.ts';

/** Properties whose objects are entries of their own, without which a dataset is not whole. */
const LINKS: readonly string[] = [
  ...PROPERTIES.distribution,
  ...PROPERTIES.publisher,
  ...PROPERTIES.creator,
  ...PROPERTIES.contactPoint,
  ...PROPERTIES.accessService,
];

/** What the nodes of a graph link to and the graph does not describe. */
export function linkedUris(graph: Graph): readonly string[] {
  const uris = new Set<string>();
  for (const subject of graph.subjects()) {
    for (const predicate of LINKS) {
      for (const term of graph.objects(subject, predicate)) {
        if (term.kind === 'iri' && !graph.has(term.value)) uris.add(term.value);
      }
    }
  }
  return [...uris];
}
