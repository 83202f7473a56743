// Runs Apollo's integration test suite against our server: `npm run test:apollo`. The suite asks for jest beside it, whose
// optional binaries leave a lock file that `npm ci` refuses; so it is installed by itself, without jest, which it does not
// need here (test/http/apollo-suite.globals.ts).
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const SUITE = '@apollo/server-integration-testsuite';
const VERSION = '5.5.0';

const root = fileURLToPath(new URL('..', import.meta.url));
const folder = join(root, 'node_modules/.apollo-suite');

function run(command, args, cwd) {
  const { status, error } = spawnSync(command, args, { cwd, stdio: 'inherit' });
  if (error) throw error;
  if (status !== 0) process.exit(status ?? 1);
}

if (!existsSync(join(folder, 'node_modules', SUITE))) {
  mkdirSync(folder, { recursive: true });
  writeFileSync(
    join(folder, 'package.json'),
    JSON.stringify({ private: true, dependencies: { [SUITE]: VERSION } }, undefined, 2),
  );
  run('npm', ['install', '--legacy-peer-deps', '--no-audit', '--no-fund', '--loglevel', 'error'], folder);
}
const vitest = join(root, 'node_modules/vitest/vitest.mjs');
const config = 'test/http/apollo-suite.config.ts';
run(process.execPath, [vitest, 'run', '--config', config, ...process.argv.slice(2)], root);
