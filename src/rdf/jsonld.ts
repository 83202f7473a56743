import { UpstreamError } from '../errors.ts';
import type { RdfDraft } from './draft.ts';
import { createNestingGuard, readJson } from './json-text.ts';
import { createJsonLdMender, isJsonObject } from './jsonld-mend.ts';
import type { Json } from './jsonld-mend.ts';
import { createJsonLdNodes } from './jsonld-nodes.ts';
import { createJsonLdParse } from './jsonld-parse.ts';
import type { RdfReader } from './reader.ts';
import type { ReadRdfOptions } from './reading.ts';

interface Framed {
  readonly nodes: readonly Json[];
  readonly context?: Json;
}

/** Nodes of the root; the names of graphs are not looked at. */
const frame = (root: Json): Framed => {
  if (Array.isArray(root)) return { nodes: root };
  if (!isJsonObject(root)) return { nodes: [] };
  const { '@context': context, '@graph': graph, ...own } = root;
  const nodes =
    graph === undefined ? [own] : [...(Object.keys(own).some((key) => key !== '@id') ? [own] : []), graph].flat();
  return context === undefined ? { nodes } : { nodes, context };
};

/**
 * Reads JSON-LD 1.1. The text is held whole: a context or an `@id` may come last in an object, so that the parser would hold
 * it anyway. Contexts are never fetched; one that is not bundled leaves the reading incomplete.
 */
export const createJsonLdReader = (draft: RdfDraft, options: ReadRdfOptions): RdfReader => {
  const guard = createNestingGuard();
  const texts: string[] = [];

  const read = async (cutOff: boolean): Promise<void> => {
    const json = readJson(texts.join(''));
    if (json.mended !== undefined) draft.drop(json.mended.reason, undefined, json.mended.count);
    if (json.fault !== undefined) draft.cutShort(json.fault.message, json.fault.line);
    const mender = createJsonLdMender(draft, options.baseIri);
    const { nodes, context } = frame(mender.mend(json.value));
    const isEmpty = nodes.every((node) => isJsonObject(node) && Object.keys(node).length === 0);
    if (!mender.sawKeyword && !isEmpty && json.fault === undefined && !cutOff) {
      throw new UpstreamError(
        'MALFORMED',
        'answered JSON that is not JSON-LD: no keyword such as @context or @id in it',
        {
          url: options.baseIri,
        },
      );
    }
    const parse = createJsonLdParse(options.baseIri, (value) => mender.original(value));
    await createJsonLdNodes(draft, parse, options.signal)(nodes, context);
  };

  return {
    done: false,
    write: (text) => {
      guard.watch(text);
      texts.push(text);
    },
    end: () => read(false),
    stop: () => read(true),
  };
};
