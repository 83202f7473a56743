import { createHash } from 'node:crypto';
import type { StatisticsRef } from '../../model/key-figure.ts';

/**
 * Under what the values of a key figure are kept: another address, option or definition in the sources file means other
 * values, whatever they are called.
 */
export function fingerprintOf({ id, platform, url, options, keyFigures }: StatisticsRef, keyFigure: string): string {
  const fields = keyFigures.find((one) => one.id === keyFigure)?.fields;
  const said = JSON.stringify([platform, url, options, fields ?? null, keyFigure]);
  return `${id}:${createHash('sha256').update(said).digest('base64url').slice(0, 22)}`;
}
