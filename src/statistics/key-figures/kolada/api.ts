import { z } from 'zod';
import { isObject } from '../../../model/json-object.ts';

/** A page of any answer: strict on the envelope, forgiving on the items. */
export interface Page {
  readonly values: readonly unknown[];
  /** Address of the next page; on the last one null, or not there at all. */
  readonly next_url?: string | null | undefined;
}

const envelope = z.object({ values: z.array(z.unknown()), next_url: z.string().nullish() });

/** The shape of a page. Throws an Error, also for the answers with status 200 that are an error. */
export function readPage(value: unknown): Page {
  if (isObject(value) && value['error'] !== undefined && value['values'] === undefined) {
    throw new Error(`it is an error, ${JSON.stringify(value['error']).slice(0, 200)}, with the status of success`);
  }
  return envelope.parse(value);
}

const text = z.string().trim().min(1);

/** What is read of a key figure's description; all of the rest is passed on. */
export const kpiItem = z.object({
  id: text,
  title: text.nullish().catch(undefined),
  description: text.nullish().catch(undefined),
  unit: text.nullish().catch(undefined),
  // A number in version 2.
  is_divided_by_gender: z
    .union([z.boolean(), z.number().transform((number) => number !== 0)])
    .nullish()
    .catch(undefined),
  operating_area: text.nullish().catch(undefined),
  publication_date: text.nullish().catch(undefined),
  publ_period: z
    .union([text, z.number().transform(String)])
    .nullish()
    .catch(undefined),
});
export type KpiItem = z.infer<typeof kpiItem>;

/** The numbers of one key figure, municipality and year. */
export const dataItem = z.object({
  kpi: text,
  municipality: text,
  period: z.union([
    z.int(),
    z
      .string()
      .regex(/^\d{4}$/)
      .transform(Number),
  ]),
  values: z.array(z.unknown()),
});
/** One of them. `value` is read further on, for what is no number is told with its place. */
export const genderValue = z.object({
  gender: z.enum(['T', 'K', 'M']),
  status: z.string().nullish().catch(undefined),
  value: z.unknown(),
  count: z.int().nullish().catch(undefined),
  isdeleted: z.boolean().nullish().catch(undefined),
});
export type GenderValue = z.infer<typeof genderValue>;

/** An entry of the list of municipalities and regions. */
export const areaItem = z.object({ id: z.string().regex(/^\d{4}$/), type: z.enum(['K', 'L']) });
