import type { Dataset } from '../../src/model/dataset.ts';
import { idFromUri } from '../../src/model/id.ts';
import { newAgent, newDataset, newDistribution } from '../../src/model/new-record.ts';
import type { Text, Texts } from '../../src/model/text.ts';
import { toConcept } from '../../src/model/vocabulary/index.ts';
import type { CorpusCatalogue } from './corpus.ts';
import { writtenPublishers } from './corpus-file.ts';
import type { WrittenDataset, WrittenPublisher } from './corpus-file.ts';

const LICENCE = 'CC0-1.0';

const tagged = (language: string, value: string): Text => ({ value, language });

/** Swedish first, as most catalogues have it. */
const both = (swedish: string | undefined, english: string | undefined): Texts => [
  ...(swedish === undefined ? [] : [tagged('sv', swedish)]),
  ...(english === undefined ? [] : [tagged('en', english)]),
];

function datasetOf(publisher: WrittenPublisher, agent: string, one: WrittenDataset): Dataset {
  const uri = `https://oppnadata.${publisher.id}.example/datamangd/${one.kind}`;
  const licence = toConcept('licence', publisher.licence ?? LICENCE);
  return newDataset({
    id: idFromUri('dataset', uri),
    uri,
    catalogueId: publisher.id,
    publisher: agent,
    titles: both(one.title, one.titleEn),
    descriptions: both(one.about, one.aboutEn),
    keywords: [
      ...(one.keywords ?? []).map((word) => tagged('sv', word)),
      ...(one.keywordsEn ?? []).map((word) => tagged('en', word)),
    ],
    themes: one.themes.map((theme) => toConcept('theme', theme)),
    accessRights: toConcept('accessRights', 'PUBLIC'),
    modified: { said: publisher.modified, value: publisher.modified },
    spatial: one.place === undefined ? [] : [{ labels: [tagged('sv', one.place)] }],
    conformsTo:
      one.follows === undefined ? [] : [{ uri: `https://dataportal.se/specifications/${one.follows}`, labels: [] }],
    distributions: (one.formats ?? ['CSV']).map((format) =>
      newDistribution({
        id: idFromUri('distribution', `${uri}/${format}`),
        uri: `${uri}/${format}`,
        formats: [toConcept('format', format)],
        licences: [licence],
      }),
    ),
  });
}

/** What is written in test/search/corpus, as records. */
export function writtenCatalogues(): readonly CorpusCatalogue[] {
  return writtenPublishers().map((publisher) => {
    const uri = `https://oppnadata.${publisher.id}.example/utgivare`;
    const agent = newAgent({
      id: idFromUri('organisation', uri),
      uri,
      catalogueId: publisher.id,
      names: [tagged('sv', publisher.publisher)],
    });
    return {
      id: publisher.id,
      ...(publisher.code === undefined ? {} : { code: publisher.code }),
      name: `Öppna data från ${publisher.publisher}`,
      agents: [agent],
      entries: publisher.datasets.map((one) => ({
        key: `${publisher.id}/${one.kind}`,
        dataset: datasetOf(publisher, agent.id, one),
      })),
    };
  });
}
