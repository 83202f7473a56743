import { startDemo, writeSourcesYaml } from '../demo/municipalities.ts';
import { openBenchGateway } from './bench-gateway.ts';
import { HOSTILE, sendHostile } from '../test/http/hostile-requests.ts';
import { median } from './median.ts';

const ROUNDS = 5;
const AIM_MS = 250;

/**
 * Milliseconds and bytes in which a gateway over the demo answers each hostile request: the first time, when nothing is
 * parsed or compiled, and the median of the following. Beside them a query of nothing, for what the machine is worth.
 */
export async function benchHostile(): Promise<void> {
  const demo = await startDemo({ slow: 0 });
  const opened = await openBenchGateway(writeSourcesYaml(demo));
  const { gateway } = opened;
  const address = await gateway.listen();
  await gateway.refresher.start();
  try {
    await printAnswers(address);
  } finally {
    await opened.close();
    await demo.close();
  }
}

async function printAnswers(address: string): Promise<void> {
  console.log(`\nHostile requests: first answer and median of ${ROUNDS} more; the aim is ${AIM_MS} ms\n`);
  console.log('| row | request | status | bytes | first ms | median ms |');
  console.log('|---|---|---:|---:|---:|---:|');
  const nothing = {
    row: '',
    title: 'a query of nothing',
    body: '{"query":"{__typename}"}',
    status: 200,
    maxBytes: 100,
  };
  let slow = 0;
  for (const hostile of [nothing, ...HOSTILE]) {
    const first = await sendHostile(address, hostile);
    const times: number[] = [];
    for (let round = 0; round < ROUNDS; round += 1) times.push((await sendHostile(address, hostile)).ms);
    if (first.status !== hostile.status || first.bytes > hostile.maxBytes) {
      throw new Error(
        `${hostile.row} ${hostile.title}: ${first.status}, ${first.bytes} bytes: ${first.text.slice(0, 300)}`,
      );
    }
    if (Math.max(first.ms, median(times)) > AIM_MS) slow += 1;
    const ms = [first.ms, median(times)].map((each) => each.toFixed(1)).join(' | ');
    console.log(`| ${hostile.row} | ${hostile.title} | ${first.status} | ${first.bytes} | ${ms} |`);
  }
  console.log(`\n${slow === 0 ? 'All' : `${HOSTILE.length - slow} of ${HOSTILE.length}`} within ${AIM_MS} ms.`);
}
