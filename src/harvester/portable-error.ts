import { UpstreamError } from '../errors.ts';
import type { PortableError } from './messages.ts';

/** The error without its cause and its class, which do not cross threads. */
export function portable(error: UpstreamError): PortableError {
  const { kind, message, url, status, retryAfterMs, line } = error;
  return {
    kind,
    message,
    ...(url === undefined ? {} : { url }),
    ...(status === undefined ? {} : { status }),
    ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
    ...(line === undefined ? {} : { line }),
  };
}

/** The error again. */
export const fromPortable = ({ kind, message, ...details }: PortableError): UpstreamError =>
  new UpstreamError(kind, message, details);
