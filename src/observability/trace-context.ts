import { createTraceState, isSpanContextValid, ROOT_CONTEXT, trace } from '@opentelemetry/api';
import type { Context } from '@opentelemetry/api';

/** Version, trace id, parent id and flags (W3C Trace Context, section 3.2); later versions may have more after them. */
const TRACEPARENT = /^([\da-f]{2})-([\da-f]{32})-([\da-f]{16})-([\da-f]{2})(-.*)?$/;
/** The most that has to be carried on (section 3.3.1.5); longer is not repeated. */
const TRACESTATE_MAX = 512;

type Headers = Readonly<Record<string, string | readonly string[] | undefined>>;

/** The context that the headers put us in, or the root where they have none that is valid. */
export function contextOf(headers: Headers): Context {
  const { traceparent, tracestate } = headers;
  const [, version, traceId = '', spanId = '', flags = '', more] =
    (typeof traceparent === 'string' ? TRACEPARENT.exec(traceparent.trim()) : null) ?? [];
  if (version === undefined || version === 'ff' || (version === '00' && more !== undefined)) return ROOT_CONTEXT;
  const parent = {
    traceId,
    spanId,
    // Only the flag "sampled" is known to us.
    traceFlags: Number.parseInt(flags, 16) & 1,
    isRemote: true,
    ...(typeof tracestate === 'string' && tracestate.length <= TRACESTATE_MAX
      ? { traceState: createTraceState(tracestate) }
      : {}),
  };
  return isSpanContextValid(parent) ? trace.setSpanContext(ROOT_CONTEXT, parent) : ROOT_CONTEXT;
}
