import type { Terminal } from '../harvest-display.ts';

/** What a command knows of the world: where it writes, its settings, and when it has to end. */
export interface Surroundings {
  readonly stdout: Terminal;
  readonly stderr: Terminal;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Aborted by Ctrl-C. */
  readonly signal: AbortSignal;
}

/** Writes a line. */
export function say(to: Terminal, line: string): void {
  to.write(`${line}\n`);
}

/** Writes the one JSON document that `--json` promises. */
export function sayJson(to: Terminal, document: unknown): void {
  to.write(`${JSON.stringify(document, undefined, 2)}\n`);
}
