import { FORMER_SCHEMA } from './former-places.ts';
import { SEARCH_SCHEMA } from './search/index-schema.ts';

/** Of the file: stands in its `user_version`. A file of another version is set aside and made anew. */
export const SCHEMA_VERSION = 5;

/** Kinds of record, as they stand in `record.kind`. */
export const RECORD_KINDS = { dataset: 1, agent: 2, dataService: 3, datasetSeries: 4 } as const;
export type RecordKind = keyof typeof RECORD_KINDS;

/**
 * Kinds of term, as they stand in `term.kind`: what a dataset can be filtered by, besides the columns of `dataset`.
 * `catalogue`: each catalogue that holds the dataset. `service`: what its distributions name as access service.
 */
export const TERM_KINDS = {
  theme: 1,
  format: 2,
  licence: 3,
  catalogue: 4,
  keyword: 5,
  accessRights: 6,
  highValueCategory: 7,
  frequency: 8,
  language: 9,
  conformsTo: 10,
  service: 11,
  series: 12,
  mediaType: 13,
} as const;
export type TermKind = keyof typeof TERM_KINDS;

/** A dataset that has no theme, format or licence has the term with the kind's own number instead, so that these are counted too. */
export const KINDS_WITH_NONE = ['theme', 'format', 'licence'] as const satisfies readonly TermKind[];

/** Real term numbers start above those of "none". */
export const FIRST_TERM = 1000;

/**
 * `record` is what each catalogue says, the other tables are the union, derived from it. A record's row is never
 * changed: new content is a new row with a number never used before (AUTOINCREMENT), so a number stands for one text
 * for ever and what was parsed from it never goes stale. Titles and names are sort keys (`sort-key.ts`), times are
 * UTC date-times of one length (`comparable-time.ts`). `identity` is by which signs a record is known
 * (`node-identity.ts`), `node_alias` which ids are another node's, by the id that the node has. `publishing` is which catalogues hold a dataset of whom. `place` is where a dataset's content is, one row for each of its locations that has a
 * geometry; `place_box` finds them, its bounds are rounded outwards. An index that pages are read by ends with the id.
 */
