import {
  chmodSync,
  existsSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { randomUUID } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import type { Recognised } from '../sources/source.ts';
import { readSourcesFile } from '../sources/file.ts';
import type { SourcesFile } from '../sources/file.ts';
import { checkId, checkOrganisation } from '../sources/file-values.ts';
import { readAddress } from './address.ts';
import { compose } from './compose.ts';
import type { Composition } from './compose.ts';
import { entryText, refOf } from './entry.ts';
import type { Entry } from './entry.ts';
import { CliFailure, EXIT } from './failure.ts';
import type { ExitCode } from './failure.ts';
import { describeOwner, guessOwner } from './owner.ts';
import type { Owner } from './owner.ts';
import { foundOf, proposeEntry } from './propose.ts';
import type { Found } from './propose.ts';
import { recognise } from './recognise.ts';
import { readSample } from './sample.ts';
import type { Sample } from './sample.ts';
import { insertEntry, readWritten } from './sources-text.ts';
import type { WrittenEntry, WrittenSources } from './sources-text.ts';
import { say, sayJson } from './surroundings.ts';
import type { Surroundings } from './surroundings.ts';

export interface AddOptions {
  readonly json?: boolean;
  readonly id?: string;
  readonly organisation?: string;
  readonly file?: string;
  readonly context?: string;
}

/** As many datasets as tell whose the catalogue is. */
const SAMPLE = 50;

/** `kommungraf source add`: writes the entry of a catalogue into a sources file. */
export async function addSource(text: string, options: AddOptions, surroundings: Surroundings): Promise<ExitCode> {
  const { stdout, stderr, env, signal } = surroundings;
  const address = readAddress(text);
  const composition = compose(env);
  try {
    checkOptions(options, composition);
    const path = resolve(options.file ?? composition.config.sources);
    const sources = readWritten(readText(path));
    const finding = await recognise(composition, address, signal);
    if (finding.type === 'unrecognised') {
      throw new CliFailure(EXIT.FAILED, [finding.message, ...finding.advice.map((one) => `  ${one}`)].join('\n'));
    }
    const { platform, recognised } = finding;
    requireContext(recognised, options);
    const found = foundOf(platform, recognised, options.context);
    refuseTwin(found, sources, path);
    const sample = await sampleOf(composition, found, signal);
    const owner = guessOwner(new URL(found.url), sample, composition.register.organisations);
    const proposed = proposeEntry(found, owner, sample);
    const entry: Entry = {
      ...proposed,
      id: options.id ?? freeId(proposed, sources.entries),
      ...(options.organisation === undefined ? {} : { organisation: options.organisation }),
    };
    refuseSameId(entry, sources, path);
    const line = write(composition, path, sources, entry);
    if (sample.problem !== undefined) {
      say(stderr, `The catalogue could not be read to its end (${sample.problem.message}); look at the guesses twice.`);
    }
    if (options.json === true) sayJson(stdout, { file: path, line, entry, guessed: guessesOf(options, owner, entry) });
    else {
      say(stdout, `Added to ${path}, line ${line}:`);
      for (const one of ['', ...entryText(entry), '', ...tellGuesses(options, owner, entry)]) say(stdout, one);
    }
    return EXIT.OK;
  } finally {
    await composition.close();
  }
}

/** Throws CliFailure for an id or organisation that no sources file may hold. */
function checkOptions({ id, organisation }: AddOptions, { fileOptions }: Composition): void {
  const problem =
    (id === undefined ? undefined : checkId(id)) ??
    (organisation === undefined ? undefined : checkOrganisation(organisation, fileOptions.codes));
  if (problem !== undefined) throw new CliFailure(EXIT.USAGE, `${problem}.`);
}

/** The file's text; of a file that is not there yet, none. */
function readText(path: string): string {
  if (!existsSync(path)) return '';
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(readFileSync(path));
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new CliFailure(EXIT.USAGE, `${path} cannot be read as a sources file: ${why}.`, error);
  }
}

function requireContext({ url, contexts = [] }: Recognised, { context }: AddOptions): void {
  if (contexts.length < 2 || context !== undefined) return;
  const shown = contexts.slice(0, 20).map((each) => `  ${each.context}  ${each.name ?? ''}`.trimEnd());
  const more = contexts.length > shown.length ? [`  … and ${contexts.length - shown.length} more`] : [];
  const lines = [`${url} is shared by ${contexts.length} publishers; name one with --context:`, ...shown, ...more];
  throw new CliFailure(EXIT.USAGE, lines.join('\n'));
}

/** As a sources file compares addresses: without slashes at the end, with the options. */
function keyOf(url: string, options: Readonly<Record<string, unknown>>): string | undefined {
  if (!URL.canParse(url)) return undefined;
  const pairs = Object.entries(options).map(([key, value]) => `${key}=${String(value)}`);
  return JSON.stringify([new URL(url).href.replace(/\/+$/, ''), pairs.toSorted()]);
}

