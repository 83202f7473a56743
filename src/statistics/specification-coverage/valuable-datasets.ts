import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';

const dataset = z.strictObject({
  rank: z.int().min(1).max(100).exactOptional(),
  sv: z.string().min(1),
  en: z.string().min(1),
  specification: z.string().exactOptional(),
  source: z.string().min(1),
});
const list = z.strictObject({
  identified: z.int().positive(),
  specifications: z.int().positive(),
  guides: z.int().positive(),
  asOf: z.string().regex(/^\d{4}(-\d{2}(-\d{2})?)?$/),
  source: z.string().min(1),
  datasets: z.array(dataset).readonly(),
});

/** A dataset of the national list of especially important datasets; without a rank its place is not known. */
export type ValuableDataset = Readonly<z.infer<typeof dataset>>;

/** What is known of the list: `statistics/especially-valuable-datasets.yaml`. */
export type ValuableDatasets = Readonly<z.infer<typeof list>>;

/** Reads the file, by rank, those without one last. Throws an Error that names it when it is not as it should be. */
export function readValuableDatasets(file: string): ValuableDatasets {
  const read = list.safeParse(parse(readFileSync(file, 'utf8')));
  if (!read.success) throw new Error(`${file}: ${z.prettifyError(read.error)}`, { cause: read.error });
  const { datasets } = read.data;
  return { ...read.data, datasets: datasets.toSorted((a, b) => (a.rank ?? Infinity) - (b.rank ?? Infinity) || 0) };
}
