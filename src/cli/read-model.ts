import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { CatalogueStatus } from '../model/snapshot.ts';
import type { SourcesFile } from '../sources/file.ts';
import { createCatalogueReads } from '../store/catalogue-reads.ts';
import { openConnection } from '../store/connection.ts';
import { createOrganisationScope } from '../store/organisation-scope.ts';
import { SCHEMA_VERSION } from '../store/schema.ts';
import type { CatalogueCounts } from '../store/store.ts';
import { CliFailure, EXIT } from './failure.ts';

/** What the read model knows of the catalogues. */
export interface CatalogueHealth {
  status(id: string): CatalogueStatus;
  counts(id: string): CatalogueCounts;
  close(): void;
}

/** The read model's file in this folder. */
export const readModelFile = (dataDir: string): string => join(dataDir, 'read-model.sqlite');

/**
 * Opens the read model for looking only, beside a gateway that may be writing to it. Undefined when there is none, or
 * one of another version. Throws CliFailure when the file cannot be read.
 */
export function openHealth(dataDir: string, sources: SourcesFile): CatalogueHealth | undefined {
  const file = readModelFile(dataDir);
  // Opening would create it.
  if (!existsSync(file)) return undefined;
  try {
    const connection = openConnection(file, { readOnly: true });
    try {
      const version = connection.prepare<{ user_version: number }>('PRAGMA user_version').get([]);
      if (version?.user_version !== SCHEMA_VERSION) {
        connection.close();
        return undefined;
      }
      const scope = createOrganisationScope(connection, sources.collaborations);
      const reads = createCatalogueReads(connection, scope, sources);
      return {
        status: reads.catalogueStatus,
        counts: reads.catalogueCounts,
        close: () => {
          connection.close();
        },
      };
    } catch (error) {
      connection.close();
      throw error;
    }
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new CliFailure(EXIT.FAILED, `The read model ${file} cannot be read: ${why}.`, error);
  }
}
