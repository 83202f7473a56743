/** One snapshot of the record is not what was saved; the others are not concerned. */
export class RecordDamagedError extends Error {
  readonly catalogueId: string;

  constructor(catalogueId: string, what: string, options?: ErrorOptions) {
    super(`The record of catalogue "${catalogueId}" is damaged: ${what}. The next harvest replaces it.`, options);
    this.name = 'RecordDamagedError';
    this.catalogueId = catalogueId;
  }
}
