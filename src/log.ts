import { type Logger, pino, stdSerializers } from 'pino';
import { prettyFactory } from 'pino-pretty';
import { createRepeats } from './log-repeats.ts';

export interface LogOptions {
  readonly level: string;
  readonly out: { readonly isTTY?: boolean; write(text: string): unknown };
  /** Wraps each writing on a terminal, so that a line of progress can step aside. */
  readonly around?: (write: () => void) => void;
  /** Passwords and tokens of the settings: wherever one of them would be written, it is not. */
  readonly secrets?: readonly string[];
}

/** What of an error is written. Libraries hang more on their errors: a failed login to Redis has the password on it. */
const ERROR_KEYS = [
  'type',
  'message',
  'stack',
  'code',
  'kind',
  'status',
  'line',
  'syscall',
  'aggregateErrors',
] as const;

/** Pino's numbers for its levels. */
const WARN = 40;
const FATAL = 60;

/**
 * The log: one JSON object per line, or lines for people where the output is a terminal. Whatever is logged, no line
 * holds a secret of the settings, a name and password of an address, or a query string. A warning or error that is
 * repeated is written a few times a minute, and then counted.
 */
export function createLog({ level, out, around, secrets = [] }: LogOptions): Logger {
  const clean = createCleaner(secrets);
  const isNews = createRepeats({
    tell: ({ message, times }) => {
      log.warn({ times, line: message }, 'a line was repeated and not written');
    },
  });
  // On a full disk writing throws: who asked something is answered all the same, and told of is what could be kept.
  let lost = 0;
  let reason: unknown;
  const put = (text: string): void => {
    try {
      out.write(text);
    } catch (error) {
      lost += 1;
      reason = error;
      return;
    }
    if (lost === 0) return;
    const lines = lost;
    lost = 0;
    log.warn({ lines, err: reason }, 'lines of this log could not be written');
  };
  // Not its stream, which needs a stream to write to: a line at a time, so that the line of progress can step aside.
  const pretty = out.isTTY === true ? prettyFactory({ colorize: true, ignore: 'pid,hostname,reqId' }) : undefined;
  const write = (line: string): void => {
    const text = clean(line);
    if (pretty === undefined) put(text);
    else if (around === undefined) put(pretty(text));
    else {
      around(() => {
        put(pretty(text));
      });
    }
  };
  const log = pino(
    {
      level,
      serializers: { err: writtenError },
      hooks: {
        logMethod(line, method, number) {
          // The last words of a process are always written.
          const mayRepeat = number < WARN || number >= FATAL;
          if (mayRepeat || isNews(line)) method.apply(this, line);
        },
      },
    },
    { write },
  );
  return log;
}

function writtenError(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  const whole: Readonly<Record<string, unknown>> = stdSerializers.err(error);
  return Object.fromEntries(ERROR_KEYS.filter((key) => whole[key] !== undefined).map((key) => [key, whole[key]]));
}

/** Goes over the finished line, so that it does not matter by which field, message or stack something came into it. */
function createCleaner(secrets: readonly string[]): (line: string) => string {
  const literal = secrets
    // Shorter ones would take every other word with them.
    .filter((secret) => secret.length >= 4)
    .flatMap((secret) => [secret, JSON.stringify(secret).slice(1, -1), encodeURIComponent(secret)])
    .map((text) => text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&'))
    .sort((one, other) => other.length - one.length);
  const known = literal.length === 0 ? undefined : new RegExp([...new Set(literal)].join('|'), 'g');
  return (line) => {
    const without = known === undefined ? line : line.replace(known, '…');
    return without
      .replace(/\b([a-z][a-z\d+.-]*:\/\/)[^/\s"?#@]*@/gi, '$1…@')
      .replace(/\b(https?:\/\/[^\s"?#]*)\?[^\s"]*/gi, '$1?…');
  };
}
