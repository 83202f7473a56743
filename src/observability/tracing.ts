/** What a span can be told: names and numbers of ours, never a query, a variable or an address with a query string. */
export type SpanAttributes = Readonly<Record<string, string | number | boolean | readonly string[]>>;

/** A stretch of work that is under way. */
export interface Span {
  /** 32 hexadecimal digits; undefined where nothing is traced. */
  readonly traceId: string | undefined;
  readonly rename: (name: string) => void;
  readonly set: (attributes: SpanAttributes) => void;
  /** Marks it as failed, with a code or kind. */
  readonly fail: (code: string) => void;
}

export interface SpanOptions {
  readonly kind: 'server' | 'client' | 'internal';
  readonly attributes?: SpanAttributes;
  /** Headers of who asked (W3C Trace Context): the span joins that trace. What is not valid there is passed over. */
  readonly remote?: Readonly<Record<string, string | readonly string[] | undefined>>;
}

/** Spans around work; a span that is begun within another's work is its child. */
export interface Tracing {
  /** Runs the work in a span, which ends with it; what the work throws marks the span as failed and is thrown on. */
  readonly span: <T>(name: string, options: SpanOptions, work: (span: Span) => Promise<T>) => Promise<T>;
  /** Sends what has not been sent, for a few seconds at most; never rejects. */
  readonly close: () => Promise<void>;
}

const NO_SPAN: Span = {
  traceId: undefined,
  rename: () => undefined,
  set: () => undefined,
  fail: () => undefined,
};

/** Costs a call of a function. */
export const NO_TRACING: Tracing = {
  span: (_name, _options, work) => work(NO_SPAN),
  close: () => Promise.resolve(),
};

/** What the exporter says when its collector goes and comes back; a pino logger is one. */
export interface TracingLog {
  info(details: object, message: string): void;
  warn(details: object, message: string): void;
}

export interface TracingOptions {
  /** Base address of an OTLP/HTTP receiver, as OTEL_EXPORTER_OTLP_ENDPOINT has it; undefined: no traces. */
  readonly endpoint: string | undefined;
  readonly version: string;
  readonly log: TracingLog;
}

/** Traces over OTLP where an endpoint is configured; the SDK is loaded only then, for it is not small. */
export async function createTracing({ endpoint, version, log }: TracingOptions): Promise<Tracing> {
  if (endpoint === undefined) return NO_TRACING;
  const { createOtlpTracing } = await import('./otlp-tracing.ts');
  return createOtlpTracing({ endpoint, version, log });
}
