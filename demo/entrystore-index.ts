import { createHash } from 'node:crypto';
import type { Content } from './content/content.ts';
import { describe, iri, literal, term } from './rdf/describe.ts';
import { rdfEntries } from './rdf/entries.ts';
import type { RdfEntry } from './rdf/entries.ts';
import { NAMESPACES, iriOf } from './rdf/namespaces.ts';
import type { Statement } from './rdf/statement.ts';
import type { Indexed } from './solr-query.ts';

/** An entry where the store keeps it. */
export interface StoreEntry extends RdfEntry, Indexed {
  readonly contextId: string;
  /** Reference: its metadata was harvested; Link: its resource has a URI of its own. */
  readonly entryType: 'Local' | 'Link' | 'Reference';
  readonly entryUri: string;
  readonly info: readonly Statement[];
}

/** Everything in one store. */
export interface StoreIndex {
  readonly entries: readonly StoreEntry[];
  byId(contextId: string, entryId: string): StoreEntry | undefined;
  byResource(uri: string): StoreEntry | undefined;
  /** Statements of other entries about this one's resource. */
  relations(entry: StoreEntry): readonly Statement[];
}

const FIELDS =
  /^(uri|resource|context|contextname|rdfType|public|created|modified|graphType|entryType|resourceType|lang|all|email|profile|projectType|metadata\.object\.(uri|literal)|tag\.uri|(title|description|tag\.literal)(\.\w+)?|(metadata|related)\.predicate\.(uri|literal_s|literal_t|literal|integer|date)\.[0-9a-f]{8})$/;

/** Whether EntryStore's index has this field. */
export const isIndexField = (name: string): boolean => FIELDS.test(name);

const PREDICATES: Readonly<Record<string, string>> = {
  title: iriOf('dcterms:title'),
  description: iriOf('dcterms:description'),
  'tag.literal': iriOf('dcat:keyword'),
};

/** The first 8 hex digits of the predicate's MD5, as in the names of Solr's fields. */
const predicateHash = (predicate: string): string => createHash('md5').update(predicate).digest('hex').slice(0, 8);

/** Values of the fields that come from the entry's own graph. */
function graphValues(entry: RdfEntry, field: string): readonly string[] {
  const of = (test: (statement: Statement) => boolean): readonly string[] =>
    entry.statements.filter(test).map((statement) => statement.object.value);
  const about = (test: (statement: Statement) => boolean): readonly string[] =>
    of((statement) => statement.subject === entry.uri && test(statement));
  const [, name = '', language] = /^(title|description|tag\.literal)(?:\.(\w+))?$/.exec(field) ?? [];
  const predicate = PREDICATES[name];
  if (predicate !== undefined) {
    return about(
      ({ predicate: one, object }) =>
        one === predicate && object.kind === 'literal' && (language === undefined || object.language === language),
    );
  }
  const [, kind, digits] = /^metadata\.predicate\.(\w+)\.([0-9a-f]{8})$/.exec(field) ?? [];
  if (kind !== undefined) {
    return of(
      ({ predicate: one, object }) => (object.kind === 'iri') === (kind === 'uri') && predicateHash(one) === digits,
    );
  }
  if (field === 'rdfType') return about(({ predicate: one }) => one === `${NAMESPACES.rdf}type`);
  if (field === 'metadata.object.uri') return of(({ object }) => object.kind === 'iri');
  if (field === 'all' || field === 'metadata.object.literal') return of(({ object }) => object.kind === 'literal');
  return [];
}

function infoOf(
  entry: RdfEntry,
  base: string,
  contextId: string,
  entryType: StoreEntry['entryType'],
): readonly Statement[] {
  const { entryId } = entry;
  const at = (part: string): string => `${base}/${contextId}/${part}/${entryId}`;
  const principal = iri(`${base}/_principals/resource/2`);
  const harvested = entryType === 'Reference';
  return describe(at('entry'), [
    ['es:metadata', harvested ? undefined : iri(at('metadata'))],
    ['es:externalMetadata', harvested ? iri(entry.uri) : undefined],
    ['es:cachedExternalMetadata', harvested ? iri(at('cached-external-metadata')) : undefined],
    ['dcterms:creator', principal],
    ['es:resource', iri(entry.uri)],
    ['dcterms:created', literal(entry.entryCreated, 'xsd:dateTime')],
    ['dcterms:contributor', principal],
    ['dcterms:modified', literal(entry.entryModified, 'xsd:dateTime')],
    ['es:relation', iri(at('relations'))],
    // Local entries have no type of their own in the entry's graph.
    ['rdf:type', entryType === 'Local' ? undefined : term(`es:${entryType}`)],
  ]);
}

function storeEntry(entry: RdfEntry, content: Content, aliases: readonly string[]): StoreEntry {
  const { store: base, contextId } = content;
  const local = entry.uri.startsWith(`${base}/`);
  const entryType = content.harvested ? 'Reference' : local ? 'Local' : 'Link';
  const entryUri = `${base}/${contextId}/entry/${entry.entryId}`;
  // Asked for by the store's name or by the address it was reached at: a proxy in front of it accepts both.
  const both = (uri: string): readonly string[] =>
    uri.startsWith(base) ? [uri, ...aliases.map((alias) => alias + uri.slice(base.length))] : [uri];
  const fixed: Readonly<Record<string, readonly string[]>> = {
    uri: both(entryUri),
    resource: both(entry.uri),
    context: both(`${base}/${contextId}`),
    // Drafts say `true` as well: the index is not told when access is taken away.
    public: ['true'],
    created: [entry.entryCreated],
    modified: [entry.entryModified],
    entryType: [entryType],
    resourceType: ['InformationResource'],
  };
  return {
    ...entry,
    contextId,
    entryType,
    entryUri,
    info: infoOf(entry, base, contextId, entryType),
    values: (field) => fixed[field] ?? graphValues(entry, field),
  };
}

/** Indexes the contents of one store; `alias` is the address at which it is reached. */
export function indexStore(contents: readonly Content[], alias: string): StoreIndex {
  const entries = contents.flatMap((content) =>
    rdfEntries(content).map((entry) => storeEntry(entry, content, [alias])),
  );
  const ids = new Map(entries.map((entry) => [`${entry.contextId}/${entry.entryId}`, entry]));
  const resources = new Map(entries.map((entry) => [entry.uri, entry]));
  const inverse = new Map<string, Statement[]>();
  for (const entry of entries) {
    if (entry.access !== 'public' || entry.entryType === 'Reference') continue;
    for (const statement of entry.statements) {
      if (statement.object.kind !== 'iri' || !resources.has(statement.object.value)) continue;
      const found = inverse.get(statement.object.value) ?? [];
      found.push(statement);
      inverse.set(statement.object.value, found);
    }
  }
  return {
    entries,
    byId: (contextId, entryId) => ids.get(`${contextId}/${entryId}`),
    byResource: (uri) => resources.get(uri),
    relations: (entry) => (entry.entryType === 'Reference' ? [] : (inverse.get(entry.uri) ?? [])),
  };
}
