import { z } from 'zod';
import { isObject, type JsonObject } from '../../model/json-object.ts';

/**
 * The parts of an EntryStore search answer that we read. The envelope is strict, the entries are not: one bad entry
 * costs that entry. `results` drifts from page to page and is a hint only.
 */
const page = z.object({
  resource: z.object({ children: z.array(z.unknown()) }),
  limit: z.number().int().positive().optional(),
  results: z.number().optional(),
});
export type SearchPage = z.infer<typeof page>;

/** Not `z.record`, which would copy each of ten thousands of objects. */
const rdfJson = z.custom<JsonObject>(isObject, 'is not an object').optional();
const entry = z.object({
  contextId: z.union([z.string(), z.number()]).optional(),
  entryId: z.union([z.string(), z.number()]).optional(),
  info: rdfJson,
  metadata: rdfJson,
  'cached-external-metadata': rdfJson,
  noAccessToMetadata: z.boolean().optional(),
});
export type SearchEntry = z.infer<typeof entry>;

/** The envelope of `/search`, or an error that says where the answer is wrong. */
export function readSearchPage(value: unknown): SearchPage {
  const result = page.safeParse(value);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  throw new Error(`no EntryStore search answer: ${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}`);
}

/** An entry, or what is wrong with it. */
export function readSearchEntry(value: unknown): SearchEntry | string {
  const result = entry.safeParse(value);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  return `${issue?.path.join('.') ?? 'entry'}: ${issue?.message ?? 'cannot be read'}`;
}

const counted = z.object({ resource: z.object({ children: z.array(z.unknown()) }), results: z.number().int().min(0) });

/** How many hits an answer counts; throws where it is no search answer of EntryStore. */
export const readCount = (value: unknown): number => counted.parse(value).results;

const faceted = z.object({
  facetFields: z.array(
    z.object({ name: z.string(), values: z.array(z.object({ name: z.string(), count: z.number().int() })) }),
  ),
});

/** Hits by context, of an answer with the facet `context`: its values are the contexts' URIs. */
export function readCountByContext(value: unknown): ReadonlyMap<string, number> {
  const values = faceted.parse(value).facetFields.find(({ name }) => name === 'context')?.values ?? [];
  return new Map(values.map(({ name, count }) => [name.slice(name.lastIndexOf('/') + 1), count]));
}

const RESOURCE = 'http://entrystore.org/terms/resource';

/** The URI that the entry is about: its subject, which is not the entry's own URI. */
export function resourceUri(searchEntry: SearchEntry): string | undefined {
  for (const properties of Object.values(searchEntry.info ?? {})) {
    const objects = isObject(properties) ? properties[RESOURCE] : undefined;
    const first: unknown = Array.isArray(objects) ? objects[0] : undefined;
    if (isObject(first) && typeof first['value'] === 'string') return first['value'];
  }
  // Older answers carry no info: an entry's metadata is then about its first subject.
  return Object.keys(searchEntry.metadata ?? searchEntry['cached-external-metadata'] ?? {}).find(
    (subject) => !subject.startsWith('_:'),
  );
}