export const SCHEMA = `
CREATE TABLE meta (key TEXT PRIMARY KEY, value ANY NOT NULL) STRICT, WITHOUT ROWID;

CREATE TABLE catalogue (
  n INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  position INTEGER NOT NULL,
  status TEXT,
  description TEXT,
  complete INTEGER,
  validator TEXT,
  harvested_at TEXT,
  datasets INTEGER NOT NULL DEFAULT 0,
  distributions INTEGER NOT NULL DEFAULT 0,
  data_services INTEGER NOT NULL DEFAULT 0,
  skipped_count INTEGER NOT NULL DEFAULT 0,
  skipped TEXT NOT NULL DEFAULT '[]'
) STRICT;

CREATE TABLE record (
  n INTEGER PRIMARY KEY AUTOINCREMENT,
  kind INTEGER NOT NULL,
  id TEXT NOT NULL,
  catalogue INTEGER NOT NULL,
  hash TEXT NOT NULL,
  first_seen TEXT NOT NULL,
  json TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX record_id ON record (kind, id, catalogue);
CREATE INDEX record_catalogue ON record (catalogue);

CREATE TABLE identity (
  kind INTEGER NOT NULL,
  key TEXT NOT NULL,
  id TEXT NOT NULL,
  catalogue INTEGER NOT NULL,
  PRIMARY KEY (kind, key, id, catalogue)
) STRICT, WITHOUT ROWID;
CREATE INDEX identity_id ON identity (kind, id);
CREATE TABLE node_alias (
  kind INTEGER NOT NULL,
  id TEXT NOT NULL,
  canonical TEXT NOT NULL,
  PRIMARY KEY (kind, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX node_alias_canonical ON node_alias (kind, canonical);

CREATE TABLE dataset (
  n INTEGER PRIMARY KEY,
  id TEXT NOT NULL,
  uri TEXT,
  record INTEGER NOT NULL,
  title TEXT,
  issued TEXT,
  modified TEXT,
  publisher TEXT,
  organisation INTEGER,
  distributions INTEGER NOT NULL,
  first_seen TEXT NOT NULL,
  catalogue INTEGER NOT NULL,
  quality INTEGER NOT NULL,
  quality_met INTEGER NOT NULL,
  has_rows INTEGER NOT NULL,
  has_api INTEGER NOT NULL,
  since INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE UNIQUE INDEX dataset_id ON dataset (id);
CREATE INDEX dataset_uri ON dataset (uri, id) WHERE uri IS NOT NULL;
CREATE INDEX dataset_title ON dataset (title, id);
CREATE INDEX dataset_issued ON dataset (issued, id);
CREATE INDEX dataset_modified ON dataset (modified, id);
CREATE INDEX dataset_publisher ON dataset (publisher);
CREATE INDEX dataset_organisation ON dataset (organisation);
CREATE INDEX dataset_distributions ON dataset (distributions);
CREATE INDEX dataset_catalogue ON dataset (catalogue);
CREATE INDEX dataset_quality ON dataset (quality, quality_met);
CREATE INDEX dataset_has_rows ON dataset (has_rows);
CREATE INDEX dataset_has_api ON dataset (has_api);

CREATE TABLE dataset_likely (
  slug TEXT NOT NULL,
  dataset INTEGER NOT NULL,
  place TEXT NOT NULL,
  said TEXT NOT NULL,
  word TEXT NOT NULL,
  PRIMARY KEY (slug, dataset)
) STRICT, WITHOUT ROWID;
CREATE INDEX dataset_likely_dataset ON dataset_likely (dataset);

CREATE TABLE place (
  n INTEGER PRIMARY KEY,
  dataset INTEGER NOT NULL,
  west REAL NOT NULL,
  south REAL NOT NULL,
  east REAL NOT NULL,
  north REAL NOT NULL
) STRICT;
CREATE INDEX place_dataset ON place (dataset);
CREATE VIRTUAL TABLE place_box USING rtree (n, west, east, south, north);

CREATE TABLE term (
  n INTEGER PRIMARY KEY,
  kind INTEGER NOT NULL,
  key TEXT,
  value TEXT
) STRICT;
CREATE UNIQUE INDEX term_key ON term (kind, key, value);

CREATE TABLE dataset_term (
  term INTEGER NOT NULL,
  dataset INTEGER NOT NULL,
  kind INTEGER NOT NULL,
  PRIMARY KEY (term, dataset)
) STRICT, WITHOUT ROWID;
CREATE INDEX dataset_term_dataset ON dataset_term (dataset, kind, term);

CREATE TABLE distribution (
  id TEXT NOT NULL,
  dataset_id TEXT NOT NULL,
  dataset INTEGER NOT NULL,
  catalogue INTEGER NOT NULL,
  PRIMARY KEY (id, dataset_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX distribution_dataset ON distribution (dataset);

CREATE TABLE data_service (
  n INTEGER PRIMARY KEY,
  id TEXT NOT NULL,
  record INTEGER NOT NULL,
  title TEXT,
  since INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE UNIQUE INDEX data_service_id ON data_service (id);
CREATE INDEX data_service_title ON data_service (title, id);
CREATE TABLE data_service_publisher (
  service INTEGER NOT NULL,
  publisher TEXT NOT NULL,
  organisation INTEGER,
  PRIMARY KEY (service, publisher)
) STRICT, WITHOUT ROWID;
CREATE INDEX data_service_publisher_agent ON data_service_publisher (publisher);
CREATE INDEX data_service_publisher_organisation ON data_service_publisher (organisation);
CREATE TABLE data_service_term (
  term INTEGER NOT NULL,
  service INTEGER NOT NULL,
  PRIMARY KEY (term, service)
) STRICT, WITHOUT ROWID;
CREATE INDEX data_service_term_service ON data_service_term (service);
CREATE TABLE data_service_serves (
  service INTEGER NOT NULL,
  dataset_id TEXT NOT NULL,
  PRIMARY KEY (service, dataset_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX data_service_serves_dataset ON data_service_serves (dataset_id);

CREATE TABLE dataset_series (
  n INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  record INTEGER NOT NULL
) STRICT;

CREATE TABLE organisation (
  n INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  version INTEGER NOT NULL,
  hash TEXT NOT NULL,
  json TEXT NOT NULL,
  kind TEXT NOT NULL,
  code TEXT,
  county TEXT,
  name TEXT,
  population INTEGER,
  parent TEXT,
  resolved INTEGER NOT NULL,
  top INTEGER,
  datasets INTEGER NOT NULL DEFAULT 0,
  since INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX organisation_code ON organisation (code);
CREATE INDEX organisation_top ON organisation (top);
CREATE TABLE organisation_alias (
  alias TEXT PRIMARY KEY,
  organisation INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE organisation_ancestor (
  ancestor INTEGER NOT NULL,
  organisation INTEGER NOT NULL,
  PRIMARY KEY (ancestor, organisation)
) STRICT, WITHOUT ROWID;
CREATE INDEX organisation_ancestor_of ON organisation_ancestor (organisation);
CREATE TABLE publishing (
  organisation INTEGER NOT NULL,
  catalogue INTEGER NOT NULL,
  PRIMARY KEY (organisation, catalogue)
) STRICT, WITHOUT ROWID;

${KINDS_WITH_NONE.map((kind) => `INSERT INTO term (n, kind) VALUES (${TERM_KINDS[kind]}, ${TERM_KINDS[kind]});`).join('\n')}
INSERT INTO meta (key, value) VALUES ('revision', 0);
${SEARCH_SCHEMA}
${FORMER_SCHEMA}`;
