import { completenessOf } from '../catalogue/completeness.ts';
import { InputError } from '../errors.ts';
import { readTime } from '../model/vocabulary/date.ts';
import { changeOf, type Growth } from '../statistics/change.ts';
import { createStatistics, dataServices, ofKind } from '../statistics/counts.ts';
import { lastDayOf } from '../statistics/day.ts';
import type { StatisticsSources } from '../statistics/figure-on.ts';
import { type Measure, MEASURES } from '../statistics/measure.ts';
import { datasetShare, measured } from '../statistics/measured.ts';
import { populationUnder, rateOf } from '../statistics/population.ts';
import { pastFilter } from '../statistics/past-filter.ts';
import type { DatasetFilter } from '../store/store.ts';
import { compose, type Composition } from './compose.ts';
import { CliFailure, EXIT, type ExitCode } from './failure.ts';
import { changeLine, csvOf, figureLine, MEASURE_NAMES, ratioLine, type StatsLine } from './stats-lines.ts';
import { openStatistics } from './stats-sources.ts';
import { say, sayJson, type Surroundings } from './surroundings.ts';
import { alignColumns } from './table.ts';

export interface StatsOptions {
  /** Municipality code, region code or organisation number. */
  readonly organisation?: string;
  readonly collaboration?: string;
  readonly county?: string;
  readonly asOf?: string;
  readonly from?: string;
  readonly to?: string;
  readonly csv?: boolean;
  readonly json?: boolean;
}

interface Days {
  readonly asOf?: string;
  readonly between?: Pick<Growth, 'from' | 'to'>;
}

/** `kommungraf stats`: what is published, now or at the end of a day, or how it grew between two. */
export async function showStatistics(options: StatsOptions, surroundings: Surroundings): Promise<ExitCode> {
  const days = readDays(options);
  if (options.csv === true && options.json === true)
    throw new CliFailure(EXIT.USAGE, 'Send --csv or --json, not both.');
  const composition = compose(surroundings.env);
  try {
    const opened = await openStatistics(composition, surroundings);
    const { sources } = opened;
    try {
      const filter = readFilter(options, composition, sources);
      const { between } = days;
      const lines =
        between === undefined
          ? await countLines(sources, filter, days.asOf)
          : await changeLines(sources, { filter: pastFilter(filter), ...between });
      print(lines, days, options, surroundings.stdout);
      if (between === undefined) sayUnread(sources, filter, surroundings.stderr);
      return EXIT.OK;
    } finally {
      await opened.close();
    }
  } catch (error) {
    if (error instanceof InputError) throw new CliFailure(EXIT.USAGE, error.message, error);
    throw error;
  } finally {
    await composition.close();
  }
}

/** A catalogue that nobody has read holds an unknown number of datasets, and not none. */
function sayUnread({ store }: StatisticsSources, filter: DatasetFilter, stderr: Surroundings['stderr']): void {
  const { asked, missing } = completenessOf(store, createStatistics(store, filter, undefined).behind);
  if (missing === 0) return;
  const which = `${missing} of the ${asked} catalogues behind these figures have never been read`;
  say(stderr, `${which}, and what they hold is not counted: \`kommungraf harvest\` reads them.`);
}

function readDay(option: string, said: string): string {
  const time = readTime(said);
  if (time !== undefined) return lastDayOf(time);
  throw new CliFailure(
    EXIT.USAGE,
    `${option} "${said.slice(0, 60)}" is not a date; write 2023-12-31, 2023-12 or 2023.`,
  );
}

function readDays({ asOf, from, to }: StatsOptions): Days {
  if (from === undefined && to === undefined) return asOf === undefined ? {} : { asOf: readDay('--as-of', asOf) };
  if (asOf !== undefined) throw new CliFailure(EXIT.USAGE, 'Send --as-of, or --from and --to, not both.');
  if (from === undefined || to === undefined) throw new CliFailure(EXIT.USAGE, 'Send --from and --to together.');
  const between = { from: readDay('--from', from), to: readDay('--to', to) };
  if (between.from <= between.to) return { between };
  throw new CliFailure(
    EXIT.USAGE,
    `--from ${between.from} is after --to ${between.to}; send them the other way round.`,
  );
}

function readFilter(
  { organisation, collaboration, county }: StatsOptions,
  { register }: Composition,
  { store }: StatisticsSources,
): DatasetFilter {
  const known = organisation === undefined ? undefined : store.organisationByAlias(organisation);
  if (organisation !== undefined && known === undefined) {
    throw new CliFailure(
      EXIT.USAGE,
      `--organisation "${organisation}" is not known; write a municipality code (1480), a region code (14) or an organisation number.`,
    );
  }
  const ids = store.collaborations().map(({ id }) => id);
  if (collaboration !== undefined && !ids.includes(collaboration)) {
    const allowed = ids.length === 0 ? 'the sources file names none' : `write one of ${ids.join(', ')}`;
    throw new CliFailure(EXIT.USAGE, `--collaboration "${collaboration}" is not known; ${allowed}.`);
  }
  if (county !== undefined && !register.counties.some(({ code }) => code === county)) {
    throw new CliFailure(EXIT.USAGE, `--county "${county}" is not a county; codes have two digits, for example 14.`);
  }
  return {
    ...(known === undefined ? {} : { organisations: [known.id] }),
    ...(collaboration === undefined ? {} : { collaborations: [collaboration] }),
    ...(county === undefined ? {} : { countyCodes: [county] }),
  };
}

