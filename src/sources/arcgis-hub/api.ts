import { z } from 'zod';
import { UpstreamError } from '../../errors.ts';

/**
 * The parts of a Hub site's answers that we read (OGC API – Records). The envelope is strict, the items are not: one
 * bad item costs that item.
 */
const page = z.object({
  type: z.literal('FeatureCollection'),
  features: z.array(z.unknown()),
  numberMatched: z.number().int().nonnegative().optional(),
  links: z.array(z.unknown()).optional(),
});
export type SearchPage = z.infer<typeof page>;

const refusal = z.object({
  statusCode: z.number().int(),
  message: z.union([z.string(), z.array(z.string())]).optional(),
});

/**
 * The error that stands in the place of an answer, also with HTTP status 200: an `UpstreamError` of the kind that its
 * `statusCode` means. Undefined where there is none.
 */
export function refusalIn(value: unknown, url: URL): UpstreamError | undefined {
  const refused = refusal.safeParse(value);
  if (!refused.success) return undefined;
  const { statusCode, message = 'no reason given' } = refused.data;
  const kind = statusCode === 429 ? 'RATE_LIMITED' : statusCode >= 500 ? 'UNREACHABLE' : 'REFUSED';
  const said = typeof message === 'string' ? message : message.join('; ');
  return new UpstreamError(kind, `${url.host} answered ${statusCode}: ${said}`, { url: url.href, status: statusCode });
}

/** A page of items, or the error that stands in its place; throws where it is neither. */
export const readSearchPage =
  (url: URL) =>
  (value: unknown): SearchPage | UpstreamError =>
    refusalIn(value, url) ?? page.parse(value);

const link = z.object({ rel: z.string(), href: z.string() });

/**
 * The `startindex` of the page that follows. Only that is taken of the link: its host may be another name of the site,
 * or not the site at all. Undefined where there is no further page.
 */
export function nextStart({ links, features, numberMatched }: SearchPage, start: number): number | undefined {
  if (features.length === 0) return undefined;
  const after = start + features.length;
  if (links === undefined) return numberMatched !== undefined && after <= numberMatched ? after : undefined;
  for (const each of links) {
    const parsed = link.safeParse(each);
    if (!parsed.success || parsed.data.rel !== 'next') continue;
    const said = Number(/[?&]startindex=(\d+)/i.exec(parsed.data.href)?.[1] ?? Number.NaN);
    return Number.isSafeInteger(said) ? said : after;
  }
  return undefined;
}

const item = z.object({
  id: z.union([z.string(), z.number()]).optional(),
  geometry: z.unknown().optional(),
  time: z.unknown().optional(),
  properties: z.record(z.string(), z.unknown()),
});

/** One item of a page. */
export interface HubItem {
  /** `<32 hexadecimal digits>`, and `_<layer>` for a layer of a service. */
  readonly id: string;
  readonly geometry: unknown;
  readonly time: unknown;
  readonly properties: Readonly<Record<string, unknown>>;
}

/** An item, or what is wrong with it. */
export function readItem(value: unknown): HubItem | string {
  const parsed = item.safeParse(value);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    return `is no item: ${issue?.path.join('.') ?? ''} ${issue?.message ?? 'cannot be read'}`.replace(/\s+/g, ' ');
  }
  const { id, geometry, time, properties } = parsed.data;
  const named = id ?? properties['id'];
  if (typeof named !== 'string' && typeof named !== 'number') return 'is an item without an id';
  return { id: String(named), geometry, time, properties };
}
