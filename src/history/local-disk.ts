import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A small disk of its own in memory, for tests of what happens when it is full or cannot be written. */
export interface LocalDisk {
  readonly folder: string;
  readonly setReadOnly: (isReadOnly: boolean) => void;
  readonly close: () => void;
}

const run = (program: string, ...options: readonly string[]): boolean => spawnSync(program, options).status === 0;

/** Undefined where this process may not make one. */
export function createLocalDisk(bytes: number): LocalDisk | undefined {
  const folder = mkdtempSync(join(tmpdir(), 'kommungraf-disk-'));
  if (!run('mount', '-t', 'tmpfs', '-o', `size=${bytes}`, 'tmpfs', folder)) {
    rmSync(folder, { recursive: true });
    return undefined;
  }
  return {
    folder,
    setReadOnly: (isReadOnly) => {
      if (!run('mount', '-o', `remount,${isReadOnly ? 'ro' : 'rw'}`, folder)) throw new Error('It cannot be changed.');
    },
    close: () => {
      run('umount', '--lazy', folder);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
