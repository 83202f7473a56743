/** How a task ended. */
export interface TaskEnd {
  /** What is counted and logged: `OK`, `NO_ANSWER`, `VALID`. Few different ones. */
  readonly label: string;
  /** The host wants to be left alone: its other tasks wait for a later round, in which they are due again. */
  readonly leaveHost?: true;
}

/** Something to ask of one host, once. */
export interface Task {
  /** Of its kind unique: a task whose key is queued already is not queued again. */
  readonly key: string;
  /** Name and port, in lower case (`URL.host`); empty for what asks nobody. Tasks of one host run one after the other. */
  readonly host: string;
  /**
   * Does it. Resolves to undefined where it was not needed any more (another replica did it meanwhile): look again here,
   * for a task waits. What cannot be done now for want of an answer is a result, not an error; an error is a fault of
   * ours and is logged. Ends with the signal's reason when that is aborted; then nothing should be kept.
   */
  run(signal: AbortSignal): Promise<TaskEnd | undefined>;
}

/** A kind of background check. */
export interface TaskSource {
  /** Names it in the log: `links`, `contents`. */
  readonly kind: string;
  /**
   * All that is due at this moment (milliseconds since 1970), found piece by piece: the next is asked for when there is
   * room. What was put off in one round is yielded again in the next. Rejects when the record is away: the round ends.
   */
  due(now: number, signal: AbortSignal): AsyncIterable<Task>;
  /** Writes what was found since the last time: called after a host's tasks, before another replica may ask that host. */
  flush(): Promise<void>;
  /** After a round that saw all that is due: removes what is of no use any more. */
  sweep?(now: number): Promise<void>;
}

/** Who may ask a host in the background: one process at a time, of all that share the durable record. */
export interface HostLeases {
  /** Takes the host, or keeps it, until this moment (milliseconds since 1970); false: another process has it. */
  take(host: string, now: number, until: number): Promise<boolean>;
  /** Gives it back, if it is ours. */
  release(host: string): Promise<void>;
}
