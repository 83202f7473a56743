import type { Content } from './content/content.ts';
import { describe, iri, literal, term } from './rdf/describe.ts';
import { rdfEntries } from './rdf/entries.ts';
import { iriOf } from './rdf/namespaces.ts';
import type { Statement } from './rdf/statement.ts';

/**
 * How a catalogue in pages names its next page: `new` as Hydra Core has it (PartialCollectionView, next, an IRI), `old`
 * as CKAN's extension wrote it for years (PagedCollection, nextPage, a literal).
 */
export interface HydraPaging {
  readonly pageSize: number;
  readonly spelling: 'new' | 'old';
}

const LINKS = [
  'dcat:distribution',
  'dcat:accessService',
  'dcat:contactPoint',
  'dcterms:publisher',
  'dcterms:creator',
  'dcat:inSeries',
] as const;

/** Which of the records reached from `from` (URIs), it included. */
function reach(from: readonly string[], links: ReadonlyMap<string, readonly string[]>): ReadonlySet<string> {
  const found = new Set(from);
  for (const uri of found) for (const next of links.get(uri) ?? []) found.add(next);
  return found;
}

/** Statements of each page without the paging's own: the catalogue, some datasets, and what these need. */
function pages(content: Content, pageSize: number): readonly (readonly Statement[])[] {
  const entries = rdfEntries(content).filter((entry) => entry.access === 'public');
  const followed: readonly string[] = LINKS.map(iriOf);
  const links = new Map(
    entries.map((entry) => [
      entry.uri,
      entry.statements.filter(({ predicate }) => followed.includes(predicate)).map(({ object }) => object.value),
    ]),
  );
  const uris = content.datasets.map((dataset) => dataset.uri);
  const count = Math.max(1, Math.ceil(uris.length / pageSize));
  const seen = new Set<string>();
  return Array.from({ length: count }, (_, number) => {
    const listed = new Set(uris.slice(number * pageSize, (number + 1) * pageSize));
    const needed = reach([...listed, content.catalogue.publisher], links);
    const last = number === count - 1;
    return entries.flatMap((entry) => {
      if (entry.uri === content.catalogue.uri) {
        // Each page lists its own datasets only.
        const others = uris.filter((uri) => !listed.has(uri));
        return entry.statements.filter(({ object }) => !others.includes(object.value));
      }
      // What no dataset leads to (a service that only says what it serves) comes with the last page.
      if (!needed.has(entry.uri) && !(last && !seen.has(entry.uri) && !uris.includes(entry.uri))) return [];
      seen.add(entry.uri);
      return entry.statements;
    });
  });
}

function view(
  base: string,
  number: number,
  count: number,
  total: number,
  spelling: HydraPaging['spelling'],
): readonly Statement[] {
  const at = (page: number): string => `${base}?page=${String(page)}`;
  const next = number < count ? at(number + 1) : undefined;
  const previous = number > 1 ? at(number - 1) : undefined;
  const subject = at(number);
  if (spelling === 'new') {
    return [
      ...describe(base, [
        ['rdf:type', term('hydra:Collection')],
        ['hydra:totalItems', literal(String(total), 'xsd:integer')],
        ['hydra:view', iri(subject)],
      ]),
      ...describe(subject, [
        ['rdf:type', term('hydra:PartialCollectionView')],
        ['hydra:first', iri(at(1))],
        ['hydra:previous', iri(previous)],
        ['hydra:next', iri(next)],
        ['hydra:last', iri(at(count))],
      ]),
    ];
  }
  return describe(subject, [
    ['rdf:type', term('hydra:PagedCollection')],
    ['hydra:totalItems', literal(String(total), 'xsd:integer')],
    ['hydra:firstPage', literal(at(1))],
    ['hydra:previousPage', literal(previous)],
    ['hydra:nextPage', literal(next)],
    ['hydra:lastPage', literal(at(count))],
  ]);
}

/** The catalogue's pages, first to last, with their links; `base` is the address without a page number. */
export function hydraPages(content: Content, base: string, paging: HydraPaging): readonly (readonly Statement[])[] {
  const parts = pages(content, paging.pageSize);
  return parts.map((statements, index) => [
    ...statements,
    ...view(base, index + 1, parts.length, content.datasets.length, paging.spelling),
  ]);
}
