import { type DcatUsDocument, readDocument } from '../../dcat-us/document.ts';
import { isNestedTooDeep, MOST_JSON_LEVELS } from '../../model/json-nesting.ts';
import { isObject } from '../../model/json-object.ts';
import { UpstreamError } from '../../errors.ts';
import { decodeText } from '../../rdf/decode.ts';
import type { Upstream } from '../../upstream/upstream.ts';
import { itemOfAddress, itemUri } from './address.ts';
import { refusalIn } from './api.ts';

/**
 * The site's DCAT-US feed. It is made while it is sent, which may take minutes: so it is read as a stream, under the
 * longer deadline. A feed that breaks off is MALFORMED.
 */
export async function fetchFeed(upstream: Upstream, url: URL, signal: AbortSignal): Promise<DcatUsDocument> {
  const body = await upstream.stream(url, { accept: 'application/json, */*;q=0.5' }, signal);
  const parts: string[] = [];
  if (body !== undefined) for await (const part of decodeText(body.bytes, body.contentType)) parts.push(part);
  const text = parts.join('').trim();
  const malformed = (what: string, cause?: unknown): UpstreamError =>
    new UpstreamError('MALFORMED', `${url.host} answered ${what}`, { url: url.href, cause });
  if (text === '') throw malformed('nothing where JSON was expected');
  if (text.startsWith('<')) throw malformed('HTML where JSON was expected');
  if (isNestedTooDeep(text)) throw malformed(`JSON nested deeper than ${MOST_JSON_LEVELS} levels`);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw malformed('JSON that cannot be read', error);
  }
  const refused = refusalIn(value, url);
  if (refused !== undefined) throw refused;
  try {
    const document = readDocument(value);
    return { ...document, datasets: document.datasets.map(named) };
  } catch (error) {
    throw malformed(`JSON of another shape than expected: ${error instanceof Error ? error.message : ''}`, error);
  }
}

/** Sites may change how their feed identifies datasets; the item in it is the same, and so is its URI. */
function named(record: unknown): unknown {
  if (!isObject(record) || '@id' in record) return record;
  for (const field of [record['identifier'], record['landingPage']]) {
    const item = typeof field === 'string' ? itemOfAddress(field) : undefined;
    if (item !== undefined) return { ...record, '@id': itemUri(item) };
  }
  return record;
}
