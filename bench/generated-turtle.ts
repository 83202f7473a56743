const PREFIXES = `@prefix dcat: <http://www.w3.org/ns/dcat#> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix foaf: <http://xmlns.com/foaf/0.1/> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
`;
const THEMES = ['ENVI', 'TRAN', 'GOVE', 'SOCI', 'EDUC', 'ECON'];
const FORMATS = ['text/csv', 'application/json', 'application/pdf', 'application/geo+json'];

/** A catalogue in Turtle of so many datasets, each with three distributions; the same text each time. */
export function generatedTurtle(datasets: number): string {
  const parts = [PREFIXES, '<https://data.example.se/p> a foaf:Organization ; foaf:name "Exempelstads kommun"@sv .\n'];
  for (let index = 0; index < datasets; index += 1) parts.push(dataset(index));
  return parts.join('');
}

function dataset(index: number): string {
  const uri = `https://data.example.se/dataset/${index}`;
  const day = String((index % 28) + 1).padStart(2, '0');
  const files = [0, 1, 2].map((file) => `<${uri}/${file}>`);
  const theme = THEMES[index % THEMES.length] ?? '';
  return `<${uri}> a dcat:Dataset ;
  dcterms:title "Datamängd ${index} om badplatser, parker och lekplatser"@sv , "Dataset ${index} on parks"@en ;
  dcterms:description "Uppgifter om platser i kommunen: läge, skötsel och öppettider. Uppdateras när något ändras; nummer ${index}."@sv ;
  dcterms:publisher <https://data.example.se/p> ; dcat:keyword "bad"@sv , "park"@sv , "lek"@sv ;
  dcat:theme <http://publications.europa.eu/resource/authority/data-theme/${theme}> ;
  dcterms:modified "2025-06-${day}"^^xsd:date ;
  dcat:distribution ${files.join(' , ')} .
${files
  .map(
    (file, number) => `${file} a dcat:Distribution ; dcat:accessURL ${file.replace('>', '/fil>')} ;
  dcterms:format "${FORMATS[(index + number) % FORMATS.length] ?? ''}" ; dcterms:license <http://creativecommons.org/publicdomain/zero/1.0/> .
`,
  )
  .join('')}`;
}
