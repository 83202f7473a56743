import { z } from 'zod';

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

const entry = z.object({
  contextId: z.union([z.string(), z.number()]).optional(),
  entryId: z.union([z.string(), z.number()]).optional(),
  info: z.record(z.string(), z.unknown()).optional(),
  metadata: z.record(z.string(), z.unknown()).optional(),
  'cached-external-metadata': z.record(z.string(), z.unknown()).optional(),
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
const infoShape = z.record(z.string(), z.record(z.string(), z.array(z.object({ value: z.string() }))));

/** The URI that the entry is about: its subject, which is not the entry's own URI. */
export function resourceUri(searchEntry: SearchEntry): string | undefined {
  for (const properties of Object.values(searchEntry.info ?? {})) {
    const parsed = infoShape.valueType.safeParse(properties);
    const uri = parsed.success ? parsed.data[RESOURCE]?.[0]?.value : undefined;
    if (uri !== undefined) return uri;
  }
  // Older answers carry no info: an entry's metadata is then about its first subject.
  return Object.keys(searchEntry.metadata ?? searchEntry['cached-external-metadata'] ?? {}).find(
    (subject) => !subject.startsWith('_:'),
  );
}
