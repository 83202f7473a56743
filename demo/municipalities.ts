import { stringify } from 'yaml';
import type { CatalogueRef, Collaboration } from '../src/model/catalogue.ts';
import { startArcgisHub } from './arcgis-hub.ts';
import { startCkan } from './ckan.ts';
import type { Content, Platform } from './content/content.ts';
import { demoContents } from './content/contents.ts';
import { startDataJson } from './data-json.ts';
import { startDcatFile } from './dcat-file.ts';
import type { DcatFileOptions } from './dcat-file.ts';
import { startEntryStore } from './entrystore.ts';
import type { DemoServer } from './entrystore.ts';
import { startOpendatasoft } from './opendatasoft.ts';
import { startStatistics } from './statistics.ts';
import type { DemoStatistics } from './statistics.ts';
import { startTableFiles } from './table-files.ts';
import type { TableFiles } from './table-files.ts';

interface DemoOptions {
  /** The first of consecutive ports; any free ports when absent. */
  readonly basePort?: number;
  /** Milliseconds before each answer of the slow municipality; 8000 when absent. */
  readonly slow?: number;
}

/** The municipalities, running. */
export interface Demo {
  /** As `writeSourcesYaml` writes them, in order of municipality code. */
  readonly catalogues: readonly CatalogueRef[];
  readonly collaborations: readonly Collaboration[];
  /** Where key figures come from; their requests are not among `requests`. */
  readonly statistics: DemoStatistics;
  /** The files of datasets that follow a national specification; their requests are not among `requests`. */
  readonly files: TableFiles;
  /** What the catalogues publish, in the same order; the one that is down publishes nothing. */
  readonly contents: readonly Content[];
  /** Requests to all of them since the start. */
  readonly requests: { readonly total: number };
  /** The server of a catalogue, to count its requests or to change it; throws a RangeError for an unknown id. */
  server(catalogueId: string): DemoServer;
  close(): Promise<void>;
}

/** The few that publish a plain DCAT file: one in each format, one in pages, one with a wrong content type. */
const FILES: Readonly<Record<string, Omit<DcatFileOptions, 'content' | 'port' | 'quirks'>>> = {
  kungalv: { format: 'rdfxml' },
  stenungsund: { format: 'turtle', hydra: { pageSize: 3, spelling: 'new' } },
  mariestad: { format: 'jsonld' },
  grastorp: { format: 'ntriples', contentType: 'text/plain;charset=utf-8' },
};

const SLOW = 'mellerud';
const SLOW_MS = 8000;

const NOTES: Readonly<Record<string, string>> = {
  [SLOW]: 'answers each request after some seconds, on purpose',
  'dals-ed': 'its port is closed, on purpose',
};

/** Fewer rows than the platform's own bound, so that a few dozen datasets take several pages. */
const CKAN_ROWS_MAX = 15;

/** Dals-Ed's catalogue is the one that does not answer, as in the registry of 2026. */
const DOWN = { id: 'dals-ed', code: '1438', official: 'Dals-Eds kommun' };

/** The municipalities of the region that publish, and the region: the others of the demo show other platforms. */
const isMember = ({ code, datasets }: Content): boolean => code.startsWith('14') && datasets.length > 0;

/** The 28 municipalities with datasets on dataportal.se, Mellerud to make 29, and the region: no list is public. */
function collaboration(contents: readonly Content[]): Collaboration {
  return {
    id: 'vastra-gotaland',
    name: [
      { value: 'Regional samverkan inom öppna data i Västra Götaland', language: 'sv' },
      { value: 'Regional collaboration on open data in Västra Götaland', language: 'en' },
    ],
    members: contents.filter(isMember).map((content) => content.code),
    since: '2019-12',
  };
}

function reference(content: Content, url: string, shared: boolean): CatalogueRef {
  const name = content.catalogue.titles[0];
  const note = NOTES[content.id];
  return {
    id: content.id,
    platform: content.platform ?? (FILES[content.id] === undefined ? 'entryscape' : 'dcat'),
    url,
    ...(name === undefined ? {} : { name }),
    organisation: content.code,
    status: 'active',
    ...(note === undefined ? {} : { note }),
    options: shared ? { context: content.contextId } : {},
  };
}

function byStore(contents: readonly Content[]): ReadonlyMap<string, readonly Content[]> {
  const stores = new Map<string, Content[]>();
  for (const content of contents) {
    const group = stores.get(content.store);
    if (group === undefined) stores.set(content.store, [content]);
    else group.push(content);
  }
  return stores;
}

