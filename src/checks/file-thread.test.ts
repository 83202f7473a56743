import { Worker } from 'node:worker_threads';
import { afterEach, describe, expect, it } from 'vitest';
import type { SpecificationColumn } from '../model/specification.ts';
import { createFileThread, type FileThread } from './file-thread.ts';

const COLUMNS: readonly SpecificationColumn[] = [
  { name: 'id', type: 'text', mandatory: true, aliases: [], status: 'attested' },
];
const file = (text: string) => ({ bytes: Buffer.from(text), contentType: 'text/csv', isCut: false });

/** Ends at a file that begins with an exclamation mark; all others are good. */
const FRAGILE = `
  const { parentPort } = require('node:worker_threads');
  const verdict = { state: 'VALID', whole: true, columns: [], faults: [] };
  parentPort.on('message', ({ file }) => {
    if (file.bytes[0] === 0x21) process.exit(7);
    parentPort.postMessage({ type: 'verdict', verdict });
  });
`;

const opened: FileThread[] = [];
const open = (...options: Parameters<typeof createFileThread>): FileThread => {
  const thread = createFileThread(...options);
  opened.push(thread);
  return thread;
};
afterEach(async () => {
  for (const each of opened.splice(0)) await each.close();
});

describe('the thread that reads files', () => {
  it('says of each file what is wrong with it, also when several are asked of at once', async () => {
    const { check } = open();

    const verdicts = await Promise.all([check(file('id\n1\n'), COLUMNS), check(file('name\nx\n'), COLUMNS)]);

    expect(verdicts.map(({ state }) => state)).toEqual(['VALID', 'INVALID']);
  });

  it('takes along none of the other files when it comes to an end over one', async () => {
    const { check } = open(() => new Worker(FRAGILE, { eval: true }));

    const found = await Promise.allSettled(['a', '!', 'b'].map((text) => check(file(text), COLUMNS)));

    expect(found.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  });

  it('is let go when it has nothing to do, and there again for the next file', async () => {
    const started: Worker[] = [];
    const begin = (): Worker => {
      const worker = new Worker(FRAGILE, { eval: true });
      started.push(worker);
      return worker;
    };
    const { check } = open(begin, 1);
    await check(file('a'), COLUMNS);
    await new Promise((resolve) => started[0]?.once('exit', resolve));

    const verdict = await check(file('b'), COLUMNS);

    expect(verdict.state).toBe('VALID');
    expect(started).toHaveLength(2);
  });
});
