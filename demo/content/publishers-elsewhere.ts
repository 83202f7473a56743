import { publisher } from './publisher.ts';
import type { Publisher } from './publisher.ts';

/**
 * One municipality on each platform whose records are not RDF, from other parts of the country. Malmö, Umeå and
 * Jönköping are on these platforms in reality; no municipality is known to have a plain data.json, so that Sandviken
 * has one here is the demo's choice. What they publish is made up, like all else.
 */
export const PUBLISHERS_ELSEWHERE: readonly Publisher[] = [
  publisher({
    name: 'Malmö',
    code: '1280',
    official: 'Malmö stad',
    officialEn: 'the City of Malmö',
    publisherUri: 'https://malmo.se/',
    platform: 'ckan',
    position: [55.605, 13.0, 0.18],
    geonames: '2692969',
    address: ['August Palms plats 1', '21154', 'Malmö'],
    places: 'Ribersborg, Limhamn, Västra Hamnen, Rosengård, Husie, Oxie, Hyllie, Kirseberg, Möllevången',
    units: { culture: 'Kulturförvaltningen, Malmö stad', streets: 'Fastighets- och gatukontoret, Malmö stad' },
    published: [14, 21],
    kinds: `badplatser offentliga-toaletter lekplatser cykelparkeringar parkeringsplatser cykelvagar stadsdelar
      befolkning-delomraden detaljplaner luftkvalitet tradinventering livsmedelsinspektioner offentlig-konst bibliotek
      forskolor grundskolor valresultat:2022 cykelraknare trafikmatningar leverantorsreskontra:2023 befolkningsprognos
      bullerkartlaggning laddstationer hundrastgardar utegym leverantorsreskontra:2024 dricksfontaner odlingslotter
      skyfallskartering evenemang gatuarbeten solceller leverantorsreskontra:2025 hyrcyklar`,
  }),
  publisher({
    name: 'Umeå',
    code: '2480',
    official: 'Umeå kommun',
    officialEn: 'Umeå Municipality',
    publisherUri: 'https://www.umea.example/',
    platform: 'opendatasoft',
    position: [63.825, 20.263, 0.4],
    geonames: '602150',
    address: ['Skolgatan 31 A', '90184', 'Umeå'],
    places: 'Nydala, Teg, Ersboda, Holmsund, Obbola, Sävar, Hörnefors, Täfteå, Ålidhem',
    published: [13, 20],
    kinds: `badplatser lekplatser laddstationer vandringsleder wifi befolkningsforandringar cykelvagar motionsspar parker
      offentlig-konst cykelraknare skoterleder hundrastgardar
      grillplatser utegym atervinningsstationer papperskorgar gatubelysning energianvandning vaxthusgasutslapp
      luftkvalitet snorojning forskolor grundskolor leverantorsreskontra:2024 tradinventering odlingslotter
      personalstatistik oversiktsplan leverantorsreskontra:2025`,
  }),
  publisher({
    name: 'Jönköping',
    code: '0680',
    official: 'Jönköpings kommun',
    officialEn: 'Jönköping Municipality',
    publisherUri: 'https://www.jonkoping.example/',
    platform: 'arcgis-hub',
    position: [57.782, 14.162, 0.3],
    geonames: '2702979',
    address: ['Rådhusparken', '55189', 'Jönköping'],
    places: 'Huskvarna, Gränna, Norrahammar, Bankeryd, Taberg, Tenhult, Visingsö, Råslätt',
    published: [12, 18],
    kinds: `badplatser detaljplaner lekplatser vandringsleder stadsdelar naturreservat cykelvagar parkeringsplatser
      baskarta ortofoto:2022 forskolor grundskolor motionsspar
      idrottsanlaggningar parker atervinningsstationer bullerkartlaggning vallokaler hundrastgardar laddstationer
      skyfallskartering pendelparkeringar grillplatser oversiktsplan ortofoto:2024 tradinventering offentliga-toaletter`,
  }),
  publisher({
    name: 'Sandviken',
    code: '2181',
    official: 'Sandvikens kommun',
    officialEn: 'Sandviken Municipality',
    number: '2120002346',
    platform: 'data-json',
    position: [60.617, 16.775, 0.3],
    geonames: '2680075',
    address: ['Odengatan 37', '81180', 'Sandviken'],
    places: 'Storvik, Årsunda, Gästrike-Hammarby, Järbo, Kungsgården, Åshammar, Österfärnebo',
    published: [9, 15],
    kinds: `badplatser lekplatser adresser detaljplaner motionsspar leverantorsreskontra:2022 vandringsleder
      idrottsanlaggningar bibliotek grundskolor
      forskolor leverantorsreskontra:2023 utegym lediga-tomter skoterleder hundrastgardar foreningar snorojning
      dricksvattenkvalitet leverantorsreskontra:2024 gatubelysning naringsliv byggnader-3d elevantal
      leverantorsreskontra:2025`,
  }),
];
