import { z } from 'zod';
import { kindOfId } from '../model/id.ts';
import { PROBLEM_KINDS } from '../model/problem.ts';
import { ATTEMPT_OUTCOMES } from '../model/snapshot.ts';
import { DATASET_EVENT_KINDS, type HistoryRow } from './dataset-history.ts';
import { FACTS } from './dataset-history-facts.ts';
import { FIGURE } from './imported-figure.ts';

/** Formats of files. */
export const HISTORY_FORMATS = ['csv', 'jsonl'] as const;
export type HistoryFormat = (typeof HISTORY_FORMATS)[number];

/**
 * The columns of a CSV file, and the keys of each object of a JSON Lines file. `kind` says what a row is, and which of the
 * others it has: a kind of event, READING or FIGURE. `at` is a moment (of a figure a day). In CSV `fields` are names with
 * blanks between them, and `facts` is a JSON object.
 */
export const COLUMNS = [
  'kind',
  'at',
  'catalogue',
  'dataset',
  'identity',
  'hash',
  'fields',
  'facts',
  'lastSeen',
  'outcome',
  'problem',
  'datasets',
  'durationMs',
  'metric',
  'value',
  'collaboration',
  'organisation',
  'organisationKind',
  'sourceUrl',
  'note',
] as const;
export type Column = (typeof COLUMNS)[number];

/** A row with its columns as a file of JSON Lines has them; what is absent has no key. */
export type FileRow = Readonly<Partial<Record<Column, unknown>>>;

const FORMAT = 'kommungraf-history';
const VERSION = 1;

/** The first line of a file of JSON Lines. */
export const JSONL_HEADER = { format: FORMAT, version: VERSION, columns: COLUMNS } as const;
const HEADER = z.object({ format: z.literal(FORMAT), version: z.number() });

/** Whether an object is the header; why it cannot be read from, where it is one of another version. */
export function isHeader(value: unknown): boolean {
  const read = HEADER.safeParse(value);
  if (!read.success) return false;
  if (read.data.version !== VERSION) {
    throw new Error(`is of version ${read.data.version} of this format, and this program reads version ${VERSION}`);
  }
  return true;
}

const moment = z.iso
  .datetime({ offset: true, error: 'is no moment: write for example 2026-05-01T04:00:00.000Z' })
  .transform((said) => new Date(said).toISOString());
const slug = z.string({ error: 'is missing' }).min(1).max(200);
const datasetId = z
  .string({ error: 'is missing' })
  .refine((id) => kindOfId(id) === 'dataset', 'is no id of a dataset: d and 16 characters');
const whole = z.number({ error: 'is no number' }).int('is no whole number').nonnegative('is below 0');

const EVENT = z.object({
  kind: z.enum(DATASET_EVENT_KINDS),
  at: moment,
  catalogue: slug,
  dataset: datasetId,
  identity: datasetId,
  hash: z.string().max(100).optional(),
  fields: z.array(z.string().max(200)).max(1000).optional(),
  facts: FACTS.optional(),
  lastSeen: moment.optional(),
});
const READING = z.object({
  at: moment,
  catalogue: slug,
  outcome: z.enum(ATTEMPT_OUTCOMES, { error: `is not known: write one of ${ATTEMPT_OUTCOMES.join(', ')}` }),
  problem: z.enum(PROBLEM_KINDS, { error: `is not known: write one of ${PROBLEM_KINDS.join(', ')}` }).optional(),
  datasets: whole.max(2_000_000_000).optional(),
  durationMs: whole.max(2_000_000_000).optional(),
});
const KINDS: readonly unknown[] = DATASET_EVENT_KINDS;
const ALL_KINDS = [...DATASET_EVENT_KINDS, 'READING', 'FIGURE'];

/** A row read, or why it cannot be. */
export type ReadRow = { readonly row: HistoryRow } | { readonly reason: string };

/** The first thing that is wrong, as a sentence about the column. */
function reasonOf({ issues: [issue] }: z.ZodError): string {
  const path = issue?.path.join('.') ?? '';
  const column = path === 'date' ? 'at' : path;
  return `${column === '' ? 'the row' : `\`${column}\``} ${issue?.message ?? 'is wrong'}`;
}

/** Without the keys whose value is undefined, as the model wants it. */
type Stripped<T> = { [Key in keyof T]: Exclude<T[Key], undefined> };
const stripped = <T extends object>(value: T): Stripped<T> =>
  Object.fromEntries(Object.entries(value).filter(([, each]) => each !== undefined)) as Stripped<T>;

/** Checks a row of a file. */
export function readRow(row: FileRow): ReadRow {
  const { kind } = row;
  if (kind === 'FIGURE') {
    const read = FIGURE.safeParse({ ...row, date: row.at });
    return read.success ? { row: { type: 'figure', figure: stripped(read.data) } } : { reason: reasonOf(read.error) };
  }
  if (kind === 'READING') {
    const read = READING.safeParse(row);
    if (!read.success) return { reason: reasonOf(read.error) };
    const { catalogue: catalogueId, ...reading } = read.data;
    return { row: { type: 'reading', reading: stripped({ catalogueId, ...reading }) } };
  }
  if (!KINDS.includes(kind)) return { reason: `\`kind\` is not known: write one of ${ALL_KINDS.join(', ')}` };
  const read = EVENT.safeParse(row);
  if (!read.success) return { reason: reasonOf(read.error) };
  const { catalogue: catalogueId, dataset, facts, ...event } = read.data;
  return {
    row: {
      type: 'event',
      event: stripped({ ...event, catalogueId, datasetId: dataset, facts: facts && stripped(facts) }),
    },
  };
}

/** A row as a file has it. */
export function fileRow(row: HistoryRow): FileRow {
  switch (row.type) {
    case 'event': {
      const { catalogueId: catalogue, datasetId: dataset, ...event } = row.event;
      return { ...event, catalogue, dataset };
    }
    case 'reading': {
      const { catalogueId: catalogue, ...reading } = row.reading;
      return { kind: 'READING', ...reading, catalogue };
    }
    case 'figure': {
      const { date: at, ...figure } = row.figure;
      return { kind: 'FIGURE', at, ...figure };
    }
  }
}
