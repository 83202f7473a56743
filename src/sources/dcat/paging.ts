import type { Graph } from '../../rdf/graph.ts';
import { HYDRA_NEXT } from '../../rdf/dcat/terms.ts';

/**
 * The address of the next page, by Hydra Core: `hydra:next` on a PartialCollectionView, or `hydra:nextPage` on a
 * PagedCollection (the old spelling); the object may be an IRI or a literal. Undefined on the last page.
 */
export function nextPage(graph: Graph, current: URL): URL | undefined {
  for (const subject of graph.subjects()) {
    for (const predicate of HYDRA_NEXT) {
      for (const term of graph.objects(subject, predicate)) {
        if (term.kind === 'blank' || !URL.canParse(term.value, current.href)) continue;
        const next = new URL(term.value, current);
        if (next.href !== current.href) return next;
      }
    }
  }
  return undefined;
}
