import { z } from 'zod';
import { isObject, type JsonObject } from '../../model/json-object.ts';
import { scalar } from './json.ts';

/**
 * The parts of a `package_search` answer that we read. The envelope is strict, the packages are not: one bad package
 * costs that package. Some servers say `success: false` with status 200.
 */
const found = z.object({
  success: z.literal(true),
  result: z.object({ count: z.number().int().nonnegative(), results: z.array(z.unknown()) }),
});
const refused = z.object({ success: z.literal(false), error: z.unknown().optional() });

/** A page of packages, or the server's own words on why there is none. */
export type SearchAnswer =
  { readonly count: number; readonly results: readonly unknown[] } | { readonly refusal: string };

/** The envelope of `package_search`; throws an error that says where the answer is wrong. */
export function readSearchAnswer(value: unknown): SearchAnswer {
  const refusal = refused.safeParse(value);
  if (refusal.success) return { refusal: messageOf(refusal.data.error) };
  const result = found.safeParse(value);
  if (result.success) return result.data.result;
  const [issue] = result.error.issues;
  throw new Error(`no package_search answer: ${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}`);
}

/** `{__type: "Authorization Error", message: "…"}`, `{__type: "Validation Error", rows: ["…"]}`, or only words. */
function messageOf(error: unknown): string {
  if (!isObject(error)) return scalar(error) ?? 'no reason given';
  const { __type: type, ...rest } = error;
  const words = Object.entries(rest).map(([key, value]) => {
    const said = (Array.isArray(value) ? value : [value])
      .map((item) => scalar(item) ?? JSON.stringify(item))
      .join(', ');
    return key === 'message' ? said : `${key}: ${said}`;
  });
  return (
    [scalar(type), words.join('; ')].filter((part) => part !== undefined && part !== '').join(': ') || 'no reason given'
  );
}

/** A package that has an id. */
export interface Package {
  readonly id: string;
  readonly record: JsonObject;
}

/** A package, or what is wrong with it. */
export function readPackage(value: unknown): Package | string {
  if (!isObject(value)) return 'is no object, and so no package';
  const id = scalar(value['id']);
  return id === undefined ? 'is a package without an id' : { id, record: value };
}
