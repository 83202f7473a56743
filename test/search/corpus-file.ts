import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parse } from 'yaml';
import { z } from 'zod';
import { ROOT } from '../../src/config.ts';

const text = z.string().trim().min(1);
/** Words with commas between them. */
const commas = text.transform((said) => said.split(',').map((word) => word.trim()));
/** Words with blanks between them. */
const blanks = text.transform((said) => said.split(/\s+/));

const dataset = z
  .strictObject({
    kind: z.string().regex(/^[a-z0-9-]+$/),
    title: text.exactOptional(),
    titleEn: text.exactOptional(),
    about: text.exactOptional(),
    aboutEn: text.exactOptional(),
    keywords: commas.exactOptional(),
    keywordsEn: commas.exactOptional(),
    /** EU data themes: `ENVI`. */
    themes: blanks,
    /** One distribution for each; `CSV` unless told. */
    formats: blanks.exactOptional(),
    /** Slug of the national specification that it follows. */
    follows: text.exactOptional(),
    /** Label of dcterms:spatial. */
    place: text.exactOptional(),
    year: z.int().exactOptional(),
  })
  .refine((one) => one.title !== undefined || one.titleEn !== undefined, { error: 'must have a title' });

const publisher = z.strictObject({
  id: z.string().regex(/^[a-z-]+$/),
  /** Municipality or region code; absent: an organisation that the register does not have. */
  code: z
    .string()
    .regex(/^\d{2}(\d{2})?$/)
    .exactOptional(),
  publisher: text,
  modified: z.iso.date(),
  licence: text.exactOptional(),
  datasets: z.array(dataset).min(1),
});

/** A dataset as it is written in test/search/corpus. */
export type WrittenDataset = z.infer<typeof dataset>;
/** A publisher as it is written in test/search/corpus. */
export type WrittenPublisher = z.infer<typeof publisher>;

// Not beside this module: the benchmark runs it compiled.
const DIRECTORY = pathToFileURL(join(ROOT, 'test/search/corpus/'));

/** The publishers of all files in test/search/corpus; throws a ZodError for a file of another shape. */
export function writtenPublishers(): readonly WrittenPublisher[] {
  return readdirSync(DIRECTORY)
    .filter((name) => name.endsWith('.yaml'))
    .toSorted()
    .flatMap((name) => z.array(publisher).parse(parse(readFileSync(new URL(name, DIRECTORY), 'utf8'))));
}
