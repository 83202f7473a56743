import { publisher } from './publisher.ts';
import type { Publisher } from './publisher.ts';

/** The region and the municipalities with ten datasets or more. */
export const LARGE_PUBLISHERS: readonly Publisher[] = [
  publisher({
    name: 'Göteborg',
    code: '1480',
    official: 'Göteborgs Stad',
    officialEn: 'the City of Gothenburg',
    number: '2120001355',
    contextId: '6',
    position: [57.707, 11.967, 0.22],
    geonames: '2711537',
    address: ['Gustaf Adolfs torg 4', '41110', 'Göteborg'],
    places: 'Askim, Majorna, Hisingen, Angered, Frölunda, Örgryte, Lundby, Torslanda, Haga, Styrsö',
    units: {
      culture: 'Göteborgs Stads kulturförvaltning',
      streets: 'Göteborgs Stads stadsmiljöförvaltning',
      waste: 'Göteborgs Stads kretslopp och vatten',
    },
    published: [26, 34],
    kinds: `luftkvalitet parkeringsplatser cykelparkeringar badplatser badvattentemperatur livsmedelsinspektioner lekplatser
      leverantorsreskontra:2020 bibliotek utegym stadsdelar befolkning-delomraden offentliga-toaletter
      leverantorsreskontra:2021 cykelraknare trafikmatningar offentlig-konst atervinningsstationer avfallsstatistik
      baskarta detaljplaner grundskolor forskolor leverantorsreskontra:2022 valresultat:2022 evenemang
      laddstationer tradinventering leverantorsreskontra:2023 bullerkartlaggning skyfallskartering hundrastgardar
      gatuarbeten cykelvagar
      leverantorsreskontra:2024 solceller aldreboenden byggnader-3d felanmalan biblioteksutlan
      leverantorsreskontra:2025 dricksvattenkvalitet trygghetsmatning`,
  }),
  publisher({
    id: 'region-vastra-gotaland',
    name: 'Västra Götalandsregionen',
    code: '14',
    official: 'Västra Götalandsregionen',
    officialEn: 'Region Västra Götaland',
    number: '2321000131',
    store: 'https://vgregion.entryscape.example/store',
    contextId: '7',
    position: [58.25, 12.7, 1.1],
    geonames: '3337386',
    address: ['Regionens hus, Östergatan 1', '46280', 'Vänersborg'],
    places: 'Göteborg, Borås, Skövde, Uddevalla, Trollhättan, Lidköping, Mölndal, Alingsås, Falköping',
    units: { tourism: 'Turistrådet Västsverige' },
    published: [13, 19],
    kinds: `vardcentraler besoksmal sjukhus konstsamling vantetider regional-kollektivtrafik tandvard pendling folkhalsa
      vaccinationsmottagningar kulturstod leverantorsreskontra:2022 regional-befolkning
      gastnatter leverantorsreskontra:2023 bredband naturbruk lediga-jobb avtal
      fastighetsenergi leverantorsreskontra:2024 pilgrimsleder personalstatistik leverantorsreskontra:2025
      utvecklingsmedel leverantorsreskontra:2026`,
  }),
  publisher({
    name: 'Härryda',
    code: '1401',
    official: 'Härryda kommun',
    officialEn: 'Härryda Municipality',
    number: '2120001264',
    position: [57.691, 12.294, 0.2],
    address: ['Råda torg 1', '43580', 'Mölnlycke'],
    places: 'Mölnlycke, Landvetter, Hindås, Härryda by, Rävlanda, Hällingsjö, Eskilsby',
    published: [10, 14],
    kinds: `badplatser lekplatser forskolor grundskolor detaljplaner motionsspar bibliotek vandringsleder aldreboenden
      utegym lediga-tomter grillplatser leverantorsreskontra:2023 snorojning
      offentliga-toaletter befolkningsprognos cykelparkeringar matsvinn hjartstartare`,
  }),
  publisher({
    name: 'Trollhättan',
    code: '1488',
    official: 'Trollhättans Stad',
    officialEn: 'the City of Trollhättan',
    number: '2120001546',
    position: [58.284, 12.289, 0.18],
    address: ['Gärdhemsvägen 9', '46183', 'Trollhättan'],
    places: 'Sylte, Kronogården, Sjuntorp, Velanda, Upphärad, Strömslund, Åsaka',
    published: [8, 12],
    kinds: `lekplatser badplatser evenemang baskarta offentlig-konst parkeringsplatser bygglov valresultat:2022
      sevardheter cykelvagar leverantorsreskontra:2023 energianvandning
      markanvisningar laddstationer ortofoto:2024 tradinventering`,
  }),
  publisher({
    name: 'Kungälv',
    code: '1482',
    official: 'Kungälvs kommun',
    officialEn: 'Kungälv Municipality',
    number: '2120001371',
    position: [57.871, 11.98, 0.19],
    address: ['Stadshusplatsen', '44281', 'Kungälv'],
    places: 'Ytterby, Kode, Marstrand, Kareby, Diseröd, Tjuvkil, Ödsmål',
    published: [7, 11],
    kinds: `badplatser detaljplaner lekplatser pendelparkeringar grundskolor vandringsleder ortofoto:2022
      leverantorsreskontra:2023 forskolor livsmedelsinspektioner naturreservat
      grillplatser snorojning evenemangslokaler vallokaler`,
  }),
  publisher({
    name: 'Borås',
    code: '1490',
    official: 'Borås Stad',
    officialEn: 'the City of Borås',
    number: '2120001561',
    position: [57.721, 12.94, 0.24],
    geonames: '2720501',
    address: ['Kungsgatan 55', '50180', 'Borås'],
    places: 'Norrby, Hässleholmen, Fristad, Viskafors, Dalsjöfors, Sandared, Sjöbo, Brämhult',
    published: [8, 11],
    kinds: `lekplatser vandringsleder hundrastgardar motionsspar leverantorsreskontra:2021 baskarta adresser
      leverantorsreskontra:2022 offentlig-konst leverantorsreskontra:2023 utegym
      leverantorsreskontra:2024 kollektivtrafikhallplatser avfallsstatistik leverantorsreskontra:2025`,
  }),
  publisher({
    name: 'Skövde',
    code: '1496',
    official: 'Skövde kommun',
    officialEn: 'Skövde Municipality',
    number: '2120001710',
    store: 'https://skovde.entryscape.example/store',
    contextId: '2',
    position: [58.391, 13.845, 0.2],
    address: ['Fredsgatan 4', '54183', 'Skövde'],
    places: 'Skultorp, Stöpen, Tidan, Väring, Timmersdala, Lerdala, Igelstorp',
    published: [8, 12],
    kinds: `sevardheter badplatser idrottsanlaggningar parkeringsplatser evenemang detaljplaner leverantorsreskontra:2022
      lekplatser lediga-tomter gymnasieskolor energianvandning skolmat
      hojdmodell vaxthusgasutslapp leverantorsreskontra:2025`,
  }),
];
