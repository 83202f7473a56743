import { type DestinationStream, type Logger, pino } from 'pino';
import { PinoPretty } from 'pino-pretty';

export interface LogOptions {
  readonly level: string;
  readonly out: { readonly isTTY?: boolean; write(text: string): unknown };
  /** Wraps each writing on a terminal, so that a line of progress can step aside. */
  readonly around?: (write: () => void) => void;
}

/** The log: one JSON object per line, or lines for people where the output is a terminal. */
export function createLog({ level, out, around }: LogOptions): Logger {
  if (out.isTTY !== true) return pino({ level }, out as DestinationStream);
  const destination: DestinationStream = {
    write(line) {
      const write = (): void => void out.write(line);
      if (around === undefined) write();
      else around(write);
    },
  };
  return pino({ level }, PinoPretty({ destination, sync: true, colorize: true, ignore: 'pid,hostname,reqId' }));
}
