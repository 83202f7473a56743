import { hash } from 'node:crypto';

/** Kinds of node, by the letter that their ids begin with. */
export const NODE_LETTERS = {
  organisation: 'o',
  catalogue: 'c',
  dataset: 'd',
  distribution: 'f',
  dataService: 'a',
  datasetSeries: 's',
} as const;

export type NodeKind = keyof typeof NODE_LETTERS;

const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz'; // Crockford's base 32: no i, l, o, u
const LENGTH = 16; // 80 bits: at two million nodes a collision has odds of about 1 in 10^12

/** 80 bits of the key's SHA-256, as 16 characters of Crockford's base 32. */
function digest(key: string): string {
  const bytes = hash('sha256', key, 'buffer');
  let out = '';
  for (let i = 0; i < LENGTH; i += 1) {
    const bit = i * 5;
    const pair = ((bytes[bit >> 3] ?? 0) << 8) | (bytes[(bit >> 3) + 1] ?? 0);
    out += ALPHABET.charAt((pair >> (11 - (bit & 7))) & 31);
  }
  return out;
}

/**
 * Our id of a node: short, stable, the same wherever the resource is met: `d` and 16 characters, from its URI.
 * Only the letter depends on the kind, so that one URI used for two kinds gives two nodes.
 */
export function idFromUri(kind: NodeKind, uri: string): string {
  return NODE_LETTERS[kind] + digest(uri);
}

/** The id of a resource that has no URI: from its catalogue and what names it there (upstream id or content). */
export function idWithin(kind: NodeKind, catalogueId: string, localKey: string): string {
  return NODE_LETTERS[kind] + digest(`${catalogueId}\n${localKey}`);
}

const FORM = new RegExp(`^[${Object.values(NODE_LETTERS).join('')}][${ALPHABET}]{${String(LENGTH)}}$`);

/** The kind that an id names, or undefined when it is not an id of ours. */
export function kindOfId(id: string): NodeKind | undefined {
  if (!FORM.test(id)) return undefined;
  for (const kind of [
    'organisation',
    'catalogue',
    'dataset',
    'distribution',
    'dataService',
    'datasetSeries',
  ] as const) {
    if (id.startsWith(NODE_LETTERS[kind])) return kind;
  }
  return undefined;
}
