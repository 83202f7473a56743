import type { Example } from './server/example.ts';

/** Ready operations for the sandbox, GraphiQL and the front page; a test runs each over the demo. */
export const EXAMPLES: readonly Example[] = [
  {
    title: 'Datamängder i en kommun',
    description: 'Göteborgs datamängder med filer, licens och senaste ändring. / The datasets of Gothenburg.',
    query: `query MunicipalityDatasets($code: String = "1480") {
  organisation(municipalityCode: $code) {
    name
    population { value asOf }
    datasets(first: 10) {
      totalCount
      nodes {
        title
        modified
        distributions {
          formats { code }
          licences { label }
          accessUrls { uri }
        }
      }
      completeness { asked fresh stale missing }
    }
  }
}
`,
  },
  {
    title: 'Miljödata som CSV',
    description: 'Senast ändrade datamängder om miljö som finns som CSV. / Environment data as CSV, newest first.',
    query: `query EnvironmentAsCsv {
  datasets(
    first: 10
    filter: { themes: ["ENVI"], formats: ["text/csv"] }
    orderBy: { field: MODIFIED, direction: DESCENDING }
  ) {
    totalCount
    nodes {
      title
      english: title(language: EN)
      modified
      publisher { name }
    }
  }
}
`,
  },
  {
    title: 'Sök, och se vad som finns',
    description:
      'Badplatser i Göteborg, med sökorden utmärkta och det som listan kan smalnas av med. / A search, with highlights and facets.',
    query: `query SearchDatasets($words: String = "badplatser göteborg") {
  datasets(search: $words, first: 5) {
    totalCount
    edges {
      score
      highlights { field text ranges { start end } }
      node {
        title
        publisher { name }
        similar(first: 3) { title }
      }
    }
    facets {
      organisations(first: 5) { label count }
      themes { value label count }
      formats { value count }
    }
  }
  suggest(prefix: "badpl", first: 5) { kind text datasets }
}
`,
  },
  {
    title: 'Vem publicerar?',
    description:
      'Antal i samverkan Västra Götaland, med definitioner. / Counts for the collaboration, with definitions.',
    query: `query WhoPublishes {
  collaboration(id: "vastra-gotaland") {
    name
    statistics {
      memberOrganisations { value definition }
      publishingOrganisations { value definition }
      datasets { value asOf }
      distributions { value }
      byTheme { key label count { value } }
    }
  }
}
`,
  },
  {
    title: 'Samma datamängd, många kommuner',
    description:
      'Datamängder per nationell specifikation, och vilka kommuners badplatser som följer den. / By national specification.',
    query: `query BySpecification {
  statistics {
    bySpecification { key label count { value } }
  }
  specification(slug: "badplatser") {
    name
    description(language: EN)
    datasets(first: 10) {
      totalCount
      nodes {
        title
        publisher { name }
        specifications { version said }
      }
    }
  }
}
`,
  },
  {
    title: 'Vad svaret vilar på',
    description: 'Katalogernas tillstånd, och varför någon saknas. / The state of the catalogues, and what is wrong.',
    query: `query WhatTheAnswerRestsOn {
  datasets(first: 0) {
    totalCount
    completeness {
      asked
      fresh
      stale
      missing
      problems { catalogue { slug name } kind message since }
    }
  }
}
`,
  },
];
