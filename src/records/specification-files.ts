import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { foldSlug } from '../model/specification.ts';
import type { Specification } from '../model/specification.ts';
import { parseYaml } from '../sources/file-yaml.ts';
import { readSpecification } from './specification-entry.ts';
import type { Claim, SpecificationEntry } from './specification-entry.ts';

/** Something in a file of `specifications/` that has to be put right. The file was left out, the others were read. */
export interface SpecificationFileProblem {
  /** The file's path. */
  readonly file: string;
  /** 1-based. */
  readonly line: number;
  /** What is wrong and what to write instead. */
  readonly message: string;
}

/** The files of a folder as read: good specifications in order of their files, and what is wrong with the others. */
export interface SpecificationFiles {
  readonly specifications: readonly Specification[];
  readonly problems: readonly SpecificationFileProblem[];
}

/** A file with its name, as it is named in problems. */
interface NamedText {
  readonly file: string;
  readonly text: string;
}

const EXTENSION = /\.ya?ml$/;

/** Slugs and aliases share one space of names. */
const keyOf = ({ kind, value }: Claim): string => (kind === 'address' ? `address ${value}` : `name ${foldSlug(value)}`);

/** What is wrong with the claims of a file beside those of the files before it, which are kept in `claimed`. */
function checkClaims(
  file: string,
  claims: readonly Claim[],
  claimed: Map<string, Claim & { readonly file: string }>,
): readonly SpecificationFileProblem[] {
  const own = new Map<string, Claim & { readonly file: string }>();
  const problems = claims.flatMap((claim): readonly SpecificationFileProblem[] => {
    const key = keyOf(claim);
    const first = claimed.get(key) ?? own.get(key);
    own.set(key, first ?? { ...claim, file });
    if (first === undefined) return [];
    const where = first.file === file ? `line ${first.line}` : `${first.file}:${first.line}`;
    const message = `${claim.kind} \`${claim.value}\` is the ${first.kind} on ${where} already; remove it from one of them`;
    return [{ file, line: claim.line, message }];
  });
  if (problems.length === 0) for (const [key, claim] of own) claimed.set(key, claim);
  return problems;
}

/** A file is named by its slug, so that a specification is found by looking at the folder. */
function checkFileName(
  file: string,
  { specification, claims }: SpecificationEntry,
): SpecificationFileProblem | undefined {
  const name = file.replace(/^.*[/\\]/, '').replace(EXTENSION, '');
  const { slug } = specification;
  if (name === slug) return undefined;
  const message = `slug \`${slug}\` is not the name of the file; write slug: ${name}, or rename the file to ${slug}.yaml`;
  return { file, line: claims[0]?.line ?? 1, message };
}

/** Reads the texts of specification files, in the order given; never throws: what is wrong is in `problems`. */
export function parseSpecificationFiles(files: readonly NamedText[]): SpecificationFiles {
  const problems: SpecificationFileProblem[] = [];
  const claimed = new Map<string, Claim & { readonly file: string }>();
  const specifications = files.flatMap(({ file, text }): readonly Specification[] => {
    const yaml = parseYaml(text);
    const found: SpecificationFileProblem[] = [];
    const [fault] = yaml.faults;
    // After a fault of the YAML, whatever else seems wrong may only follow from it.
    const entry =
      fault === undefined ? readSpecification(yaml, (line, message) => found.push({ file, line, message })) : undefined;
    if (fault !== undefined) found.push({ file, ...fault });
    const misnamed = entry === undefined ? undefined : checkFileName(file, entry);
    if (misnamed !== undefined) found.push(misnamed);
    if (entry !== undefined && found.length === 0) found.push(...checkClaims(file, entry.claims, claimed));
    problems.push(...found.toSorted((a, b) => a.line - b.line));
    return entry === undefined || found.length > 0 ? [] : [entry.specification];
  });
  return { specifications, problems };
}

/** Why something could not be read, as a sentence. */
function readingProblem(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'ENOENT') return 'there is no such folder; restore specifications/ beside package.json';
  if (code === 'ERR_ENCODING_INVALID_ENCODED_DATA') return 'the file is not UTF-8 text; save it as UTF-8';
  return `it cannot be read (${error instanceof Error ? error.message : String(error)}); see to its rights`;
}

/** Reads all `.yaml` files of a folder, in order of their names. Never throws: what is wrong is in `problems`. */
export function readSpecificationFiles(folder: string): SpecificationFiles {
  let names: readonly string[];
  try {
    names = readdirSync(folder).filter((name) => EXTENSION.test(name));
  } catch (error) {
    return { specifications: [], problems: [{ file: folder, line: 1, message: readingProblem(error) }] };
  }
  const unread: SpecificationFileProblem[] = [];
  const texts = names.toSorted().flatMap((name): readonly NamedText[] => {
    const file = join(folder, name);
    try {
      return [{ file, text: new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(file)) }];
    } catch (error) {
      unread.push({ file, line: 1, message: readingProblem(error) });
      return [];
    }
  });
  const { specifications, problems } = parseSpecificationFiles(texts);
  return { specifications, problems: [...unread, ...problems] };
}
