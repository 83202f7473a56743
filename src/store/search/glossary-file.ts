import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';

/** One thing that has several names. */
export interface GlossaryConcept {
  /** Swedish names, as many people write them; the first one names the concept in the files. */
  readonly sv: readonly string[];
  readonly en: readonly string[];
  /** Abbreviations, of either language. */
  readonly short: readonly string[];
  /** Names of concepts that are kinds or parts of this one: who asks for this one wants them too, less. */
  readonly narrower: readonly string[];
  /** Names of concepts that who asks for this one may have meant. */
  readonly related: readonly string[];
  /** Those of the names that are names of another concept too, on purpose. */
  readonly shared: readonly string[];
}

/** The files of a glossary, read and checked. */
export interface GlossaryData {
  /** As the files say; changes whenever a question may be understood otherwise. */
  readonly version: string;
  readonly concepts: readonly GlossaryConcept[];
}

const words = z
  .string('must be a text: put what YAML takes for something else in quotes')
  .refine(
    (said) => said === said.trim().replace(/\s+/g, ' ') && said !== '',
    'must be words with one space between them',
  )
  .refine((said) => said === said.normalize('NFC'), 'must be in Unicode NFC');
const list = z.array(words).min(1, 'is empty; leave the key out').exactOptional();

const concept = z.strictObject({
  sv: z.array(words, 'is missing; each concept has a Swedish word').min(1, 'each concept has a Swedish word'),
  en: list,
  short: list,
  narrower: list,
  related: list,
  shared: list,
});

const file = z.strictObject({
  version: z.string('must be a text such as 2026-11').regex(/^\d{4}-\d{2}(\.\d+)?$/, 'must be as 2026-11 or 2026-11.2'),
  concepts: z.array(concept).min(1),
});

/** Names are compared so: case does not tell words apart. */
export const foldName = (name: string): string => name.toLowerCase();

const namesOf = ({ sv, en, short }: GlossaryConcept): readonly string[] => [...sv, ...en, ...short].map(foldName);

const wrong = (where: string, what: string, cause?: unknown): Error =>
  new Error(`The glossary cannot be used: ${where}: ${what}`, { cause });

/** Where in a file something is wrong, with the entry's own first word: `concepts[12] (badplats) en.0`. */
function placeOf(document: unknown, path: readonly PropertyKey[]): string {
  const [key, index, ...rest] = path;
  if (key !== 'concepts' || typeof index !== 'number') return path.map(String).join('.') || 'the file';
  const shape = z.object({ concepts: z.array(z.object({ sv: z.array(z.string()) }).catch({ sv: [] })) });
  const read = shape.safeParse(document);
  const name = read.success ? read.data.concepts[index]?.sv[0] : undefined;
  return `concepts[${index}]${name === undefined ? '' : ` (${name})`} ${rest.map(String).join('.')}`.trimEnd();
}

function readFile(path: string): GlossaryData {
  let document: unknown;
  try {
    document = parse(readFileSync(path, 'utf8'), { prettyErrors: true });
  } catch (error) {
    throw wrong(path, error instanceof Error ? error.message : String(error), error);
  }
  const read = file.safeParse(document);
  if (!read.success) {
    const shown = read.error.issues.slice(0, 3).map((issue) => `${placeOf(document, issue.path)}: ${issue.message}`);
    const more = read.error.issues.length - shown.length;
    throw wrong(path, shown.join('; ') + (more > 0 ? `; and ${more} more` : ''), read.error);
  }
  const none: readonly string[] = [];
  return {
    version: read.data.version,
    concepts: read.data.concepts.map(({ sv, ...others }) => ({
      en: none,
      short: none,
      narrower: none,
      related: none,
      shared: none,
      sv,
      ...others,
    })),
  };
}

/** The concepts that have a name, by name. */
export function conceptsByName(concepts: readonly GlossaryConcept[]): ReadonlyMap<string, readonly GlossaryConcept[]> {
  const found = new Map<string, GlossaryConcept[]>();
  for (const each of concepts) {
    for (const name of namesOf(each)) {
      const others = found.get(name);
      if (others === undefined) found.set(name, [each]);
      else others.push(each);
    }
  }
  return found;
}

/** What is wrong between concepts that are right by themselves, or undefined. */
function contradictionIn(concepts: readonly GlossaryConcept[]): string | undefined {
  const byName = conceptsByName(concepts);
  for (const each of concepts) {
    const [name = ''] = each.sv;
    for (const said of namesOf(each)) {
      const owners = byName.get(said) ?? [];
      const isShared = each.shared.some((one) => foldName(one) === said);
      const other = owners.find((owner) => owner !== each)?.sv[0];
      if (other === undefined && owners.length > 1) return `concept ${name}: \`${said}\` is there twice`;
      if (other !== undefined && !isShared)
        return `concept ${name}: \`${said}\` is a name of ${other} too; remove it from one, or name it in \`shared\` of both`;
      if (other === undefined && isShared)
        return `concept ${name}: \`${said}\` is in \`shared\` and no other concept has it`;
    }
    const stray = each.shared.find((one) => !namesOf(each).includes(foldName(one)));
    if (stray !== undefined) return `concept ${name}: \`${stray}\` is in \`shared\` and is none of its names`;
    const links = [...each.narrower, ...each.related].map(foldName);
    const lost = links.find((link) => !byName.has(link));
    if (lost !== undefined)
      return `concept ${name}: \`${lost}\` is in \`narrower\` or \`related\` and is no concept's name; add a concept for it`;
    const own = links.find((link) => byName.get(link)?.includes(each) === true && byName.get(link)?.length === 1);
    if (own !== undefined)
      return `concept ${name}: \`${own}\` is its own name; remove it from \`narrower\` and \`related\``;
    const again = links.find((link, at) => links.indexOf(link) !== at);
    if (again !== undefined) return `concept ${name}: \`${again}\` is in \`narrower\` and \`related\` twice`;
  }
  return undefined;
}

/**
 * Reads the glossary of municipal terms: the `.yaml` files of a folder, in order of their names. Throws an Error that names
 * the file, the entry and what is wrong with it.
 */
export function readGlossary(folder: string): GlossaryData {
  let names: readonly string[];
  try {
    names = readdirSync(folder)
      .filter((name) => name.endsWith('.yaml'))
      .sort();
  } catch (error) {
    throw wrong(folder, error instanceof Error ? error.message : String(error), error);
  }
  const files = names.map((name) => readFile(join(folder, name)));
  const [version] = files
    .map((each) => each.version)
    .sort()
    .reverse();
  if (version === undefined) throw wrong(folder, 'there is no .yaml file in it');
  const concepts = files.flatMap((each) => each.concepts);
  const against = contradictionIn(concepts);
  if (against !== undefined) throw wrong(folder, against);
  return { version, concepts };
}
