import type { Logger } from 'pino';

/** How a process ends: asked to, or by a fault of its own. */
export interface Stopping {
  /** There is something to close now: requests under way are finished before the process ends. */
  readonly opened: (gateway: { close(): Promise<void> }) => void;
  /** A signal came: the first one ends the process in order (code 0), any after it at once (code 1). */
  readonly signal: (signal: string) => void;
  /** An error that nobody caught: it is written down, requests under way are finished, and the code is 1. */
  readonly fault: (error: unknown, origin: string) => void;
  readonly isUnderWay: () => boolean;
}

interface StoppingOptions {
  readonly log: Pick<Logger, 'info' | 'error' | 'fatal'>;
  readonly exit: (code: number) => void;
  /** How long the port stays open after the first word of the end, in milliseconds. */
  readonly graceMs?: number;
}

/** Milliseconds that the end may take after a fault: a little more than a request; even the closing may be broken. */
const FAULT_MS = 12_000;

/** Ends the process once, whoever asks for it first. */
export function createStopping({ log, exit, graceMs = 0 }: StoppingOptions): Stopping {
  let gateway: { close(): Promise<void> } | undefined;
  let isStopping = false;
  let code = 0;
  let overdue: NodeJS.Timeout | undefined;

  const close = async (): Promise<void> => {
    if (isStopping) return;
    isStopping = true;
    try {
      await gateway?.close();
      exit(code);
    } catch (error) {
      log.error({ err: error }, 'could not stop cleanly');
      exit(1);
    }
  };

  return {
    opened(opened) {
      gateway = opened;
    },
    signal(signal) {
      if (isStopping) {
        log.info({ signal }, 'told to stop again: ending at once');
        exit(1);
        return;
      }
      log.info({ signal }, 'stopping');
      void close();
    },
    fault(error, origin) {
      log.fatal({ err: error, origin }, 'uncaught');
      code = 1;
      overdue ??= setTimeout(() => {
        log.fatal('the requests under way were not finished in time');
        exit(1);
      }, FAULT_MS + graceMs);
      // One that comes while we are stopping does not take from others what is being finished for them.
      void close();
    },
    isUnderWay: () => isStopping,
  };
}
