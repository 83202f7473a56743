import { readFileSync } from 'node:fs';
import { isScalar } from 'yaml';
import type { Node } from 'yaml';
import type { CatalogueRef, Collaboration } from '../model/catalogue.ts';
import { readCatalogue, readCollaboration } from './file-entries.ts';
import type { SourcesFileOptions } from './file-entries.ts';
import { readList } from './file-list.ts';
import type { EntryReader } from './file-list.ts';
import { parseYaml, readFields } from './file-yaml.ts';
import type { YamlFault, YamlFile } from './file-yaml.ts';
import { readStatistics } from './file-statistics.ts';
import type { StatisticsRef } from '../model/key-figure.ts';

export type { SourcesFileOptions } from './file-entries.ts';

/** Something in a sources file that has to be put right. The entry it is in was left out, the others were read. */
export interface SourceFileProblem {
  /** The file's name as the caller gave it. */
  readonly file: string;
  /** 1-based. */
  readonly line: number;
  /** The entry's id, where it has one. */
  readonly entry?: string;
  /** What is wrong and what to write instead. */
  readonly message: string;
}

/** A sources file as read: good entries, and what is wrong with the others, in order of their lines. */
export interface SourcesFile {
  readonly catalogues: readonly CatalogueRef[];
  readonly collaborations: readonly Collaboration[];
  /** Where key figures come from. */
  readonly statistics: readonly StatisticsRef[];
  readonly problems: readonly SourceFileProblem[];
}

const KEYS = ['catalogues', 'collaborations', 'statistics'];
const SKELETON = 'write `catalogues:` and under it entries as in - { id: ale, platform: …, url: … }';

/** The line of what a platform's objection is about: its options if it names one of them, else its url. */
function objectionLine(yaml: YamlFile, node: Node, entry: CatalogueRef, objection: string): number {
  const fields = readFields(yaml, node, undefined, () => undefined);
  const words = objection.split(/[^\p{L}\p{N}_-]+/u);
  const named = Object.keys(entry.options).some((key) => words.includes(key));
  return fields?.get(named ? 'options' : 'url')?.line ?? yaml.lineOf(node);
}

/** Reads catalogues, and tells one listed twice, which would be harvested and counted twice. */
function catalogueReader(yaml: YamlFile, options: SourcesFileOptions): EntryReader<CatalogueRef> {
  const seen = new Map<string, { readonly id: string; readonly line: number }>();
  const twin = (entry: CatalogueRef, line: number): YamlFault | undefined => {
    // Catalogues of a shared instance have one address and differ in their options.
    const pairs = Object.entries(entry.options).sort(([a], [b]) => (a < b ? -1 : 1));
    const key = JSON.stringify([new URL(entry.url).href.replace(/\/+$/, ''), pairs]);
    const first = seen.get(key);
    if (first === undefined) {
      seen.set(key, { id: entry.id, line });
      return undefined;
    }
    const lines = `lines ${first.line} and ${line}`;
    const message = `url ${entry.url} is that of \`${first.id}\` already (${lines}); remove one entry, or write options that tell them apart`;
    return { line, message };
  };
  return {
    read: (node, report) => readCatalogue(yaml, node, options, report),
    object: (entry, node) => {
      const objection = options.check?.(entry);
      if (objection === undefined) return twin(entry, yaml.lineOf(node));
      return { line: objectionLine(yaml, node, entry, objection), message: objection };
    },
  };
}

/**
 * Reads the text of a sources file (YAML; `sources/sweden.yaml` says what an entry holds). Never throws: what is wrong
 * is in `problems`. `fileName` only names it there.
 */
export function parseSources(text: string, fileName: string, options: SourcesFileOptions): SourcesFile {
  const yaml = parseYaml(text);
  const problems: SourceFileProblem[] = [];
  const report = (line: number, message: string, entry?: string): void => {
    problems.push({ file: fileName, line, ...(entry === undefined ? {} : { entry }), message });
  };
  // After a YAML fault, what is wrong with the file as a whole only follows from it.
  const [fault] = yaml.faults;
  const reportWhole = (line: number, message: string): void => {
    if (fault === undefined) report(line, message);
  };

  const { root } = yaml;
  const blank = root === undefined || (isScalar(root) && root.value === null);
  const fields = blank ? undefined : readFields(yaml, root, KEYS, reportWhole);
  const list = fields?.get('catalogues');
  if (blank) reportWhole(1, `the file is empty; ${SKELETON}`);
  else if (fields === undefined) reportWhole(yaml.lineOf(root), `the file must be a mapping; ${SKELETON}`);
  else if (list === undefined) reportWhole(1, `the key \`catalogues\` is missing; ${SKELETON}`);
  else if (list.value === undefined || (isScalar(list.value) && list.value.value === null)) {
    reportWhole(list.line, `\`catalogues\` is empty; ${SKELETON}`);
  }

  const catalogues = readList(yaml, list, catalogueReader(yaml, options), report);
  const collaborations = readList<Collaboration>(
    yaml,
    fields?.get('collaborations'),
    { read: (node, reportEntry) => readCollaboration(yaml, node, options, reportEntry) },
    report,
  );
  const statistics = readStatistics(yaml, fields?.get('statistics'), options, report);
  const told = problems.some(({ line, message }) => line === fault?.line && message === fault.message);
  if (fault !== undefined && !told) report(fault.line, fault.message);
  return { catalogues, collaborations, statistics, problems: problems.sort((a, b) => a.line - b.line) };
}

/** Why a file could not be read, as a sentence. */
function readingProblem(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  switch (code) {
    case 'ENOENT':
      return 'there is no such file; write the path of a sources file, for example sources/sweden.yaml';
    case 'EISDIR':
      return 'this is a folder; write the path of a sources file, for example sources/sweden.yaml';
    case 'ERR_ENCODING_INVALID_ENCODED_DATA':
      return 'the file is not UTF-8 text; save it as UTF-8';
    default:
      return `the file cannot be read (${error instanceof Error ? error.message : String(error)}); see to its rights`;
  }
}

/** Reads a sources file from disk. Never throws: a file that is missing or unreadable is one problem, on line 1. */
export function readSourcesFile(path: string, options: SourcesFileOptions): SourcesFile {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(path));
  } catch (error) {
    const problems = [{ file: path, line: 1, message: readingProblem(error) }];
    return { catalogues: [], collaborations: [], statistics: [], problems };
  }
  return parseSources(text, path, options);
}
