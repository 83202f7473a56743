import { checkProfile } from '../catalogue/profile-check.ts';
import type { ProfileCheck } from '../catalogue/profile-check.ts';
import { PROFILE_VERSION } from '../catalogue/profile-properties.ts';
import { pickText } from '../model/text.ts';
import type { Recognised } from '../sources/source.ts';
import { readAddress } from './address.ts';
import { compose } from './compose.ts';
import type { Composition } from './compose.ts';
import { entryText, refOf } from './entry.ts';
import type { Entry } from './entry.ts';
import { EXIT } from './failure.ts';
import type { ExitCode } from './failure.ts';
import { guessOwner } from './owner.ts';
import type { Owner } from './owner.ts';
import { foundOf, proposeEntry } from './propose.ts';
import type { Found } from './propose.ts';
import { recognise } from './recognise.ts';
import type { Finding } from './recognise.ts';
import { readSample } from './sample.ts';
import type { Sample } from './sample.ts';
import { writeReport } from './check-report.ts';
import { say, sayJson } from './surroundings.ts';
import type { Surroundings } from './surroundings.ts';

export interface CheckOptions {
  readonly json?: boolean;
  /** How many datasets are held against the profile. */
  readonly limit: number;
  readonly context?: string;
}

/** What is known of a catalogue after a check. */
export interface Checked {
  readonly address: URL;
  readonly recognised: Recognised;
  readonly sample: Sample;
  readonly profile: ProfileCheck;
  readonly owner: Owner;
  /** What was read: platform, url and options. */
  readonly found: Found;
  /** Absent where all publishers of a shared instance were read as one: an entry should name one of them. */
  readonly entry?: Entry;
  /** How long it took to tell the platform. */
  readonly recogniseMs: number;
}

/** `kommungraf source check`: what is at an address, and how good a catalogue it is. */
export async function checkSource(text: string, options: CheckOptions, surroundings: Surroundings): Promise<ExitCode> {
  const { stdout, stderr, env, signal } = surroundings;
  const address = readAddress(text);
  const composition = compose(env);
  try {
    const started = performance.now();
    const finding = await recognise(composition, address, signal);
    const recogniseMs = performance.now() - started;
    if (finding.type === 'unrecognised') {
      if (options.json === true) sayJson(stdout, { url: address.href, ...unrecognised(finding) });
      else for (const line of [finding.message, ...finding.advice.map((one) => `  ${one}`)]) say(stderr, line);
      return EXIT.FAILED;
    }
    const checked = await read(composition, address, { ...finding, recogniseMs }, options, signal);
    if (options.json === true) sayJson(stdout, asJson(checked));
    else writeReport(checked, stdout);
    const { problem } = checked.sample;
    if (problem !== undefined && options.json !== true) say(stderr, `Reading it failed: ${problem.message}.`);
    return problem === undefined ? EXIT.OK : EXIT.FAILED;
  } finally {
    await composition.close();
  }
}

const unrecognised = ({ reason, message, advice }: Extract<Finding, { type: 'unrecognised' }>): object => ({
  recognised: false,
  reason,
  message,
  advice,
});

type Told = Extract<Finding, { type: 'recognised' }> & { readonly recogniseMs: number };

async function read(
  composition: Composition,
  address: URL,
  { platform, recognised, recogniseMs }: Told,
  options: CheckOptions,
  signal: AbortSignal,
): Promise<Checked> {
  const found = foundOf(platform, recognised, options.context);
  const source = composition.sources.get(platform);
  if (source === undefined) throw new Error(`platform ${platform} knows the address and is not registered`);
  const sample = await readSample({
    source,
    catalogue: refOf({ ...found, id: 'checked', names: [] }),
    limit: options.limit,
    timeoutMs: composition.config.harvestTimeoutMs,
    signal,
  });
  const about = { address, recognised, sample, profile: checkProfile(sample), found, recogniseMs };
  if ((recognised.contexts?.length ?? 0) > 1 && options.context === undefined) return { ...about, owner: {} };
  const owner = guessOwner(new URL(found.url), sample, composition.register.organisations);
  return { ...about, owner, entry: proposeEntry(found, owner, sample) };
}

function asJson({ address, recognised, sample, profile, owner, found, entry, recogniseMs }: Checked): object {
  const { problem } = sample;
  return {
    url: address.href,
    recognised: true,
    platform: found.platform,
    contexts: recognised.contexts ?? [],
    catalogue: pickText(sample.catalogue?.titles ?? []),
    publisher: { name: owner.name, organisation: entry?.organisation, from: owner.from },
    datasets: { there: recognised.datasets, read: sample.datasets.length, all: !sample.more && problem === undefined },
    skipped: { count: sample.skippedCount, first: sample.skipped },
    ...(problem === undefined ? {} : { problem: { kind: problem.kind, message: problem.message } }),
    profile: { name: 'DCAT-AP-SE', version: PROFILE_VERSION, ...profile },
    durationMs: { recognise: Math.round(recogniseMs), read: Math.round(sample.durationMs) },
    ...(entry === undefined ? {} : { entry, yaml: `${entryText(entry).join('\n')}\n` }),
  };
}
