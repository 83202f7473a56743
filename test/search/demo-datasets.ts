import type { Content, DemoAgent, DemoDataset, DemoDate, DemoDistribution } from '../../demo/content/content.ts';
import { demoContents } from '../../demo/content/contents.ts';
import type { Agent } from '../../src/model/agent.ts';
import type { Dataset } from '../../src/model/dataset.ts';
import type { Distribution } from '../../src/model/distribution.ts';
import { idFromUri } from '../../src/model/id.ts';
import { newAgent, newDataset, newDistribution } from '../../src/model/new-record.ts';
import type { Concept, Reference, TimeValue } from '../../src/model/value.ts';
import { toConcept } from '../../src/model/vocabulary/index.ts';
import type { Vocabulary } from '../../src/model/vocabulary/index.ts';
import type { CorpusCatalogue } from './corpus.ts';

const YEAR = /\b20\d\d\b/;

const one = (vocabulary: Vocabulary, said: string | undefined): readonly Concept[] =>
  said === undefined ? [] : [toConcept(vocabulary, said)];
const reference = (uri: string): Reference => ({ uri, labels: [] });
const time = ({ value }: DemoDate): TimeValue => ({ said: value, value });

/** `malmo/badplatser`; with the year of its title where the publisher has several of the kind. */
function keyOf(content: Content, dataset: DemoDataset): string {
  const key = `${content.id}/${dataset.kind}`;
  const several = content.datasets.filter(({ kind }) => kind === dataset.kind).length > 1;
  const year = YEAR.exec(dataset.titles[0]?.value ?? '')?.[0];
  return several && year !== undefined ? `${key}-${year}` : key;
}

function distributionOf(demo: DemoDistribution): Distribution {
  return newDistribution({
    id: idFromUri('distribution', demo.uri),
    uri: demo.uri,
    titles: demo.titles,
    descriptions: demo.descriptions,
    accessUrls: demo.accessUrls.map(reference),
    downloadUrls: demo.downloadUrls.map(reference),
    formats: one('format', demo.format),
    licences: one('licence', demo.licence),
    conformsTo: demo.conformsTo.map(reference),
  });
}

function datasetOf(catalogueId: string, demo: DemoDataset): Dataset {
  return newDataset({
    id: idFromUri('dataset', demo.uri),
    uri: demo.uri,
    catalogueId,
    titles: demo.titles,
    descriptions: demo.descriptions,
    keywords: demo.keywords,
    publisher: idFromUri('organisation', demo.publisher),
    themes: demo.themes.map((theme) => toConcept('theme', theme)),
    highValueCategories: one('highValueCategory', demo.highValueCategory),
    licences: one('licence', demo.licence),
    languages: demo.languages.map((language) => toConcept('language', language)),
    conformsTo: demo.conformsTo.map(reference),
    landingPages: demo.landingPage === undefined ? [] : [reference(demo.landingPage)],
    spatial: demo.spatial.map((uri) => ({ uri, labels: [] })),
    distributions: demo.distributions.map(distributionOf),
    ...(demo.accessRights === undefined ? {} : { accessRights: toConcept('accessRights', demo.accessRights) }),
    ...(demo.frequency === undefined ? {} : { frequency: toConcept('frequency', demo.frequency) }),
    ...(demo.issued === undefined ? {} : { issued: time(demo.issued) }),
    ...(demo.modified === undefined ? {} : { modified: time(demo.modified) }),
  });
}

function agentOf(catalogueId: string, demo: DemoAgent): Agent {
  return newAgent({
    id: idFromUri('organisation', demo.uri),
    uri: demo.uri,
    catalogueId,
    names: demo.names,
    identifiers: demo.identifier === undefined ? [] : [demo.identifier],
    types: one('publisherType', demo.publisherType),
  });
}

/** What the demo's catalogues publish, as their records are read. */
export function demoCatalogues(): readonly CorpusCatalogue[] {
  return demoContents().map((content) => ({
    id: content.id,
    code: content.code,
    name: content.catalogue.titles[0]?.value ?? content.name,
    agents: content.agents.map((agent) => agentOf(content.id, agent)),
    entries: content.datasets.map((dataset) => ({
      key: keyOf(content, dataset),
      dataset: datasetOf(content.id, dataset),
    })),
  }));
}
