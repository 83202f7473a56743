import type { ProfileCount } from '../catalogue/profile-check.ts';
import { PROFILE_VERSION } from '../catalogue/profile-properties.ts';
import type { ProfileClass } from '../catalogue/profile-properties.ts';
import { pickText } from '../model/text.ts';
import { entryText } from './entry.ts';
import { describeOwner } from './owner.ts';
import type { Checked } from './source-check.ts';
import { say } from './surroundings.ts';
import type { Surroundings } from './surroundings.ts';
import { alignColumns, counted, seconds } from './table.ts';

const CLASS_NAMES: Readonly<Record<ProfileClass, string>> = {
  catalogue: 'catalogue',
  dataset: 'dataset',
  datasetSeries: 'dataset series',
  dataService: 'data service',
  distribution: 'distribution',
  agent: 'agent',
  contactPoint: 'contact',
};

/** As many of them as a person reads; `--json` has all. */
const SHOWN_SKIPPED = 5;
const SHOWN_CONTEXTS = 50;

/** Writes what a check found, for people. */
export function writeReport(checked: Checked, out: Surroundings['stdout']): void {
  const width = out.isTTY === true ? (out.columns ?? 80) : undefined;
  const { sample, found, entry, owner } = checked;
  const title = pickText(sample.catalogue?.titles ?? []);
  const facts = [
    ['Address', found.url],
    ['Platform', found.platform],
    ...(title === undefined ? [] : [['Catalogue', title]]),
    ...(entry === undefined ? [] : [['Publisher', describeOwner(owner)]]),
    ['Datasets', datasetsOf(checked)],
    ['Time', `${seconds(checked.recogniseMs)} to tell the platform, ${seconds(sample.durationMs)} to read`],
  ];
  for (const line of alignColumns(facts, { width })) say(out, line);
  for (const line of [...contextLines(checked, width), ...skippedLines(checked, width)]) say(out, line);
  for (const line of profileLines(checked, width)) say(out, line);
  say(out, '');
  if (entry === undefined) {
    say(
      out,
      'An entry of a sources file should name one of the publishers: give its context with --context to see it.',
    );
    return;
  }
  say(out, 'To add it to the sources file (or: kommungraf source add):');
  say(out, '');
  for (const line of entryText(entry)) say(out, line);
}

function datasetsOf({ recognised, sample, entry }: Checked): string {
  const { datasets, more, problem } = sample;
  const distributions = datasets.reduce((sum, dataset) => sum + dataset.distributions.length, 0);
  const read = `${counted(datasets.length, 'dataset')} with ${counted(distributions, 'distribution')}`;
  const there = recognised.datasets === undefined ? '' : ` of ${recognised.datasets}`;
  const extent = more ? `the first ${datasets.length}${there} were read, --limit reads more` : 'all were read';
  const shared = entry === undefined ? ', of all publishers that share the instance' : '';
  return `${read} (${problem === undefined ? extent : 'not read to the end'}${shared})`;
}

function contextLines({ recognised: { contexts = [] } }: Checked, width: number | undefined): readonly string[] {
  if (contexts.length < 2) return [];
  const rows = contexts
    .slice(0, SHOWN_CONTEXTS)
    .map(({ context, name, datasets }) => [
      context,
      name ?? '',
      datasets === undefined ? '' : counted(datasets, 'dataset'),
    ]);
  const more = contexts.length - rows.length;
  return [
    '',
    `${contexts.length} publishers share the instance, each in a context:`,
    ...alignColumns(rows, { width, indent: '  ' }),
    ...(more > 0 ? [`  … and ${more} more (--json has all)`] : []),
  ];
}

function skippedLines({ sample }: Checked, width: number | undefined): readonly string[] {
  if (sample.skippedCount === 0) return [];
  const rows = sample.skipped
    .slice(0, SHOWN_SKIPPED)
    .map(({ id, reason, line }) => [line === undefined ? id : `${id} (line ${line})`, reason]);
  const more = sample.skippedCount - rows.length;
  return [
    '',
    `${counted(sample.skippedCount, 'record or statement', 'records or statements')} could not be read:`,
    ...alignColumns(rows, { width, indent: '  ' }),
    ...(more > 0 ? [`  … and ${more} more`] : []),
  ];
}

function profileLines({ profile, sample }: Checked, width: number | undefined): readonly string[] {
  if (sample.datasets.length === 0 && sample.catalogue === undefined) return [];
  const lacking = profile.properties.filter((each) => each.lacking > 0);
  if (lacking.length === 0)
    return ['', `Nothing is missing that DCAT-AP-SE ${PROFILE_VERSION} asks for or recommends.`];
  return [
    '',
    `Missing against DCAT-AP-SE ${PROFILE_VERSION}, worst first:`,
    ...alignColumns(lacking.map(profileRow), { width, right: [0], indent: '  ' }),
  ];
}

const profileRow = ({ lacking, of, level, class: record, name, property }: ProfileCount): readonly string[] => [
  `${lacking} of ${of}`,
  level,
  CLASS_NAMES[record],
  name,
  property,
];
