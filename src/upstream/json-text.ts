import { z } from 'zod';
import { isNestedTooDeep, MOST_JSON_LEVELS } from '../model/json-nesting.ts';
import type { Asked } from './failure.ts';
import { failure } from './failure.ts';
import { decodeText } from './charset.ts';
import type { Shape } from './upstream.ts';

const MAX_ISSUES = 3;

const shapeComplaint = (error: unknown): string => {
  if (!(error instanceof z.ZodError)) return error instanceof Error ? error.message : String(error);
  const issues = error.issues.map(({ path, message }) =>
    path.length === 0 ? message : `${path.join('.')}: ${message}`,
  );
  const more = issues.length > MAX_ISSUES ? ` (and ${issues.length - MAX_ISSUES} more)` : '';
  return issues.slice(0, MAX_ISSUES).join('; ') + more;
};

/** The value that a whole body spells. Throws `UpstreamError` MALFORMED, also for the HTML of a log-in page and for bottomless nesting. */
export const parseJson = (
  asked: Asked,
  status: number,
  bytes: Uint8Array,
  contentType: string | undefined,
): unknown => {
  const text = decodeText(bytes, contentType).trim();
  if (text === '') throw failure('MALFORMED', asked, 'answered nothing where JSON was expected', { status });
  if (text.startsWith('<')) throw failure('MALFORMED', asked, 'answered HTML where JSON was expected', { status });
  // What is parsed is walked by functions that call themselves: the shape, then the adapter.
  if (isNestedTooDeep(text)) {
    throw failure('MALFORMED', asked, `answered JSON nested deeper than ${MOST_JSON_LEVELS} levels`, { status });
  }
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw failure('MALFORMED', asked, 'answered JSON that cannot be read', { status, cause });
  }
};

/** Throws `UpstreamError` MALFORMED with the shape's own words. */
export const shaped = <T>(url: URL, value: unknown, shape: Shape<T>): T => {
  try {
    return shape(value);
  } catch (cause) {
    const complaint = shapeComplaint(cause);
    throw failure('MALFORMED', { url, at: url }, `answered JSON of another shape than expected: ${complaint}`, {
      cause,
    });
  }
};
