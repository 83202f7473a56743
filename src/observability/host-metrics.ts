import { setTimeout as delay } from 'node:timers/promises';
import { Gauge } from 'prom-client';
import type { Registry } from 'prom-client';
import type { HostState } from '../upstream/upstream.ts';

/** The hosts that are in use, held, or have failed, as the thread that asks them knows them. */
export type HostReader = (signal: AbortSignal) => Promise<readonly HostState[]>;

const BREAKER_STATES = ['closed', 'open', 'half-open'] as const;
/** How long a scrape waits for the thread, in milliseconds. */
const PATIENCE_MS = 1_000;
/** Catalogues redirect to where they like; the labels are not to grow with that. */
const HOSTS_TOLD = 500;

/** Registers the metrics of upstream hosts; the function reads them anew, before each scrape, and does not reject. */
export function createHostMetrics(registry: Registry, read: HostReader): () => Promise<void> {
  const registers = [registry];
  const gauge = (name: string, help: string): Gauge<'host'> =>
    new Gauge({ name: `kommungraf_upstream_${name}`, help, labelNames: ['host'], registers });
  const breaker = new Gauge({
    name: 'kommungraf_upstream_breaker_state',
    help: 'Breaker of an upstream host that is in use or in trouble: 1 for the state it is in.',
    labelNames: ['host', 'state'],
    registers,
  });
  const failures = gauge('consecutive_failures', 'Calls in a row that the host did not answer.');
  const inFlight = gauge('requests_in_flight', 'Calls to the host under way.');
  const waiting = gauge('requests_waiting', 'Calls waiting for their turn at the host.');
  const held = gauge('held_seconds', 'Time until the host wants to hear from us again.');
  const answers = new Gauge({
    name: 'kommungraf_harvester_up',
    help: 'Whether the thread that harvests answered within a second; without that nothing is told of the hosts.',
    registers,
  });

  return async () => {
    const hosts = await inTime(read);
    for (const each of [breaker, failures, inFlight, waiting, held]) each.reset();
    answers.set(hosts === undefined ? 0 : 1);
    for (const state of (hosts ?? []).slice(0, HOSTS_TOLD)) {
      const { host } = state;
      for (const each of BREAKER_STATES) breaker.set({ host, state: each }, each === state.breaker ? 1 : 0);
      failures.set({ host }, state.failures);
      inFlight.set({ host }, state.inFlight);
      waiting.set({ host }, state.waiting);
      held.set({ host }, (state.heldMs ?? 0) / 1000);
    }
  };
}

/** Undefined when the thread is gone, or too busy to say. */
async function inTime(read: HostReader): Promise<readonly HostState[] | undefined> {
  const bound = new AbortController();
  try {
    return await Promise.race([
      read(bound.signal).catch(() => undefined),
      delay(PATIENCE_MS, undefined, { signal: bound.signal }).catch(() => undefined),
    ]);
  } finally {
    bound.abort();
  }
}
