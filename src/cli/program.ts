import { Command, CommanderError, InvalidArgumentError } from 'commander';
import { ConfigError, VERSION } from '../config.ts';
import { CliFailure, EXIT } from './failure.ts';
import type { ExitCode } from './failure.ts';
import { harvestCatalogues } from './harvest.ts';
import type { HarvestCommandOptions } from './harvest.ts';
import { exportHistory, importHistory } from './history.ts';
import type { ExportOptions, ImportOptions } from './history.ts';
import { addSource } from './source-add.ts';
import type { AddOptions } from './source-add.ts';
import { checkSource } from './source-check.ts';
import type { CheckOptions } from './source-check.ts';
import { listSources } from './source-list.ts';
import type { ListOptions } from './source-list.ts';
import { showStatistics } from './stats.ts';
import type { StatsOptions } from './stats.ts';
import { say } from './surroundings.ts';
import type { Surroundings } from './surroundings.ts';

const EXIT_CODES = 'Exit codes: 0 done, 1 something failed, 2 wrong arguments, settings or sources file, 130 Ctrl-C.';
const JSON_OPTION = ['--json', 'one JSON document on stdout, for scripts'] as const;
/** As many datasets as a check reads. */
const LIMIT = 500;

/** Runs the command that the arguments name (those after the program's own). Throws what is a bug of ours, and the signal's reason. */
export async function runCommand(args: readonly string[], surroundings: Surroundings): Promise<ExitCode> {
  let exitCode: ExitCode = EXIT.OK;
  const program = createProgram(surroundings, (code) => {
    exitCode = code;
  });
  try {
    await program.parseAsync(args, { from: 'user' });
    return exitCode;
  } catch (error) {
    surroundings.signal.throwIfAborted();
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.OK : EXIT.USAGE;
    if (error instanceof ConfigError) return refuse(surroundings, EXIT.USAGE, error.message);
    if (error instanceof CliFailure) return refuse(surroundings, error.exitCode, error.message);
    throw error;
  }
}

function refuse({ stderr }: Surroundings, exitCode: ExitCode, message: string): ExitCode {
  say(stderr, message);
  return exitCode;
}

function createProgram(surroundings: Surroundings, end: (code: ExitCode) => void): Command {
  const { stdout, stderr } = surroundings;
  const program = new Command('kommungraf')
    .description("Kommungraf's catalogues from the command line.")
    .version(VERSION)
    // Before the commands are made, for they take both over.
    .exitOverride()
    .configureOutput({
      writeOut: (text) => void stdout.write(text),
      writeErr: (text) => void stderr.write(text),
      getOutHelpWidth: () => stdout.columns ?? 100,
      getErrHelpWidth: () => stderr.columns ?? 100,
    })
    .showSuggestionAfterError()
    .addHelpText(
      'after',
      `\nSettings come from the environment, as for \`npm start\`: SOURCES, DATA_DIR, UPSTREAM_ALLOW and the others.\n${EXIT_CODES}`,
    );
  const source = program.command('source').description('look at catalogues, and list them in a sources file');
  addCheck(source, surroundings, end);
  addAdd(source, surroundings, end);
  addList(source, surroundings, end);
  addHarvest(program, surroundings, end);
  addHistory(program, surroundings, end);
  addStats(program, surroundings, end);
  return program;
}

type End = (code: ExitCode) => void;

function addCheck(source: Command, surroundings: Surroundings, end: End): void {
  source
    .command('check')
    .description('say what is at an address: the platform, the datasets, and what is missing against DCAT-AP-SE')
    .argument('<url>', 'the address as you have it from a browser')
    .option('--limit <n>', 'datasets to read', positive, LIMIT)
    .option('--context <name>', 'of an instance that publishers share, the one to read')
    .option(...JSON_OPTION)
    .addHelpText('after', `\nExample:\n  kommungraf source check https://catalog.ale.se\n\n${EXIT_CODES}`)
    .action(async (url: string, options: CheckOptions) => {
      end(await checkSource(url, options, surroundings));
    });
}

