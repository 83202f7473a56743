import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { readOrganisationNumber } from '../model/organisation-number.ts';
import type { County, RegisterEntry } from '../model/organisation.ts';

/** Sweden's municipalities, regions and counties. */
export interface Register {
  /** Municipalities in order of their codes, then regions in order of theirs. */
  readonly organisations: readonly RegisterEntry[];
  readonly counties: readonly County[];
}

const text = z.string().trim().min(1);
const countyCode = z.string().regex(/^\d{2}$/, 'must be two digits');

const county = z.strictObject({ code: countyCode, name: text, nameEn: text });

const organisation = z
  .strictObject({
    code: z.string().regex(/^\d{2}(\d{2})?$/, 'must be four digits (a municipality) or two (a region)'),
    kind: z.enum(['MUNICIPALITY', 'REGION']),
    name: text,
    officialName: text,
    nameEn: text,
    aliases: z.array(text),
    countyCode,
    organisationNumber: z
      .string()
      .refine(
        (said) => readOrganisationNumber(said) === said,
        'must be an organisation number as in 212000-1355, with its check digit right',
      )
      .exactOptional(),
    organisationNumberAttested: z.boolean().exactOptional(),
    population: z.int().positive().exactOptional(),
    populationDate: z.iso.date().exactOptional(),
  })
  .refine((entry) => (entry.kind === 'REGION') === (entry.code.length === 2), {
    path: ['code'],
    message: 'must have two digits for a region and four for a municipality',
  })
  .refine((entry) => entry.code.startsWith(entry.countyCode), {
    path: ['countyCode'],
    message: 'must be the first two digits of the code',
  })
  .refine((entry) => (entry.organisationNumber === undefined) === (entry.organisationNumberAttested === undefined), {
    path: ['organisationNumberAttested'],
    message: 'must stand beside an organisation number, and only there',
  })
  .refine((entry) => (entry.population === undefined) === (entry.populationDate === undefined), {
    path: ['populationDate'],
    message: 'must stand beside a population, and only there',
  });

const file = z.strictObject({
  source: z.record(z.string(), text),
  counties: z.array(county).min(1),
  organisations: z.array(organisation).min(1),
});

/** The first value that comes twice. */
function twice(values: readonly (string | undefined)[]): string | undefined {
  const given = values.filter((value) => value !== undefined);
  return given.find((value, index) => given.indexOf(value) !== index);
}

/** What is wrong between entries that are right by themselves, or undefined. */
function contradiction({ organisations, counties }: Register): string | undefined {
  const code = twice(organisations.map((entry) => entry.code));
  if (code !== undefined) return `organisation code ${code} is there twice`;
  const countyTwice = twice(counties.map((entry) => entry.code));
  if (countyTwice !== undefined) return `county code ${countyTwice} is there twice`;
  const number = twice(organisations.map((entry) => entry.organisationNumber));
  if (number !== undefined) return `organisation number ${number} is that of two organisations`;
  const known = new Set(counties.map((entry) => entry.code));
  const lost = organisations.find((entry) => !known.has(entry.countyCode));
  return lost && `the county ${lost.countyCode} of ${lost.code} ${lost.name} is not in counties`;
}

/** Where in the file something is wrong, with the entry's own words: `organisations[209] (1480 Göteborg) population`. */
function place(document: unknown, path: readonly PropertyKey[]): string {
  const [list, index, ...rest] = path;
  if (typeof list !== 'string' || typeof index !== 'number') return path.map(String).join('.') || 'the file';
  const named = z
    .record(z.string(), z.array(z.unknown()).catch([]))
    .transform((lists) => lists[list]?.[index])
    .pipe(z.object({ code: z.string().catch('?'), name: z.string().catch('?') }))
    .safeParse(document);
  const entry = named.success ? ` (${named.data.code} ${named.data.name})` : '';
  return `${list}[${index}]${entry} ${rest.map(String).join('.')}`.trimEnd();
}

/**
 * Reads our register of municipalities, regions and counties (`register/organisations.json`; the file says where its
 * facts come from). Throws an Error that names the file, the entry and what is wrong with it.
 */
export function readRegister(path: URL | string): Register {
  const wrong = (what: string, cause?: unknown): Error =>
    new Error(`The register ${String(path)} cannot be used: ${what}. Restore the file as it was published.`, { cause });
  let document: unknown;
  try {
    document = JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    throw wrong(error instanceof Error ? error.message : String(error), error);
  }
  const read = file.safeParse(document);
  if (!read.success) {
    const shown = read.error.issues.slice(0, 3).map((issue) => `${place(document, issue.path)}: ${issue.message}`);
    const more = read.error.issues.length - shown.length;
    throw wrong(shown.join('; ') + (more > 0 ? `; and ${more} more` : ''), read.error);
  }
  const { organisations, counties } = read.data;
  const against = contradiction({ organisations, counties });
  if (against !== undefined) throw wrong(against);
  return { organisations, counties };
}
