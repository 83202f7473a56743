import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startGateway } from '../gateway.ts';
import type { TestGateway } from '../gateway.ts';
import { startServer } from '../local-server.ts';
import type { LocalServer } from '../local-server.ts';
import { kommungraf } from './run.ts';

const PREFIXES = '@prefix dcat: <http://www.w3.org/ns/dcat#> . @prefix dcterms: <http://purl.org/dc/terms/> .\n';
const turtle = (count: number, host: string): string =>
  PREFIXES +
  Array.from(
    { length: count },
    (_, index) => `<https://${host}/${index}> a dcat:Dataset ; dcterms:title "${index}"@sv .\n`,
  ).join('');
/** An entity tag for each content, and 304 for who has it. */
const tagOf = (text: string): string => `"${text.length}"`;

let content = turtle(30, 'data.ale.example');
let server: LocalServer;
let gateway: TestGateway;
let env: Readonly<Record<string, string>>;

beforeAll(async () => {
  server = await startServer((request, response) => {
    const tag = tagOf(content);
    const known = request.headers['if-none-match'] === tag;
    response.writeHead(known ? 304 : 200, { 'content-type': 'text/turtle', etag: tag });
    response.end(known ? undefined : content);
  });
  gateway = await startGateway({ catalogues: [{ id: 'ale', platform: 'dcat', url: server.url }] });
  env = { SOURCES: join(gateway.folder, 'sources.yaml'), DATA_DIR: join(gateway.folder, 'data') };
});
afterAll(async () => {
  await gateway.close();
  await server.close();
});

interface Seen {
  readonly datasets: {
    readonly totalCount: number;
    readonly completeness: {
      readonly stale: number;
      readonly problems: readonly { readonly kind: string; readonly message: string }[];
    };
  };
  readonly catalogue: {
    readonly health: {
      readonly state: string;
      readonly heldBack: { readonly attempts: number; readonly datasets: number; readonly known: number } | null;
      readonly lastFailure: { readonly kind: string } | null;
      readonly history: readonly { readonly outcome: string; readonly datasets: number | null }[];
    };
  };
}
const look = (): Promise<Seen> =>
  gateway.query<Seen>(`{
    datasets(first: 1) { totalCount completeness { stale problems { kind message } } }
    catalogue(slug: "ale") { health {
      state heldBack { attempts datasets known } lastFailure { kind } history { outcome datasets }
    } }
  }`);
const outcomes = ({ catalogue }: Seen): readonly string[] => catalogue.health.history.map(({ outcome }) => outcome);

describe('a catalogue from which too much has vanished', { timeout: 60_000 }, () => {
  /** Of the good content, read anew. */
  beforeEach(async () => {
    content = turtle(30, 'data.ale.example');
    await kommungraf(['harvest', '--accept', 'ale'], { env });
  });

  it('is held back, and the gateway goes on serving the last good reading and says so', async () => {
    content = turtle(2, 'data.ale.example');

    const harvest = await kommungraf(['harvest', 'ale'], { env });
    const again = await kommungraf(['harvest', 'ale', '--json'], { env });
    const list = await kommungraf(['source', 'list'], { env });
    const seen = await look();

    expect([harvest.exitCode, again.exitCode]).toEqual([1, 1]);
    expect(harvest.stdout).toMatch(
      /^ale {2}held back {2}SUSPICIOUS: .*28 of its 30 datasets are gone, 2 came now.*--accept ale/,
    );
    expect(JSON.parse(again.stdout)).toMatchObject({ catalogues: [{ outcome: 'held back', datasets: 30 }] });
    expect(list.stdout).toMatch(/^ale .* stale +30 .*SUSPICIOUS: What was read is held back/m);
    expect(seen.datasets).toMatchObject({
      totalCount: 30,
      completeness: { stale: 1, problems: [{ kind: 'SUSPICIOUS' }] },
    });
    expect(seen.catalogue.health).toMatchObject({
      state: 'STALE',
      heldBack: { attempts: 2, datasets: 2, known: 2 },
      lastFailure: { kind: 'SUSPICIOUS' },
    });
    expect(outcomes(seen).slice(0, 3)).toEqual(['HELD_BACK', 'HELD_BACK', 'SUCCEEDED']);
  });

  it("is held back by the gateway's own refresh too", async () => {
    content = turtle(30, 'data.boras.example');
    const [catalogue] = gateway.gateway.store.catalogues();

    const outcome = catalogue && (await gateway.gateway.refresher.refresh(catalogue));
    const seen = await look();

    expect(outcome).toMatchObject({ type: 'heldBack', error: { kind: 'SUSPICIOUS' } });
    expect(seen).toMatchObject({
      datasets: { totalCount: 30, completeness: { stale: 1, problems: [{ kind: 'SUSPICIOUS' }] } },
      catalogue: { health: { heldBack: { datasets: 30, known: 0 } } },
    });
  });

  it('is taken when an operator accepts it, and is the measure from then on', async () => {
    content = turtle(40, 'data.boras.example');
    const held = await kommungraf(['harvest', 'ale'], { env });

    const accepted = await kommungraf(['harvest', '--accept', 'ale'], { env });
    const next = await kommungraf(['harvest', 'ale'], { env });
    const seen = await look();

    expect(held.stdout).toContain('it looks like another catalogue: 30 of its 30 datasets are gone');
    expect(accepted).toMatchObject({ exitCode: 0, stderr: '' });
    expect(accepted.stdout).toMatch(/^ale {2}read +40 datasets/);
    expect(next.stdout).toMatch(/^ale {2}unchanged +40 datasets/);
    expect(seen).toMatchObject({
      datasets: { totalCount: 40, completeness: { stale: 0, problems: [] } },
      catalogue: { health: { state: 'FRESH', heldBack: null, lastFailure: { kind: 'SUSPICIOUS' } } },
    });
    expect(outcomes(seen).slice(0, 3)).toEqual(['UNCHANGED', 'SUCCEEDED', 'HELD_BACK']);
  });

  it('recovers by itself when what was there comes back', async () => {
    content = turtle(0, '');
    await kommungraf(['harvest', 'ale'], { env });
    const emptied = await look();
    content = turtle(30, 'data.ale.example');

    const { stdout } = await kommungraf(['harvest', 'ale'], { env });
    const seen = await look();

    expect(emptied).toMatchObject({ datasets: { totalCount: 30, completeness: { stale: 1 } } });
    expect(stdout).toMatch(/^ale {2}unchanged/);
    expect(seen.catalogue.health).toMatchObject({ state: 'FRESH', heldBack: null });
  });

  it('is not accepted without its name', async () => {
    const { exitCode, stdout, stderr } = await kommungraf(['harvest', '--accept'], { env });

    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
    expect(stderr).toContain('Name the catalogues to accept: kommungraf harvest --accept goteborg');
  });
});