/** The server of a catalogue whose records are not RDF. */
function startPlatform(platform: Platform, content: Content, place: { readonly port?: number }): Promise<DemoServer> {
  switch (platform) {
    case 'ckan':
      return startCkan({ content, rowsMax: CKAN_ROWS_MAX, ...place });
    case 'opendatasoft':
      return startOpendatasoft({ content, ...place });
    case 'arcgis-hub':
      return startArcgisHub({ content, ...place });
    case 'data-json':
      return startDataJson({ content, ...place });
  }
}

async function startOne(contents: readonly Content[], port: number | undefined, slow: number): Promise<DemoServer> {
  const [first] = contents;
  const file = first === undefined ? undefined : FILES[first.id];
  const place = port === undefined ? {} : { port };
  if (first !== undefined && file !== undefined) return startDcatFile({ content: first, ...file, ...place });
  if (first?.platform !== undefined) return startPlatform(first.platform, first, place);
  const quirks = first?.id === SLOW ? { slow } : first === undefined ? ({ down: 'refuse' } as const) : {};
  return startEntryStore({ content: contents, quirks, ...place });
}

/** Starts every catalogue of the demo; when one cannot start (a port is taken), none is left running. */
export async function startDemo(options: DemoOptions = {}): Promise<Demo> {
  const { basePort, slow = SLOW_MS } = options;
  const files = await startTableFiles(demoContents());
  const contents = demoContents().map(files.withFiles);
  const servers: DemoServer[] = [];
  const byCatalogue = new Map<string, DemoServer>();
  const references: CatalogueRef[] = [];
  const start = async (group: readonly Content[]): Promise<DemoServer> => {
    const server = await startOne(group, basePort === undefined ? undefined : basePort + servers.length, slow);
    servers.push(server);
    for (const content of group) {
      byCatalogue.set(content.id, server);
      references.push(reference(content, server.url, group.length > 1));
    }
    return server;
  };
  let statistics: DemoStatistics | undefined;
  const close = async (): Promise<void> => {
    await Promise.all([...servers.map((server) => server.close()), statistics?.close(), files.close()]);
  };
  try {
    for (const group of byStore(contents).values()) await start(group);
    statistics = await startStatistics();
    // Last, so that no other server of ours is given the port that it has left.
    const down = await start([]);
    byCatalogue.set(DOWN.id, down);
    references.push({
      id: DOWN.id,
      platform: 'entryscape',
      url: down.url,
      name: { value: `${DOWN.official}s öppna data`, language: 'sv' },
      organisation: DOWN.code,
      status: 'active',
      note: NOTES[DOWN.id] ?? '',
      options: {},
    });
  } catch (error) {
    await close();
    throw error;
  }
  return {
    catalogues: references.toSorted((a, b) => (a.organisation ?? '').localeCompare(b.organisation ?? '', 'en')),
    collaborations: [collaboration(contents)],
    statistics,
    files,
    contents,
    requests: {
      get total() {
        return servers.reduce((sum, server) => sum + server.requests.total, 0);
      },
    },
    server(catalogueId) {
      const server = byCatalogue.get(catalogueId);
      if (server === undefined) {
        throw new RangeError(
          `No catalogue ${catalogueId} in the demo: use one of ${[...byCatalogue.keys()].join(', ')}`,
        );
      }
      return server;
    },
    close,
  };
}

/** The running demo as a sources file. */
export function writeSourcesYaml(demo: Pick<Demo, 'catalogues' | 'collaborations' | 'statistics'>): string {
  const catalogues = demo.catalogues.map(({ id, platform, url, name, organisation, status, note, options }) => ({
    id,
    platform,
    url,
    ...(name === undefined ? {} : { name: { [name.language ?? 'sv']: name.value } }),
    ...(organisation === undefined ? {} : { organisation }),
    ...(status === 'active' ? {} : { status }),
    ...(note === undefined ? {} : { note }),
    ...(Object.keys(options).length === 0 ? {} : { options }),
  }));
  const collaborations = demo.collaborations.map(({ id, name, members, since }) => ({
    id,
    name: Object.fromEntries(name.map(({ language, value }) => [language ?? 'sv', value])),
    ...(since === undefined ? {} : { since }),
    members,
  }));
  const statistics = demo.statistics.refs.map(({ names, keyFigures, options, ...ref }) => ({
    ...ref,
    name: Object.fromEntries(names.map(({ language, value }) => [language ?? 'sv', value])),
    ...(Object.keys(options).length === 0 ? {} : { options }),
    ...(keyFigures.length === 0 ? {} : { keyFigures: keyFigures.map(({ id, fields }) => ({ id, ...fields })) }),
  }));
  return stringify({ catalogues, collaborations, statistics });
}
