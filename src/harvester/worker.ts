import { setImmediate as turn } from 'node:timers/promises';
import { parentPort, workerData } from 'node:worker_threads';
import type { HarvestOutcome } from '../catalogue/harvest.ts';
import { createHarvester } from '../catalogue/harvester.ts';
import { UpstreamError } from '../errors.ts';
import { recordJson } from '../model/record-json.ts';
import type { SerialisedSnapshot } from '../model/snapshot.ts';
import { createSources } from '../platforms.ts';
import type { HarvesterAnswer, HarvesterRequest, HarvesterSettings, PortableSnapshot } from './messages.ts';
import { portable } from './portable-error.ts';

const port = parentPort;
if (port === null) throw new Error('harvester/worker.ts is started by harvester/thread.ts, not by itself.');

const settings = workerData as HarvesterSettings;
const { upstream, sources } = createSources(settings);
const harvester = createHarvester({
  source: (platform) => sources.get(platform),
  timeoutMs: settings.harvestTimeoutMs,
});
const underway = new Map<number, AbortController>();
const say = (answer: HarvesterAnswer): void => {
  port.postMessage(answer);
};

/** Hands the records over batch by batch, with turns between. */
async function sendRecords(job: number, snapshot: SerialisedSnapshot): Promise<PortableSnapshot> {
  const { records, ...frame } = snapshot;
  for (const batch of records) {
    port?.postMessage({ type: 'records', job, batch } satisfies HarvesterAnswer, [batch.lines.buffer]);
    await turn();
  }
  return frame;
}

async function sendOutcome(job: number, outcome: HarvestOutcome): Promise<void> {
  if (outcome.type === 'whole') {
    say({ type: 'outcome', job, outcome: { type: 'whole', snapshot: await sendRecords(job, outcome.snapshot) } });
  } else if (outcome.type === 'failed') {
    const part = outcome.part === undefined ? {} : { part: await sendRecords(job, outcome.part) };
    say({ type: 'outcome', job, outcome: { type: 'failed', error: portable(outcome.error), ...part } });
  } else say({ type: 'outcome', job, outcome });
}

async function run(
  request: Extract<HarvesterRequest, { job: number; catalogue: object }>,
  signal: AbortSignal,
): Promise<void> {
  const { job, catalogue } = request;
  if (request.type === 'harvest') {
    const outcome = await harvester.harvest(catalogue, request.since, signal, (progress) => {
      say({ type: 'progress', job, progress });
    });
    await sendOutcome(job, outcome);
    return;
  }
  const found = await harvester.lookUp(catalogue, request.uris, signal);
  if (found === undefined) say({ type: 'lookedUp', job });
  else say({ type: 'lookedUp', job, found: Array.from(found, ([uri, dataset]) => [uri, recordJson(dataset)]) });
}

port.on('message', (request: HarvesterRequest) => {
  if (request.type === 'close') {
    void upstream.close().then(() => {
      say({ type: 'closed' });
    });
    return;
  }
  const { job } = request;
  if (request.type === 'abort') {
    underway.get(job)?.abort(new Error('aborted'));
    return;
  }
  if (request.type === 'hosts') {
    say({ type: 'hosts', job, hosts: upstream.hosts() });
    return;
  }
  const controller = new AbortController();
  underway.set(job, controller);
  run(request, controller.signal)
    .catch((error: unknown) => {
      if (error instanceof UpstreamError) say({ type: 'failed', job, error: portable(error) });
      else if (error instanceof Error) {
        say({ type: 'bug', job, message: error.message, ...(error.stack === undefined ? {} : { stack: error.stack }) });
      } else say({ type: 'bug', job, message: String(error) });
    })
    .finally(() => underway.delete(job));
});
