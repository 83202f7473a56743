#!/usr/bin/env -S node --disable-warning=ExperimentalWarning
import { runCommand } from './cli/program.ts';

/** Ends everything under way; a second signal ends the process at once. */
const ending = new AbortController();
const SIGNALS = { SIGINT: 130, SIGTERM: 143 } as const;
let signalCode: number | undefined;

for (const [name, code] of Object.entries(SIGNALS)) {
  process.on(name, () => {
    if (signalCode !== undefined) process.exit(code);
    signalCode = code;
    ending.abort(new Error(`ended by ${name}`));
  });
}

// `kommungraf source list | head -3`: whoever reads has had enough.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});

try {
  process.exitCode = await runCommand(process.argv.slice(2), {
    stdout: process.stdout,
    stderr: process.stderr,
    env: process.env,
    signal: ending.signal,
  });
} catch (error) {
  if (signalCode === undefined) {
    // Nobody expected it: a bug, told whole.
    console.error(error);
    process.exitCode = 1;
  } else process.exitCode = signalCode;
}
