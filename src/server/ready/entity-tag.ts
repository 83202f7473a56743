import { createHash } from 'node:crypto';
import type { Encoding } from './content-encoding.ts';

/** The opaque part of an entity tag: 132 bits of SHA-256. */
export const opaqueTag = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('base64url').slice(0, 22);

/**
 * Strong for the bytes as they were written. Compressed they are other bytes of the same meaning, so the tag of these is weak
 * (RFC 9110 section 8.8.3.3); both are the same to `If-None-Match`.
 */
export const entityTag = (opaque: string, encoding: Encoding | undefined): string =>
  encoding === undefined ? `"${opaque}"` : `W/"${opaque}"`;

/** Whether `If-None-Match` names it, by weak comparison (RFC 9110 section 13.1.2). */
export function isNamed(opaque: string, ifNoneMatch: string | undefined): boolean {
  if (ifNoneMatch === undefined) return false;
  return ifNoneMatch.trim() === '*' || ifNoneMatch.includes(`"${opaque}"`);
}
