import process from 'node:process';
import { createUpstream } from '../upstream/http.ts';
import { createRedisCoordination } from './redis-coordination.ts';

/** What the process is started with, as JSON in its first argument. */
export interface ReplicaSettings {
  readonly redisUrl: string;
  readonly prefix: string;
  readonly leaseMs: number;
}

/** From the process: an answer to a message, which is the address to ask for. */
export interface ReplicaAnswer {
  readonly url: string;
  readonly value?: unknown;
  readonly error?: string;
}

const { redisUrl, prefix, leaseMs } = JSON.parse(process.argv[2] ?? '') as ReplicaSettings;
const coordination = createRedisCoordination({ url: redisUrl, timeoutMs: 1_000, prefix, leaseMs });
const upstream = createUpstream({ userAgent: 'Kommungraf/test', retries: 0, coordination });
const say = (answer: ReplicaAnswer): void => {
  process.send?.(answer);
};

process.on('message', (url: string) => {
  upstream
    .json(new URL(url), (value) => value, new AbortController().signal)
    .then(
      (value) => {
        say({ url, value });
      },
      (error: unknown) => {
        say({ url, error: String(error) });
      },
    );
});
say({ url: 'ready' });
