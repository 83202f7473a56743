import { join } from 'node:path';
import { readRegister } from '../catalogue/register.ts';
import type { Register } from '../catalogue/register.ts';
import { readConfig, ROOT } from '../config.ts';
import type { Config } from '../config.ts';
import { createSources, harvesterSettings } from '../platforms.ts';
import { readSourcesFile } from '../sources/file.ts';
import type { SourcesFile, SourcesFileOptions } from '../sources/file.ts';
import type { CatalogueSource } from '../sources/source.ts';
import { STATISTICS_PLATFORMS } from '../statistics/key-figures/registry.ts';
import type { Upstream } from '../upstream/upstream.ts';
import { CliFailure, EXIT } from './failure.ts';
import type { Surroundings } from './surroundings.ts';
import { say } from './surroundings.ts';

/** What the commands work with. */
export interface Composition {
  readonly config: Config;
  readonly register: Register;
  readonly upstream: Upstream;
  /** The adapters, in order of the register. */
  readonly sources: ReadonlyMap<string, CatalogueSource>;
  /** What an entry of a sources file is held against. */
  readonly fileOptions: SourcesFileOptions;
  close(): Promise<void>;
}

/** Puts upstream and adapters together as the settings say. Throws ConfigError, and CliFailure for a wrong allow list. */
export function compose(env: Surroundings['env']): Composition {
  const config = readConfig(env);
  const register = readRegister(join(ROOT, 'register/organisations.json'));
  const { upstream, sources } = createAdapters(config);
  return {
    config,
    register,
    upstream,
    sources,
    fileOptions: {
      platforms: [...sources.keys()],
      codes: new Set(register.organisations.map(({ code }) => code)),
      check: (entry) => sources.get(entry.platform)?.check?.(entry),
      statistics: STATISTICS_PLATFORMS,
    },
    close: () => upstream.close(),
  };
}

function createAdapters(config: Config): ReturnType<typeof createSources> {
  try {
    return createSources(harvesterSettings(config));
  } catch (error) {
    throw new CliFailure(EXIT.USAGE, error instanceof Error ? error.message : String(error), error);
  }
}

/**
 * The sources file; what is wrong with entries is said on stderr, and those entries are left out. Throws CliFailure
 * when nothing in it can be used.
 */
export function readSources(composition: Composition, path: string, stderr: Surroundings['stderr']): SourcesFile {
  const file = readSourcesFile(path, composition.fileOptions);
  for (const { file: name, line, entry, message } of file.problems) {
    say(stderr, `${name}:${line}: ${entry === undefined ? '' : `${entry}: `}${message}`);
  }
  if (file.catalogues.length === 0 && file.problems.length > 0) {
    throw new CliFailure(EXIT.USAGE, `No catalogue can be read from ${path}: put right what is named above.`);
  }
  return file;
}
