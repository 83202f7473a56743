import { setImmediate } from 'node:timers/promises';

import { shown } from './draft.ts';
import type { RdfDraft } from './draft.ts';
import { isJsonObject } from './jsonld-mend.ts';
import type { Json, JsonObject } from './jsonld-mend.ts';
import type { JsonLdParse } from './jsonld-parse.ts';

const BATCH = 50;
/** Nodes within nodes that are still taken apart. */
const MOST_DEPTH = 16;

/** Reads nodes under a context. */
export type JsonLdNodes = (nodes: readonly Json[], context: Json | undefined) => Promise<void>;

const isArray = (value: Json): value is readonly Json[] => Array.isArray(value);

const joined = (outer: Json | undefined, own: Json | undefined): Json | undefined => {
  if (own === undefined) return outer;
  return outer === undefined ? own : [outer, own].flat();
};

const isNode = (value: Json): value is JsonObject =>
  isJsonObject(value) && !['@value', '@list', '@set', '@graph'].some((keyword) => keyword in value);

/**
 * Reads nodes in batches; a batch that the parser refuses is halved down to single nodes, their properties, the values of
 * these. What still fails is dropped and counted.
 */
export const createJsonLdNodes = (draft: RdfDraft, parse: JsonLdParse, signal: AbortSignal): JsonLdNodes => {
  let labels = 0;
  const freshLabel = (): string => `_:unnamed-node-${(labels += 1)}`;

  const take = async (nodes: readonly Json[], context: Json | undefined): Promise<string | undefined> => {
    signal.throwIfAborted();
    const parsed = await parse(nodes, context);
    if ('fault' in parsed) return parsed.fault;
    for (const statement of parsed.statements) draft.add(statement);
    return undefined;
  };
  const halve = async <T>(
    items: readonly T[],
    context: Json | undefined,
    compose: (items: readonly T[]) => readonly Json[],
    leaf: (item: T, fault: string) => Promise<void>,
  ): Promise<void> => {
    const fault = items.length === 0 ? undefined : await take(compose(items), context);
    if (fault === undefined) return;
    const [first] = items;
    if (items.length === 1 && first !== undefined) {
      await leaf(first, fault);
      return;
    }
    const middle = items.length >> 1;
    await halve(items.slice(0, middle), context, compose, leaf);
    await halve(items.slice(middle), context, compose, leaf);
  };

  const readNode = async (node: Json, context: Json | undefined, fault: string, depth: number): Promise<void> => {
    if (!isJsonObject(node)) {
      draft.drop(`${fault} in ${shown(JSON.stringify(node))}`);
      return;
    }
    const id = typeof node['@id'] === 'string' ? node['@id'] : freshLabel();
    if ('@id' in node && typeof node['@id'] !== 'string')
      draft.drop(`@id is no text: ${shown(JSON.stringify(node['@id']))}`);
    const inner = joined(context, node['@context']);
    const members = Object.entries(node).filter(([key]) => key !== '@id' && key !== '@context');
    const readMember = async ([key, value]: readonly [string, Json], reason: string): Promise<void> => {
      const values = isArray(value) ? value : [value];
      if (key === '@graph' || key === '@included') {
        await readBatches(values, inner);
        return;
      }
      await halve(
        values,
        inner,
        (some) => [{ '@id': id, [key]: some.length === 1 && !isArray(value) ? value : some }],
        async (item, why) => {
          const child = isNode(item) && typeof item['@id'] !== 'string' ? { '@id': freshLabel(), ...item } : item;
          const link = isNode(child) && depth < MOST_DEPTH && !key.startsWith('@') ? child['@id'] : undefined;
          const linked =
            link !== undefined && (await take([{ '@id': id, [key]: { '@id': link } }], inner)) === undefined;
          if (linked) await readNode(child, inner, why, depth + 1);
          else draft.drop(`${why || reason} in ${shown(JSON.stringify(item))}`);
        },
      );
    };
    await halve(members, inner, (some) => [{ '@id': id, ...Object.fromEntries(some) }], readMember);
  };
  const readBatches: JsonLdNodes = async (nodes, context) => {
    for (let at = 0; at < nodes.length; at += BATCH) {
      await halve(
        nodes.slice(at, at + BATCH),
        context,
        (some) => some,
        (node, fault) => readNode(node, context, fault, 0),
      );
      await setImmediate();
    }
  };

  return async (nodes, context) => {
    const parsed = context === undefined ? undefined : await parse([], context);
    if (parsed === undefined || 'statements' in parsed) {
      await readBatches(nodes, context);
      return;
    }
    draft.cutShort(`the JSON-LD context cannot be read: ${parsed.fault}`);
    await readBatches(nodes, undefined);
  };
};
