import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** In PEM. */
export interface Certificate {
  readonly key: string;
  readonly cert: string;
}

/**
 * A certificate for 127.0.0.1 that is its own authority, good for so many days from now (-1: it ended yesterday);
 * undefined where openssl is missing.
 */
export function createCertificate(days: number): Certificate | undefined {
  const folder = mkdtempSync(join(tmpdir(), 'kommungraf-tls-'));
  const [key, request, cert] = [join(folder, 'key.pem'), join(folder, 'request.pem'), join(folder, 'cert.pem')];
  const asked = spawnSync('openssl', [
    ...['req', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-subj', '/CN=kommungraf-test'],
    ...['-addext', 'subjectAltName=IP:127.0.0.1', '-keyout', key, '-out', request],
  ]);
  const signed = spawnSync('openssl', [
    ...['x509', '-req', '-in', request, '-signkey', key, '-days', String(days), '-copy_extensions', 'copy'],
    ...['-out', cert],
  ]);
  const made =
    asked.status === 0 && signed.status === 0
      ? { key: readFileSync(key, 'utf8'), cert: readFileSync(cert, 'utf8') }
      : undefined;
  rmSync(folder, { recursive: true });
  return made;
}
