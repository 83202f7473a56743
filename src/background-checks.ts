import { randomUUID } from 'node:crypto';
import type { Checks } from './checks/check.ts';
import { createContentSource } from './checks/content-source.ts';
import { createFileThread } from './checks/file-thread.ts';
import { createLinkSource } from './checks/link-source.ts';
import { createRecordChecks } from './checks/record-checks.ts';
import { createSchedule, type ScheduleLog, type ScheduleOptions } from './checks/schedule.ts';
import type { Config } from './config.ts';
import type { HarvesterSettings } from './harvester/messages.ts';
import type { CheckRecord } from './history/check-record.ts';
import { createBackgroundUpstream } from './platforms.ts';
import type { Store } from './store/store.ts';
import type { HostState } from './upstream/upstream.ts';

export interface BackgroundChecksOptions {
  readonly config: Pick<Config, 'linkChecks' | 'linkCheckMs'>;
  /** What the way out is made with. */
  readonly settings: HarvesterSettings;
  readonly store: Store;
  readonly record: CheckRecord;
  /** The hosts that the harvests ask: those go first. */
  readonly hosts: (signal: AbortSignal) => Promise<readonly HostState[]>;
  readonly log: ScheduleLog;
  readonly onEnd?: (kind: string, label: string) => void;
  /** How fast; as `createSchedule` says unless told. */
  readonly pace?: CheckPace;
}

/** How fast background checks are. */
export interface CheckPace extends Pick<ScheduleOptions, 'firstMs' | 'roundMs' | 'hostPauseMs'> {
  /** Between two looks for new addresses, in milliseconds. */
  readonly walkMs?: number;
}

/** What checks found, and the checking behind it. */
export interface BackgroundChecks {
  /** Also where this process checks nothing itself: what others found, or what was found before. */
  readonly checks: Checks;
  /** Begins, in a while, unless the setting is off. */
  start(): void;
  /** Ends what is under way, and keeps what was found; before the record is closed. */
  close(): Promise<void>;
}

/** The longest that is waited for the harvester's thread to say whom it asks, in milliseconds. */
const ASKING_MS = 1_000;

/** Checks on a way out of their own, so that nothing else waits for a place that they hold. Throws nothing. */
export function createBackgroundChecks(options: BackgroundChecksOptions): BackgroundChecks {
  const { config, settings, store, record, hosts, log, onEnd, pace = {} } = options;
  const { walkMs, ...speed } = pace;
  const checks = createRecordChecks({ record });
  if (!config.linkChecks) return { checks, start: () => undefined, close: () => Promise.resolve() };

  const upstream = createBackgroundUpstream(settings);
  const holder = randomUUID();
  const isBusy = async (host: string): Promise<boolean> => {
    try {
      const states = await hosts(AbortSignal.timeout(ASKING_MS));
      return states.some((state) => state.host === host && state.inFlight + state.waiting > 0);
    } catch {
      // A thread that has ended asks nobody; one that does not answer is busy itself.
      return false;
    }
  };
  const common = { store, record, now: Date.now, everyMs: config.linkCheckMs };
  const links = createLinkSource({ ...common, probe: upstream, ...(walkMs === undefined ? {} : { walkMs }) });
  const files = createFileThread();
  const contents = createContentSource({
    ...common,
    upstream,
    specifications: store.specifications(),
    checkFile: files.check,
    onBug: (err, url) => {
      log.warn({ err, url }, 'a file could not be read for a fault of ours; it is tried again tomorrow');
    },
  });
  const schedule = createSchedule({
    // The files first: they are few.
    sources: [contents, links],
    leases: {
      take: (host, now, until) => record.takeHost(host, holder, now, until),
      release: (host) => record.releaseHost(host, holder),
    },
    isBusy,
    log,
    now: Date.now,
    ...(onEnd === undefined ? {} : { onEnd }),
    ...speed,
  });
  return {
    checks,
    start: () => {
      schedule.start();
    },
    async close() {
      await schedule.close();
      await files.close();
      await upstream.close();
    },
  };
}