function refuseTwin(found: Found, { entries }: WrittenSources, path: string): void {
  const key = keyOf(found.url, found.options);
  const twin = entries.find(({ url, options }) => url !== undefined && keyOf(url, options) === key);
  if (twin === undefined) return;
  const message = `${path}:${twin.line}: ${found.url} is there already, as ${twin.id ?? 'an entry without id'}.`;
  throw new CliFailure(EXIT.FAILED, message);
}

function refuseSameId({ id }: Entry, { entries }: WrittenSources, path: string): void {
  const twin = entries.find((each) => each.id === id);
  if (twin === undefined) return;
  throw new CliFailure(EXIT.FAILED, `${path}:${twin.line}: the id ${id} is used already; write another with --id.`);
}

/** The guessed id; one that another catalogue of the same organisation has is told apart by the platform. */
function freeId({ id, platform }: Entry, entries: readonly WrittenEntry[]): string {
  const isFree = (candidate: string): boolean => entries.every((each) => each.id !== candidate);
  const candidates = [id, `${id}-${platform}`, ...Array.from({ length: 100 }, (_, n) => `${id}-${n + 2}`)];
  return candidates.find(isFree) ?? id;
}

async function sampleOf({ sources, config }: Composition, found: Found, signal: AbortSignal): Promise<Sample> {
  const source = sources.get(found.platform);
  if (source === undefined) throw new Error(`platform ${found.platform} knows the address and is not registered`);
  const catalogue = refOf({ ...found, id: 'new', names: [] });
  return readSample({ source, catalogue, limit: SAMPLE, timeoutMs: config.harvestTimeoutMs, signal });
}

/**
 * Writes the file with the entry in place of the one there is, once it has been read back and found to be as before and
 * the entry. Returns the entry's line.
 */
function write(composition: Composition, path: string, sources: WrittenSources, entry: Entry): number {
  const { fileOptions, register } = composition;
  const target = existsSync(path) ? realpathSync(path) : path;
  const before = sources.text === '' ? undefined : readSourcesFile(target, fileOptions);
  const text = insertEntry(sources, entry, register.counties);
  const temporary = join(dirname(target), `.${basename(target)}.${randomUUID().slice(0, 8)}.tmp`);
  try {
    writeFileSync(temporary, text, { flag: 'wx' });
    if (before !== undefined) chmodSync(temporary, statSync(target).mode);
    const wrong = whatIsWrong(before, readSourcesFile(temporary, fileOptions), entry);
    if (wrong !== undefined) {
      throw new CliFailure(EXIT.FAILED, `${path} was left as it is, for with the entry it would be wrong: ${wrong}`);
    }
    renameSync(temporary, target);
  } catch (error) {
    if (error instanceof CliFailure) throw error;
    const why = error instanceof Error ? error.message : String(error);
    throw new CliFailure(EXIT.FAILED, `${path} cannot be written: ${why}.`, error);
  } finally {
    rmSync(temporary, { force: true });
  }
  return readWritten(text).entries.find(({ id }) => id === entry.id)?.line ?? 1;
}

function whatIsWrong(before: SourcesFile | undefined, after: SourcesFile, entry: Entry): string | undefined {
  const known = (before?.problems ?? []).map(({ message }) => message.replace(/\d+/g, '')).toSorted();
  const fresh = after.problems.find(({ message }) => !known.includes(message.replace(/\d+/g, '')));
  if (fresh !== undefined) return fresh.message;
  const others = after.catalogues.filter(({ id }) => id !== entry.id);
  if (others.length === after.catalogues.length) return 'the entry is not read back.';
  const same =
    isDeepStrictEqual(others, before?.catalogues ?? []) &&
    isDeepStrictEqual(after.collaborations, before?.collaborations ?? []);
  return same ? undefined : 'other entries would be read otherwise than before.';
}

function guessesOf(options: AddOptions, owner: Owner, entry: Entry): Readonly<Record<string, string>> {
  return {
    ...(options.id === undefined ? { id: entry.id } : {}),
    ...(options.organisation === undefined && entry.organisation !== undefined
      ? { organisation: `${entry.organisation}, from ${owner.from ?? 'its name'}` }
      : {}),
  };
}

function tellGuesses(options: AddOptions, owner: Owner, entry: Entry): readonly string[] {
  const id = options.id === undefined ? [`The id ${entry.id} is a guess: --id, or the file, makes it another.`] : [];
  if (options.organisation !== undefined) return id;
  const told =
    entry.organisation === undefined
      ? `No organisation could be told (publisher: ${describeOwner(owner)}): add its code with an \`organisation:\` line.`
      : `The organisation is a guess: ${describeOwner(owner)}.`;
  return [...id, told];
}
