import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterEach, describe, expect, it } from 'vitest';
import { type LocalServer, sendJson, startServer } from '../local-server.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const run = promisify(execFile);

/** A platform whose whole protocol is a list of titles. */
const ADAPTER = `
import { z } from 'zod';
import { idWithin } from '../../model/id.ts';
import { newDataset } from '../../model/new-record.ts';
import type { CreateSource } from '../source.ts';

const titles = z.array(z.string());

export const createSource: CreateSource = ({ upstream }) => ({
  async *harvest(catalogue, _since, signal) {
    for (const value of await upstream.json(new URL(catalogue.url), (json) => titles.parse(json), signal)) {
      const id = idWithin('dataset', catalogue.id, value);
      yield { type: 'dataset', dataset: newDataset({ id, catalogueId: catalogue.id, titles: [{ value }] }) };
    }
  },
});
`;

/** Asks the gateway of the copy, whole, for what it read there. */
const ASK = `
import { startGateway } from './test/gateway.ts';

const gateway = await startGateway({ catalogues: [{ id: 'sjunde', platform: 'made-up', url: process.argv[2] }] });
const answer = await gateway.query('{ catalogue(slug: "sjunde") { platform } datasets { nodes { title } } }');
await gateway.close();
console.log(JSON.stringify(answer));
`;

let scratch: string | undefined;
let server: LocalServer | undefined;
afterEach(async () => {
  if (scratch !== undefined) rmSync(scratch, { recursive: true, force: true });
  await server?.close();
});

/** What the gateway needs to run, in a folder of its own. */
function copyOfTheSources(): string {
  const folder = mkdtempSync(join(tmpdir(), 'kommungraf-seventh-'));
  for (const name of ['src', 'resolvers', 'schema', 'register', 'statistics', 'package.json', 'tsconfig.json']) {
    cpSync(join(ROOT, name), join(folder, name), { recursive: true });
  }
  mkdirSync(join(folder, 'test'));
  cpSync(join(ROOT, 'test/gateway.ts'), join(folder, 'test/gateway.ts'));
  symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
  return folder;
}

describe('a seventh platform', () => {
  it('takes one new folder and one line of the register to be served by the gateway', async () => {
    server = await startServer((_, response) => {
      sendJson(response, ['Badplatser', 'Lekplatser']);
    });
    scratch = copyOfTheSources();
    const register = join(scratch, 'src/sources/registry.ts');
    const before = readFileSync(register, 'utf8');
    const line = "  'made-up': (await import('./made-up/index.ts')).createSource,\n";

    mkdirSync(join(scratch, 'src/sources/made-up'));
    writeFileSync(join(scratch, 'src/sources/made-up/index.ts'), ADAPTER);
    writeFileSync(register, before.replace('PLATFORMS = {\n', `PLATFORMS = {\n${line}`));
    writeFileSync(join(scratch, 'ask.ts'), ASK);
    const node = ['--disable-warning=ExperimentalWarning', '--import', 'tsx', 'ask.ts', server.url];
    const { stdout } = await run(process.execPath, node, { cwd: scratch });

    expect(readFileSync(register, 'utf8').split('\n')).toHaveLength(before.split('\n').length + 1);
    expect(JSON.parse(stdout)).toEqual({
      catalogue: { platform: 'made-up' },
      datasets: { nodes: [{ title: 'Badplatser' }, { title: 'Lekplatser' }] },
    });
  }, 60_000);
});
