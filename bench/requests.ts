import autocannon from 'autocannon';
import { fastify } from 'fastify';
import { startDemo, writeSourcesYaml } from '../demo/municipalities.ts';
import { openBenchGateway } from './bench-gateway.ts';
import { median } from './median.ts';

const SECONDS = 4;
const ROUNDS = 3;
const CONNECTIONS = 16;

const QUERIES = [
  {
    name: 'light: one dataset with publisher and distributions',
    query: (id: string) =>
      `{ dataset(id: "${id}") { title publisher { name } distributions { formats { code } accessUrls { uri } } } }`,
  },
  {
    name: 'list: 20 datasets of a theme with publisher, count and completeness',
    query: () =>
      '{ datasets(filter: { themes: ["ENVI"] }) { totalCount nodes { title modified publisher { name } } completeness { asked fresh stale missing } } }',
  },
  {
    name: 'heavy: 30 organisations, 10 datasets each, with distributions',
    query: () =>
      '{ organisations(first: 30, filter: { publishes: true }) { nodes { name datasets(first: 10) { nodes { title publisher { name } distributions { formats { code } accessUrls { uri } } } } } } }',
  },
] as const;

async function shoot(url: string, body: string): Promise<{ readonly rate: number; readonly p99: number }> {
  const result = await autocannon({
    url,
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body,
    connections: CONNECTIONS,
    duration: SECONDS,
  });
  if (result.errors > 0 || result.non2xx > 0) throw new Error(`${result.errors} errors, ${result.non2xx} refusals`);
  return { rate: result.requests.average, p99: result.latency.p99 };
}

/** Requests per second of three queries over the demo, beside a Fastify that answers the same bytes from memory. */
export async function benchRequests(): Promise<void> {
  const demo = await startDemo({ slow: 0 });
  const opened = await openBenchGateway(writeSourcesYaml(demo));
  const { gateway } = opened;
  const address = await gateway.listen();
  await gateway.refresher.start();
  const [first] = gateway.store.datasets({}, { order: 'ID', descending: false, limit: 1, backward: false }).items;
  console.log(
    `\nRequests per second over ${gateway.store.countDatasets({})} datasets (${CONNECTIONS} connections, medians)\n`,
  );
  console.log('| query | answer | requests/s | p99 | constant bytes | ratio |');
  console.log('|---|---:|---:|---:|---:|---:|');
  for (const { name, query } of QUERIES) {
    const body = JSON.stringify({ query: query(first?.node.id ?? '') });
    const answer = await (
      await fetch(`${address}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json' }, body })
    ).text();
    if (answer.includes('"errors"')) throw new Error(answer.slice(0, 500));
    const constant = fastify();
    constant.post('/graphql', (_request, reply) => reply.type('application/json').send(answer));
    const limit = await constant.listen({ port: 0, host: '127.0.0.1' });
    const ours: { rate: number; p99: number }[] = [];
    const theirs: number[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      ours.push(await shoot(`${address}/graphql`, body));
      theirs.push((await shoot(`${limit}/graphql`, body)).rate);
    }
    await constant.close();
    const rate = median(ours.map((each) => each.rate));
    const cells = [
      name,
      `${(answer.length / 1000).toFixed(1)} kB`,
      rate.toFixed(0),
      `${median(ours.map((each) => each.p99)).toFixed(0)} ms`,
      median(theirs).toFixed(0),
      (rate / median(theirs)).toFixed(3),
    ];
    console.log(`| ${cells.join(' | ')} |`);
  }
  await opened.close();
  await demo.close();
}