/** A measure, of all organisations or of municipalities alone. */
interface Row {
  readonly id: string;
  readonly name: string;
  readonly measure: Measure;
  readonly kind?: 'MUNICIPALITY';
}

const ROWS: readonly Row[] = MEASURES.flatMap((measure): readonly Row[] => {
  const row = { id: measure, name: MEASURE_NAMES[measure], measure };
  if (measure !== 'MEMBERS' && measure !== 'PUBLISHING_ORGANISATIONS') return [row];
  const [id, name] =
    measure === 'MEMBERS'
      ? ['MEMBER_MUNICIPALITIES', 'Of them municipalities']
      : ['PUBLISHING_MUNICIPALITIES', 'Publishing municipalities'];
  return [row, { id, name, measure, kind: 'MUNICIPALITY' }];
});

const narrowed = (filter: DatasetFilter, { kind }: Row): DatasetFilter =>
  kind === undefined ? filter : ofKind(filter, kind);

async function countLines(
  sources: StatisticsSources,
  filter: DatasetFilter,
  day: string | undefined,
): Promise<readonly StatsLine[]> {
  const { store } = sources;
  const lines: StatsLine[] = [];
  for (const row of ROWS) {
    const figure = await measured(sources, createStatistics(store, narrowed(filter, row), day), row.measure);
    lines.push(figureLine(row.id, row.name, figure));
  }
  const of = createStatistics(store, filter, day);
  const services = day === undefined ? dataServices(store, of) : undefined;
  if (services !== undefined) lines.push(figureLine('DATA_SERVICES', 'Data services', services));
  const rate = rateOf(await measured(sources, of, 'DATASETS'), populationUnder(store, filter));
  return [
    ...lines,
    ratioLine('OPEN_LICENCE_SHARE', 'Share with an open licence', await datasetShare(sources, of, 'openLicence')),
    ratioLine(
      'MACHINE_READABLE_SHARE',
      'Share in a machine-readable format',
      await datasetShare(sources, of, 'machineReadable'),
    ),
    ratioLine('DATASETS_PER_TEN_THOUSAND_INHABITANTS', 'Datasets per 10,000 inhabitants', rate),
  ];
}

async function changeLines(sources: StatisticsSources, growth: Growth): Promise<readonly StatsLine[]> {
  const lines: StatsLine[] = [];
  for (const row of ROWS) {
    const change = await changeOf(sources, { ...growth, filter: narrowed(growth.filter, row) }, row.measure);
    lines.push(changeLine(row.id, row.name, change));
  }
  return lines;
}

function print(
  lines: readonly StatsLine[],
  days: Days,
  { csv, json }: StatsOptions,
  stdout: Surroundings['stdout'],
): void {
  if (json === true) {
    sayJson(stdout, { ...days, statistics: lines });
    return;
  }
  const width = stdout.isTTY === true ? (stdout.columns ?? 80) : undefined;
  const printed =
    csv === true
      ? csvOf(lines)
      : alignColumns(table(lines, days), { width, right: days.between === undefined ? [1] : [1, 2, 3, 4] });
  for (const line of printed) say(stdout, line);
}

const text = (value: StatsLine[string], unit?: StatsLine[string]): string =>
  value === undefined ? '–' : `${value}${unit === undefined ? '' : ` ${unit}`}`;
const dayOf = (value: StatsLine[string]): string => (typeof value === 'string' ? value.slice(0, 10) : '');

function table(lines: readonly StatsLine[], { between }: Days): readonly (readonly string[])[] {
  if (between === undefined) {
    const rows = lines.map((line) => [
      text(line['measure']),
      `${line['isLowerBound'] === true ? '≥ ' : ''}${text(line['value'], line['unit'])}`,
      text(line['basis']),
      dayOf(line['asOf']),
      [line['definition'], line['source']].filter((part) => part !== undefined).join(' '),
    ]);
    return [['MEASURE', 'VALUE', 'BASIS', 'AS OF', 'DEFINITION, SOURCE'], ...rows];
  }
  const rows = lines.map((line) => [
    text(line['measure']),
    text(line['from']),
    text(line['to']),
    Number(line['delta']) > 0 ? `+${text(line['delta'])}` : text(line['delta']),
    text(line['percent'], line['percent'] === undefined ? undefined : '%'),
    text(line['basis']),
    text(line['obstacles'] ?? 'yes'),
    [line['definition'], ...new Set([line['fromSource'], line['toSource']])]
      .filter((part) => part !== undefined)
      .join(' '),
  ]);
  return [
    ['MEASURE', between.from, between.to, 'CHANGE', 'PERCENT', 'BASIS', 'COMPARABLE', 'DEFINITION, SOURCE'],
    ...rows,
  ];
}