function addAdd(source: Command, surroundings: Surroundings, end: End): void {
  source
    .command('add')
    .description('write the entry of a catalogue into a sources file, whose comments and order are kept')
    .argument('<url>', 'the address as you have it from a browser')
    .option('--id <id>', 'a short, unique id; guessed from the organisation without it')
    .option('--organisation <code>', 'municipality code, region code or organisation number; guessed without it')
    .option('--file <path>', 'the sources file (SOURCES, or sources/sweden.yaml)')
    .option('--context <name>', 'of an instance that publishers share, the one to add')
    .option(...JSON_OPTION)
    .addHelpText(
      'after',
      `\nExample:\n  kommungraf source add https://catalog.ale.se --id ale --organisation 1440\n\n${EXIT_CODES}`,
    )
    .action(async (url: string, options: AddOptions) => {
      end(await addSource(url, options, surroundings));
    });
}

function addList(source: Command, surroundings: Surroundings, end: End): void {
  source
    .command('list')
    .description('the catalogues of a sources file and how they are, as the read model in DATA_DIR knows it')
    .option('--file <path>', 'the sources file (SOURCES, or sources/sweden.yaml)')
    .option(...JSON_OPTION)
    .addHelpText('after', `\nExample:\n  kommungraf source list\n\n${EXIT_CODES}`)
    .action(async (options: ListOptions) => {
      end(await listSources(options, surroundings));
    });
}

function addHarvest(program: Command, surroundings: Surroundings, end: End): void {
  program
    .command('harvest')
    .description('read catalogues into the read model in DATA_DIR')
    .argument('[ids...]', 'ids of the sources file; all active catalogues without them')
    .option('--accept', 'take what is read, also where so much has vanished that it would be held back as SUSPICIOUS')
    .option(...JSON_OPTION)
    .addHelpText(
      'after',
      `\nA gateway with the same DATA_DIR may be running, if its SOURCES is the same file too: it serves what is read here at once.\n\nExample:\n  kommungraf harvest ale goteborg\n  kommungraf harvest --accept goteborg\n\n${EXIT_CODES}`,
    )
    .action(async (ids: readonly string[], options: HarvestCommandOptions) => {
      end(await harvestCatalogues(ids, options, surroundings));
    });
}

function addHistory(program: Command, surroundings: Surroundings, end: End): void {
  const history = program
    .command('history')
    .description('what happened to datasets and catalogues, as the durable record knows it');
  history
    .command('export')
    .description('write all of it: dataset events, readings of catalogues, imported figures')
    .option('--format <format>', 'csv or jsonl; by the name of the file without it, else csv')
    .option('--output <file>', 'the file to write, which is replaced when it is whole; stdout without it')
    .addHelpText('after', `\nExample:\n  kommungraf history export --output history.jsonl\n\n${EXIT_CODES}`)
    .action(async (options: ExportOptions) => {
      end(await exportHistory(options, surroundings));
    });
  history
    .command('import')
    .description('take such a file in; bad rows are named by line, the good ones kept, known ones change nothing')
    .argument('<file>', 'CSV or JSON Lines, with the columns that an export has, or some of them')
    .option('--format <format>', 'csv or jsonl; by the name of the file without it')
    .option(...JSON_OPTION)
    .addHelpText(
      'after',
      `\nExample:\n  kommungraf history import statistics/dataverkstad-2022-2023.csv\n\n${EXIT_CODES}`,
    )
    .action(async (file: string, options: ImportOptions) => {
      end(await importHistory(file, options, surroundings));
    });
}

function addStats(program: Command, surroundings: Surroundings, end: End): void {
  program
    .command('stats')
    .description(
      'what is published, as the read model in DATA_DIR knows it; of a day, or between two, by the durable record',
    )
    .option('--organisation <code>', 'municipality code, region code or organisation number')
    .option('--collaboration <id>', 'of its members, by its id in the sources file')
    .option('--county <code>', 'of organisations in a county, two digits')
    .option('--as-of <date>', 'at the end of a day; a year or month means its last day')
    .option('--from <date>', 'with --to: how the counts changed between the ends of two days')
    .option('--to <date>', 'with --from')
    .option('--csv', 'comma-separated values with a header')
    .option(...JSON_OPTION)
    .addHelpText(
      'after',
      `\nExample:\n  kommungraf stats --county 14\n  kommungraf stats --collaboration vastra-gotaland --from 2022-12-31 --to 2023-12-31 --csv\n\n${EXIT_CODES}`,
    )
    .action(async (options: StatsOptions) => {
      end(await showStatistics(options, surroundings));
    });
}

function positive(text: string): number {
  if (/^[1-9]\d{0,8}$/.test(text)) return Number(text);
  throw new InvalidArgumentError('Write a whole number from 1, for example 100.');
}
