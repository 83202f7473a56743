/** `FAILED`: something that was asked for could not be done. `USAGE`: wrong arguments, settings or sources file. */
export const EXIT = { OK: 0, FAILED: 1, USAGE: 2 } as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** A failure that the one at the keyboard can do something about: its message is a sentence, shown without a stack. */
export class CliFailure extends Error {
  readonly exitCode: ExitCode;

  constructor(exitCode: ExitCode, message: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.name = 'CliFailure';
    this.exitCode = exitCode;
  }
}
