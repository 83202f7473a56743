import { CLASSES, PROPERTIES } from '../../rdf/dcat/terms.ts';
import type { Graph } from '../../rdf/graph.ts';
import { addEntry, type StoreEntry } from './entries.ts';

/** What these name is read by its id only: no need to hold it beside the node that names it. */
const MEMBERS: ReadonlySet<string> = new Set(
  (['dataset', 'service', 'record', 'servesDataset', 'inSeries', 'accessService'] as const).flatMap(
    (name): readonly string[] => PROPERTIES[name],
  ),
);

/** What is said of a record where another one links to it: its name, and that it is a record. */
const LABELS: ReadonlySet<string> = new Set([...PROPERTIES.type, ...PROPERTIES.label]);

/** Entries of a large store, held as JSON text: a small part of what their statements take. */
export interface HeldEntries {
  hold(entry: StoreEntry, statements: Graph): void;
  /** Holds no more than what others need that link to it. */
  holdLabels(entry: StoreEntry, statements: Graph): void;
  /** Whether an entry says something of this URI. */
  describes(uri: string): boolean;
  /** Adds what the nodes of a graph link to, what that links to, and so on. */
  complete(graph: Graph): void;
  /** The entries held whole, in the order in which they came: all but distributions. */
  others(): Iterable<StoreEntry>;
  /** The distributions among them whose URI is not one of these. */
  distributions(except: ReadonlySet<string>): Iterable<StoreEntry>;
}

export function createHeldEntries(): HeldEntries {
  const texts: string[] = [];
  const others: number[] = [];
  const distributions: { readonly uri: string; readonly place: number }[] = [];
  const bySubject = new Map<string, number | readonly number[]>();

  const keep = (entry: StoreEntry, subjects: Iterable<string>): number => {
    const place = texts.push(JSON.stringify(entry)) - 1;
    for (const subject of subjects) {
      if (subject.startsWith('_:')) continue;
      const known = bySubject.get(subject);
      bySubject.set(subject, known === undefined ? place : [known, place].flat());
    }
    return place;
  };
  const at = (place: number): StoreEntry => JSON.parse(texts[place] ?? '{"parts":[]}') as StoreEntry;

  return {
    hold(entry, statements) {
      const place = keep(entry, statements.subjects());
      const { resource: uri } = entry;
      if (uri === undefined || !statements.types(uri).includes(CLASSES.distribution[0])) others.push(place);
      else distributions.push({ uri, place });
    },
    holdLabels(entry, statements) {
      const { resource, name } = entry;
      if (resource === undefined) return;
      const said = [...statements.node(resource)].flatMap(([predicate, terms]) =>
        LABELS.has(predicate) ? [[predicate, terms.flatMap(toRdfJson)] as const] : [],
      );
      const parts = [{ value: { [resource]: Object.fromEntries(said) }, blankPrefix: '' }];
      keep({ resource, name, parts }, [resource]);
    },
    describes: (uri) => bySubject.has(uri),
    complete(graph) {
      const added = new Set<number>();
      const again: string[] = [];
      const add = (uri: string): void => {
        const places = bySubject.get(uri);
        if (places === undefined) return;
        for (const place of typeof places === 'number' ? [places] : places) {
          if (added.has(place)) continue;
          added.add(place);
          if (graph.has(uri)) again.push(uri);
          addEntry(graph, at(place));
        }
      };
      const visit = (subject: string): void => {
        add(subject);
        for (const [predicate, terms] of graph.node(subject)) {
          if (MEMBERS.has(predicate)) continue;
          for (const term of terms) if (term.kind === 'iri') add(term.value);
        }
      };
      // Subjects that are new come up in this very loop; those that say more now come once again.
      for (const subject of graph.subjects()) visit(subject);
      for (let subject = again.pop(); subject !== undefined; subject = again.pop()) visit(subject);
    },
    *others() {
      for (const place of others) yield at(place);
    },
    *distributions(except) {
      for (const { uri, place } of distributions) if (!except.has(uri)) yield at(place);
    },
  };
}

type Term = ReturnType<Graph['objects']>[number];

/** Labels and types are literals and IRIs; a blank node in their place says nothing by itself. */
function toRdfJson(term: Term): readonly Readonly<Record<string, string>>[] {
  if (term.kind === 'blank') return [];
  if (term.kind === 'iri') return [{ type: 'uri', value: term.value }];
  return [
    {
      type: 'literal',
      value: term.value,
      ...(term.language === undefined ? {} : { lang: term.language }),
      ...(term.datatype === undefined ? {} : { datatype: term.datatype }),
    },
  ];
}
