import { createReader } from './reader.ts';
import { entriesOf } from './term.ts';

/** dcat:theme: the 13 themes of the EU authority table `data-theme`. */
export const themes = createReader({
  entries: entriesOf('http://publications.europa.eu/resource/authority/data-theme/', [
    ['AGRI', 'Jordbruk, fiske, skogsbruk och livsmedel', 'Agriculture, fisheries, forestry and food'],
    ['ECON', 'Ekonomi och finans', 'Economy and finance'],
    ['EDUC', 'Utbildning, kultur och sport', 'Education, culture and sport'],
    ['ENER', 'Energi', 'Energy'],
    ['ENVI', 'Miljö', 'Environment'],
    ['GOVE', 'Regeringen och den offentliga sektorn', 'Government and public sector'],
    ['HEAL', 'Hälsa', 'Health'],
    ['INTR', 'Internationella frågor', 'International issues'],
    ['JUST', 'Rättvisa, rättsliga system och allmän säkerhet', 'Justice, legal system and public safety'],
    ['REGI', 'Regioner och städer', 'Regions and cities'],
    ['SOCI', 'Befolkning och samhälle', 'Population and society'],
    ['TECH', 'Vetenskap och teknik', 'Science and technology'],
    ['TRAN', 'Transport', 'Transport'],
  ]),
  prefixes: [
    'publications.europa.eu/resource/authority/data-theme/',
    'publications.europa.eu/mdr/authority/data-theme/',
  ],
});
