import { createHash } from 'node:crypto';
import type { Content } from './content/content.ts';
import type { DemoServer } from './entrystore.ts';
import { hydraPages } from './hydra.ts';
import type { HydraPaging } from './hydra.ts';
import { startLocalServer } from './local-server.ts';
import type { Answer, Quirks, Request } from './local-server.ts';
import { catalogueStatements } from './rdf/entries.ts';
import { MEDIA_TYPES, serialise } from './rdf/serialise.ts';
import type { DemoRdfFormat, Statement } from './rdf/statement.ts';

export interface DcatFileOptions {
  readonly content: Content;
  readonly format: DemoRdfFormat;
  /** In one document when absent. */
  readonly hydra?: HydraPaging;
  /** Instead of the right media type: what a badly set up server says. */
  readonly contentType?: string;
  /** Any free port when absent. */
  readonly port?: number;
  readonly quirks?: Quirks;
}

/** Where dataportal.se looks for a catalogue unless it is told otherwise. */
const PATH = '/datasets/dcat';

/** When anything in the catalogue was last changed. */
function lastModified(content: Content): string {
  const entries = [content.catalogue, ...content.datasets, ...content.datasets.flatMap((one) => one.distributions)];
  return (
    entries
      .map((entry) => entry.entryModified)
      .toSorted()
      .at(-1) ?? content.catalogue.entryModified
  );
}

function documentAnswer(
  statements: readonly Statement[],
  options: DcatFileOptions,
  modified: string,
  page: number,
): Answer {
  const body = serialise(options.format, statements);
  return {
    status: 200,
    headers: {
      'Content-Type': options.contentType ?? `${MEDIA_TYPES[options.format]};charset=utf-8`,
      'Last-Modified': new Date(modified).toUTCString(),
      ETag: `"${createHash('sha256').update(body).digest('hex').slice(0, 32)}"`,
    },
    body,
    page,
  };
}

function answer(content: Content, options: DcatFileOptions, request: Request, origin: string): Answer {
  const missing: Answer = { status: 404, headers: { 'Content-Type': 'text/plain' }, body: 'Not Found\n' };
  if (request.url.pathname !== PATH) return missing;
  const pages =
    options.hydra === undefined ? [catalogueStatements(content)] : hydraPages(content, origin + PATH, options.hydra);
  const page = Number(request.url.searchParams.get('page') ?? '1');
  const statements = pages[page - 1];
  return statements === undefined ? missing : documentAnswer(statements, options, lastModified(content), page);
}

/** Starts a server with one DCAT-AP-SE document (or its pages) at `/datasets/dcat` on 127.0.0.1. */
export async function startDcatFile(options: DcatFileOptions): Promise<DemoServer> {
  let { content } = options;
  const server = await startLocalServer((request, origin) => answer(content, options, request, origin), {
    port: options.port,
    quirks: options.quirks,
  });
  return {
    url: server.origin + PATH,
    port: server.port,
    requests: server.requests,
    replace(next) {
      content = next;
    },
    setQuirks: (quirks) => server.setQuirks(quirks),
    close: () => server.close(),
  };
}
