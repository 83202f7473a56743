import { AsyncLocalStorage } from 'node:async_hooks';
import { setTimeout as delay } from 'node:timers/promises';
import { ROOT_CONTEXT, SpanKind, SpanStatusCode, trace } from '@opentelemetry/api';
import type { Attributes, Context } from '@opentelemetry/api';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { resourceFromAttributes } from '@opentelemetry/resources';
import { BatchSpanProcessor, NodeTracerProvider } from '@opentelemetry/sdk-trace-node';
import type { SpanExporter } from '@opentelemetry/sdk-trace-node';
import { contextOf } from './trace-context.ts';
import type { Span, SpanAttributes, Tracing, TracingLog } from './tracing.ts';

interface OtlpTracingOptions {
  readonly endpoint: string;
  readonly version: string;
  readonly log: TracingLog;
}

const KINDS = { server: SpanKind.SERVER, client: SpanKind.CLIENT, internal: SpanKind.INTERNAL } as const;
const EXPORT_TIMEOUT_MS = 5_000;
/** Spans that wait for a collector that is away; more are dropped, so that its absence costs no memory. */
const QUEUED_MOST = 2_048;
/** How long the last spans may take at the end; the end of the process is not theirs to hold up. */
const CLOSE_MS = 3_000;

/**
 * Traces sent to an OTLP/HTTP receiver. Nothing is registered globally: two gateways in one process keep apart, and a
 * library that traces by itself does not begin to. Sampling and headers are OpenTelemetry's own settings
 * (OTEL_TRACES_SAMPLER, OTEL_EXPORTER_OTLP_HEADERS), which the SDK reads.
 */
export function createOtlpTracing({ endpoint, version, log }: OtlpTracingOptions): Tracing {
  const exporter = new OTLPTraceExporter({
    url: `${endpoint.replace(/\/+$/, '')}/v1/traces`,
    timeoutMillis: EXPORT_TIMEOUT_MS,
  });
  const provider = new NodeTracerProvider({
    resource: resourceFromAttributes({ 'service.name': 'kommungraf', 'service.version': version }),
    spanProcessors: [
      new BatchSpanProcessor(telling(exporter, log), {
        maxQueueSize: QUEUED_MOST,
        exportTimeoutMillis: EXPORT_TIMEOUT_MS,
      }),
    ],
  });
  const tracer = provider.getTracer('kommungraf', version);
  const within = new AsyncLocalStorage<Context>();

  return {
    async span(name, { kind, attributes = {}, remote }, work) {
      const parent = remote === undefined ? (within.getStore() ?? ROOT_CONTEXT) : contextOf(remote);
      const span = tracer.startSpan(name, { kind: KINDS[kind], attributes: mutable(attributes) }, parent);
      const told: Span = {
        traceId: span.spanContext().traceId,
        rename: (other) => span.updateName(other),
        set: (more) => span.setAttributes(mutable(more)),
        fail: (code) => span.setStatus({ code: SpanStatusCode.ERROR, message: code }),
      };
      try {
        return await within.run(trace.setSpan(parent, span), () => work(told));
      } catch (error) {
        // Its name only: a message may hold what somebody asked for.
        told.fail(error instanceof Error ? error.name : 'Error');
        throw error;
      } finally {
        span.end();
      }
    },
    async close() {
      const bound = new AbortController();
      await Promise.race([
        // Why it could not send them, the exporter has told.
        provider.shutdown().catch(() => undefined),
        delay(CLOSE_MS, undefined, { signal: bound.signal }).catch(() => undefined),
      ]);
      bound.abort();
    },
  };
}

const mutable = (attributes: SpanAttributes): Attributes =>
  Object.fromEntries(
    Object.entries(attributes).map(([name, value]) => [name, typeof value === 'object' ? [...value] : value]),
  );

/** The exporter, which says once when its collector goes and once when it is back. */
function telling(exporter: SpanExporter, log: TracingLog): SpanExporter {
  let isWell = true;
  return {
    export(spans, done) {
      exporter.export(spans, (result) => {
        const { error } = result;
        if (error !== undefined && isWell) {
          log.warn({ reason: error.message }, 'traces cannot be sent; they are dropped until the collector is back');
        } else if (error === undefined && !isWell) log.info({}, 'traces are sent again');
        isWell = error === undefined;
        done(result);
      });
    },
    shutdown: () => exporter.shutdown(),
    forceFlush: () => exporter.forceFlush?.() ?? Promise.resolve(),
  };
}
