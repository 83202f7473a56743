import { z } from 'zod';
import { isObject, type JsonObject } from '../../model/json-object.ts';

/** A page of either API: how many datasets there are, and those on this page, still to be read one by one. */
export interface CataloguePage {
  readonly total: number;
  readonly items: readonly unknown[];
}

const explorePage = z.object({ total_count: z.number().int().nonnegative(), results: z.array(z.unknown()) });
const searchPage = z.object({ nhits: z.number().int().nonnegative(), datasets: z.array(z.unknown()) });

/** The envelope of `catalog/datasets` of the Explore API v2.1; throws an Error that says where it is wrong. */
export function readExplorePage(value: unknown): CataloguePage {
  const { total_count: total, results: items } = explorePage.parse(value);
  return { total, items };
}

/** The envelope of `datasets/1.0/search`; throws an Error that says where it is wrong. */
export function readSearchPage(value: unknown): CataloguePage {
  const { nhits: total, datasets: items } = searchPage.parse(value);
  return { total, items };
}

const object = z.record(z.string(), z.unknown());
const files = z.array(z.unknown()).nullish();

/** Lenient on all that does not decide what the record is: a value of another kind is passed on as it came. */
const common = {
  has_records: z.boolean().nullish().catch(undefined),
  data_visible: z.boolean().nullish().catch(undefined),
  features: z.array(z.unknown()).nullish().catch(undefined),
  attachments: files.catch(undefined),
  alternative_exports: files.catch(undefined),
};
const exploreItem = z.object({ ...common, dataset_id: z.string().min(1), metas: object });
const searchItem = z.object({
  ...common,
  datasetid: z.string().min(1),
  metas: object,
  interop_metas: object.nullish().catch(undefined),
  extra_metas: object.nullish().catch(undefined),
});

/** A dataset of either API. */
export interface CatalogueRecord {
  readonly id: string;
  /** By group (`default`, `dcat`, `inspire`, `custom`), then by name. The older API's own metas are its `default`. */
  readonly metas: Readonly<Record<string, JsonObject>>;
  /** Whether its records can be had: there are some, and they are not hidden. */
  readonly hasRecords: boolean;
  readonly isGeographic: boolean;
  readonly attachments: readonly unknown[];
  readonly alternativeExports: readonly unknown[];
  /** What else the record says. */
  readonly rest: JsonObject;
}

const READ = ['dataset_id', 'datasetid', 'metas', 'interop_metas', 'extra_metas'] as const;
const FILES = ['attachments', 'alternative_exports'] as const;

/** A dataset as either API gives it, or what is wrong with it. */
export function readRecord(value: unknown): CatalogueRecord | string {
  if (!isObject(value)) return 'is no JSON object';
  const older = 'datasetid' in value && !('dataset_id' in value);
  const result = older ? searchItem.safeParse(value) : exploreItem.safeParse(value);
  if (!result.success) {
    const [issue] = result.error.issues;
    return `${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'cannot be read'}`;
  }
  const { data } = result;
  const groups = 'datasetid' in data ? { ...data.extra_metas, ...data.interop_metas, default: data.metas } : data.metas;
  return {
    id: 'datasetid' in data ? data.datasetid : data.dataset_id,
    metas: Object.fromEntries(
      Object.entries(groups).filter((entry): entry is [string, JsonObject] => isObject(entry[1])),
    ),
    hasRecords: data.has_records === true && data.data_visible !== false,
    isGeographic: data.features?.includes('geo') === true,
    attachments: data.attachments ?? [],
    alternativeExports: data.alternative_exports ?? [],
    rest: restOf(value, groups),
  };
}

function restOf(value: JsonObject, groups: JsonObject): JsonObject {
  const rest: Record<string, unknown> = {};
  for (const [name, said] of Object.entries(value)) {
    if (READ.some((read) => read === name)) continue;
    if (FILES.some((file) => file === name) && Array.isArray(said)) continue;
    rest[name] = said;
  }
  for (const [group, metas] of Object.entries(groups)) if (!isObject(metas)) rest[`metas.${group}`] = metas;
  return rest;
}
