import { execFileSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

/**
 * Before all tests: compiles the program into `dist-test`, once, for the tests that start it as a process of its own. It
 * is then what is delivered, and starts in half the time that it takes from TypeScript. Types are `npm run check`'s part.
 */
export function setup(): void {
  const require = createRequire(import.meta.url);
  const options = ['--outDir', 'dist-test', '--tsBuildInfoFile', 'dist-test/.tsbuildinfo', '--noCheck'];
  execFileSync(process.execPath, [require.resolve('typescript/bin/tsc'), '-p', 'tsconfig.build.json', ...options], {
    cwd: ROOT,
    stdio: 'inherit',
  });
}
