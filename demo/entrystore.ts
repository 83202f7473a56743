import type { Content } from './content/content.ts';
import { errorAnswer, graphAnswer, jsonAnswer } from './entrystore-answer.ts';
import { indexStore } from './entrystore-index.ts';
import type { StoreEntry, StoreIndex } from './entrystore-index.ts';
import { answerSearch, readParameters } from './entrystore-search.ts';
import { startLocalServer } from './local-server.ts';
import type { Answer, Quirks, Request, RequestCount } from './local-server.ts';
import { NAMESPACES, iriOf } from './rdf/namespaces.ts';
import { toRdfJson } from './rdf/rdf-json.ts';
import type { Statement } from './rdf/statement.ts';

/** A running catalogue of the demo. */
export interface DemoServer {
  /** What goes into a sources file. */
  readonly url: string;
  readonly port: number;
  readonly requests: RequestCount;
  /** Publishes this in place of what had the same context (for a DCAT file: in place of everything). */
  replace(content: Content): void;
  setQuirks(quirks: Quirks): Promise<void>;
  close(): Promise<void>;
}

interface EntryStoreOptions {
  /** Several contents are several contexts of one shared store; their `store` must be the same. */
  readonly content: Content | readonly Content[];
  /** Any free port when absent. */
  readonly port?: number;
  readonly quirks?: Quirks;
}

/** `entrystore.traversal.dcat.limit`: the walk ends here without a word. */
const TRAVERSAL_LIMIT = 1000;

const DCAT_PROFILE: readonly string[] = [
  iriOf('dcat:dataset'),
  iriOf('dcat:service'),
  iriOf('dcat:distribution'),
  iriOf('dcat:accessService'),
  iriOf('dcat:inSeries'),
  iriOf('dcat:contactPoint'),
  iriOf('dcterms:publisher'),
  iriOf('dcterms:creator'),
];

/** The predicates to follow: the profile `dcat`, or a list such as `dcat:distribution,dcterms:publisher`. */
function traversal(recursive: string): readonly string[] | undefined {
  if (recursive === 'dcat') return DCAT_PROFILE;
  const names = recursive.split(',');
  return names.every((name) => Object.hasOwn(NAMESPACES, name.split(':', 1)[0] ?? '') && name.includes(':'))
    ? names.map(iriOf)
    : undefined;
}

/** The entries reached from the first one, it included; those that may not be read are left out with the links to them. */
function walk(index: StoreIndex, start: StoreEntry, predicates: readonly string[]): readonly StoreEntry[] {
  const visited = new Set([start]);
  // A set keeps its order while it grows: this is breadth first.
  for (const entry of visited) {
    for (const { predicate, object } of entry.statements) {
      if (visited.size >= TRAVERSAL_LIMIT) return [...visited];
      const next = predicates.includes(predicate) ? index.byResource(object.value) : undefined;
      if (next?.access === 'public') visited.add(next);
    }
  }
  return [...visited];
}

function metadataAnswer(index: StoreIndex, entry: StoreEntry, request: Request, part: string): Answer {
  const parameters = readParameters(request.url.search);
  const asked = { format: parameters.get('format'), accept: request.accept };
  const recursive = parameters.get('recursive');
  if (recursive !== undefined) {
    const predicates = traversal(recursive);
    if (predicates === undefined) return { status: 400 };
    const entries = walk(index, entry, predicates);
    const modified =
      entries
        .map((one) => one.entryModified)
        .toSorted()
        .at(-1) ?? entry.entryModified;
    return graphAnswer(
      entries.flatMap((one) => one.statements),
      asked,
      modified,
    );
  }
  const held = entry.entryType === 'Reference' ? 'cached-external-metadata' : 'metadata';
  if (part !== held && part !== 'merged-metadata') return errorAnswer(404, 'Entry not found', request.accept);
  return graphAnswer(entry.statements, asked, entry.entryModified);
}

