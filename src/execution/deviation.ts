/**
 * Why a compiled operation gave no answer: something was to be answered with an error, or is not known to compiled
 * operations. The operation is then run by graphql-js, which says what is to be said of it.
 */
export class Deviation extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'Deviation';
  }
}
