/** A line that was held back, and how often since its window began. */
export interface HeldBack {
  readonly message: string;
  readonly times: number;
}

export interface RepeatsOptions {
  /** Told at the end of a window what was held back in it. */
  readonly tell: (held: HeldBack) => void;
  /** Milliseconds since any moment. */
  readonly now?: () => number;
}

interface Seen {
  readonly since: number;
  readonly message: string;
  passed: number;
  held: number;
}

/** The same line is written so often in a window, then counted. */
export const REPEATS_WRITTEN = 5;
/** Milliseconds. */
export const REPEATS_WINDOW = 60_000;
/** Different lines that are remembered; beyond them the oldest is forgotten, which at worst writes a line too many. */
const LINES_KEPT = 500;

/**
 * Whether a warning or an error is to be written. One broken thing under load says the same a thousand times a second:
 * that fills a disk and hides what else is wrong. Two lines are the same when message, error, place in the code and
 * catalogue are; request ids and times make no difference.
 */
export function createRepeats({ tell, now = Date.now }: RepeatsOptions): (line: readonly unknown[]) => boolean {
  const lines = new Map<string, Seen>();
  let timer: NodeJS.Timeout | undefined;

  const end = (key: string, seen: Seen): void => {
    lines.delete(key);
    if (seen.held > 0) tell({ message: seen.message, times: seen.held });
  };
  const sweep = (): void => {
    timer = undefined;
    for (const [key, seen] of [...lines]) {
      if (now() - seen.since >= REPEATS_WINDOW) end(key, seen);
    }
    if ([...lines.values()].some(({ held }) => held > 0)) arm();
  };
  const arm = (): void => {
    timer ??= setTimeout(sweep, REPEATS_WINDOW).unref();
  };

  return (line) => {
    const { key, message } = identityOf(line);
    let seen = lines.get(key);
    if (seen !== undefined && now() - seen.since >= REPEATS_WINDOW) {
      end(key, seen);
      seen = undefined;
    }
    if (seen === undefined) {
      const [oldest] = lines;
      if (lines.size >= LINES_KEPT && oldest !== undefined) end(...oldest);
      seen = { since: now(), message, passed: 0, held: 0 };
      lines.set(key, seen);
    }
    if (seen.passed < REPEATS_WRITTEN) {
      seen.passed += 1;
      return true;
    }
    seen.held += 1;
    arm();
    return false;
  };
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

/** Of pino's arguments: `(details, message)`, `(error, message)` or `(message)`. */
function identityOf([first, second]: readonly unknown[]): { readonly key: string; readonly message: string } {
  const details: Readonly<Record<string, unknown>> =
    typeof first === 'object' && first !== null ? Object.fromEntries(Object.entries(first)) : {};
  const error = first instanceof Error ? first : details['err'];
  const said = [first, second].find((each) => typeof each === 'string');
  const fault = error instanceof Error ? `${error.name}: ${error.message}` : '';
  const place = error instanceof Error ? (/^\s+at .*$/m.exec(error.stack ?? '')?.[0] ?? '') : '';
  const about = ['catalogue', 'server', 'kind', 'path'].map((name) => textOf(details[name]));
  const message = said ?? fault;
  return { key: [message, fault, place, ...about].join('\n'), message };
}
