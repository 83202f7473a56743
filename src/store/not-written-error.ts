/** The read model could not be written: a full or read-only disk, a file that is held too long. What it held, it holds. */
export class NotWrittenError extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'NotWrittenError';
  }
}