function entryAnswer(index: StoreIndex, entry: StoreEntry, request: Request): Answer {
  const parameters = readParameters(request.url.search);
  const format = parameters.get('format');
  const rdf = format ?? request.accept;
  if (/rdf|turtle|n-triples|ld\+json/.test(rdf))
    return graphAnswer(entry.info, { format, accept: request.accept }, entry.entryModified);
  const graph = (statements: readonly Statement[]): object => toRdfJson(statements);
  const held = entry.entryType === 'Reference' ? 'cached-external-metadata' : 'metadata';
  return jsonAnswer(200, {
    entryId: entry.entryId,
    contextId: entry.contextId,
    info: graph(entry.info),
    rights: entry.access === 'public' ? ['readmetadata', 'readresource'] : [],
    ...(parameters.has('includeAll') && entry.access === 'public'
      ? { [held]: graph(entry.statements), relations: graph(index.relations(entry)) }
      : {}),
  });
}

function contextAnswer(contents: readonly Content[], contextId: string, request: Request): Answer {
  const content = contents.find((one) => one.contextId === contextId);
  if (content === undefined) return errorAnswer(404, 'Entry not found', request.accept);
  const uri = `${content.store}/_contexts/entry/${contextId}`;
  const resource = { [`${NAMESPACES.es}resource`]: [{ type: 'uri', value: `${content.store}/${contextId}` }] };
  return jsonAnswer(200, { entryId: contextId, contextId: '_contexts', name: content.id, info: { [uri]: resource } });
}

function statusAnswer(request: Request): Answer {
  return request.accept.includes('json')
    ? jsonAnswer(200, { version: '5.6', repositoryStatus: 'online' })
    : { status: 200, headers: { 'Content-Type': 'text/plain;charset=UTF-8' }, body: 'UP' };
}

function answer(index: StoreIndex, contents: readonly Content[], request: Request): Answer {
  const { accept, url } = request;
  const [root, context = '', part, id, ...more] = url.pathname.split('/').slice(1);
  if (root !== 'store' || more.length > 0) return errorAnswer(404, 'Not found', accept);
  if (context === 'search' && part === undefined) return answerSearch(index, url.search);
  if (context === 'management' && part === 'status') return statusAnswer(request);
  if (context === '_contexts' && part === 'entry' && id !== undefined) return contextAnswer(contents, id, request);
  // Listing a context is for its administrators.
  if (id === undefined) return errorAnswer(401, 'Not authorized', accept);
  const entry = index.byId(context, id);
  if (entry === undefined) return jsonAnswer(404, { error: 'Entry not found' });
  if (entry.access === 'hidden' || (entry.access === 'noMetadata' && part !== 'entry')) {
    return errorAnswer(401, 'Not authorized', accept);
  }
  if (part === 'entry') return entryAnswer(index, entry, request);
  if (part === 'relations')
    return graphAnswer(index.relations(entry), { format: undefined, accept }, entry.entryModified);
  if (part?.endsWith('metadata') === true) return metadataAnswer(index, entry, request, part);
  if (part === 'resource' && entry.entryType !== 'Local') return { status: 303, headers: { Location: entry.uri } };
  return jsonAnswer(404, { error: 'Entry not found' });
}

/** Starts an EntryStore on 127.0.0.1; throws a RangeError when the contents belong to different stores. */
export async function startEntryStore(options: EntryStoreOptions): Promise<DemoServer> {
  let contents: readonly Content[] = 'store' in options.content ? [options.content] : options.content;
  if (new Set(contents.map((content) => content.store)).size > 1) {
    throw new RangeError('The contexts of one store must have the same `store`: start one EntryStore for each');
  }
  let index: StoreIndex | undefined;
  const server = await startLocalServer(
    (request, origin) => answer((index ??= indexStore(contents, `${origin}/store`)), contents, request),
    { port: options.port, quirks: options.quirks },
  );
  return {
    url: `${server.origin}/store`,
    port: server.port,
    requests: server.requests,
    replace(content) {
      contents = [...contents.filter((one) => one.contextId !== content.contextId), content];
      index = undefined;
    },
    setQuirks: (quirks) => server.setQuirks(quirks),
    close: () => server.close(),
  };
}
