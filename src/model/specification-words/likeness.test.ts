import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { readSpecificationFiles } from '../../records/specification-files.ts';
import { createLikenessReader } from './likeness.ts';

const { specifications, problems } = readSpecificationFiles(
  fileURLToPath(new URL('../../../specifications', import.meta.url)),
);
const reader = createLikenessReader(specifications);
const texts = (values: readonly string[]) => values.map((value) => ({ value }));
const slugsOf = (title: string, ...keywords: readonly string[]): readonly string[] =>
  reader
    .of({ titles: texts([title]), keywords: texts(keywords) })
    .map(({ slug }) => slug)
    .toSorted();

describe('a dataset that does not declare its specification', () => {
  it('is read by the words of all specification files', () => {
    expect(problems).toEqual([]);
    expect(specifications.filter(({ expected }) => expected === undefined)).toEqual([]);
  });

  it.each([
    ['Badplatser i Ale', 'badplatser'],
    ['Kommunala badplatser', 'badplatser'],
    ['Badplatserna i Mölndals stad', 'badplatser'],
    ['Karta över badplatser', 'badplatser'],
    ['Badplatsregister', 'badplatser'],
    ['Havsbadplatser 2024', 'badplatser'],
    ['Öppna data från Kungälv: badplatser', 'badplatser'],
    ['Bathing places in Varberg', 'badplatser'],
    ['Lekplatser', 'lekplatser'],
    ['Kommunens lekparker', 'lekplatser'],
    ['Lekplatser och deras utrustning', 'lekplatser'],
    ['Förteckning över allmänna lekplatser', 'lekplatser'],
    ['Naturlekplatser i Botkyrka', 'lekplatser'],
    ['Parkeringsplatser för besökare', 'parkering'],
    ['Besöksparkeringar', 'parkering'],
    ['Pendelparkering vid Alingsås station', 'parkering'],
    ['Parkering – rörelsehindrade', 'parkering'],
    ['Parkeringshus och antal platser', 'parkering'],
    ['Cykelparkeringar i centrum', 'cykelparkeringar'],
    ['Cykelställ', 'cykelparkeringar'],
    ['Parkering för cyklar', 'cykelparkeringar'],
    ['Bicycle parking', 'cykelparkeringar'],
    ['Laddstolpar för elbilar', 'laddstationer'],
    ['Publika laddpunkter', 'laddstationer'],
    ['Elbilsladdstationer i Trollhättan', 'laddstationer'],
    ['Offentliga toaletter', 'public-toilets'],
    ['Toaletter i parker', 'public-toilets'],
    ['Allmänna toaletter i Visby', 'public-toilets'],
    ['Lediga villatomter', 'lediga-tomter'],
    ['Lediga industritomter i Götene', 'lediga-tomter'],
    ['Småhustomter till salu', 'lediga-tomter'],
    ['Utegymmen i Linköping', 'utegym'],
    ['Utomhusgym', 'utegym'],
    ['Grillplatser och vindskydd', 'grillplatser'],
    ['Eldplatser i naturreservat', 'grillplatser'],
    ['Luftkvalitet mätvärden', 'luftkvalitet'],
    ['Luftmätningar på Sveavägen', 'luftkvalitet'],
    ['Leverantörsfakturor 2023', 'leverantorsreskontra'],
    ['Öppen leverantörsreskontra', 'leverantorsreskontra'],
    ['Leverantörsbetalningar Region Dalarna', 'leverantorsreskontra'],
    ['Livsmedelskontroller', 'livsmedelskontroll'],
    ['Livsmedelsinspektioner av restauranger', 'livsmedelskontroll'],
    ['Skolmatsedlar i Höganäs', 'maltidsinformation'],
    ['Matsedel för förskolor', 'maltidsinformation'],
    ['Matsvinn per skola', 'matsvinn'],
    ['Evenemangskalender', 'evenemang'],
    ['Evenemang i Karlskrona', 'evenemang'],
    ['Evenemangslokaler', 'evenemangslokaler'],
    ['Samlingslokaler att hyra', 'evenemangslokaler'],
    ['Sevärdheter längs Göta kanal', 'sevardheter'],
    ['Idrottsanläggningar', 'idrotts-och-fritidsanlaggningar'],
    ['Idrotts- och fritidsanläggningar i Kalmar', 'idrotts-och-fritidsanlaggningar'],
    ['Vinterväghållning', 'snorojning'],
    ['Prioriterade snöröjningssträckor och snöröjning', 'snorojning'],
    ['Återvinningsstationer', 'atervinningsstationer'],
    ['Intressepunkter', 'points-of-interest'],
    ['Points of interest in Lund', 'points-of-interest'],
  ])('is known by its title: %s', (title, slug) => {
    expect(slugsOf(title)).toEqual([slug]);
  });

  it.each([
    ['Lekplatser, utegym och grillplatser', ['grillplatser', 'lekplatser', 'utegym']],
    ['Lek- och badplatser', ['badplatser', 'lekplatser']],
    ['Bil- och cykelparkeringar', ['cykelparkeringar']],
  ])('is of every specification that its title names: %s', (title, slugs) => {
    expect(slugsOf(title)).toEqual(slugs);
  });

  it.each([
    'Badvattenkvalitet vid badplatser',
    'Badplatsernas vattentemperatur',
    'Parkering vid badplatsen – avgifter och taxa',
    'Temperatur på badplatser',
    'Hastighetsgränser runt lekplatser',
    'Besiktning av lekplatser',
    'Lekplatsplan 2025',
    'Planerade lekplatser',
    'Parkeringszoner',
    'Parking zones',
    'Parkeringsanmärkningar per gata',
    'Parkeringsautomater',
    'Parkeringstillstånd för boende',
    'Felparkeringsavgifter',
    'Boendeparkering',
    'Avgifter för parkering på gatumark',
    'Parkeringsnorm',
    'Toaletter i skolor',
    'Skoltoaletter',
    'Cykelvägar och cykelpumpar',
    'Tomträtter',
    'Detaljplaner för villatomter',
    'Evenemangsstatistik',
    'Vallokaler',
    'Kostnad för skolmåltider',
    'Snöupplag',
    'Snöskoterleder',
    'Luftfartshinder',
    'Gymnasieskolor',
    'Preventivmedelsrådgivning',
    'Inventering av sandlådor',
    'Elförbrukning i idrottshallar',
    'Simhallar och badhus',
    'Hundrastplatser',
    'Busshållplatser',
    'Arbetsplatser per basområde',
    'Skolor och förskolor',
    'Bygglov för parkeringshus',
    'Besökare per lekplats',
    'Livsmedelspriser',
  ])('is not taken for one of something else: %s', (title) => {
    expect(slugsOf(title)).toEqual([]);
  });

  it('is known by a keyword where its title says nothing', () => {
    expect(slugsOf('Havsbad och insjöbad på ön', 'badplats', 'strand')).toEqual(['badplatser']);
    expect(slugsOf('Plogbilarnas positioner', 'snöröjning')).toEqual(['snorojning']);
  });

  it('is not known by keywords that name what is there besides', () => {
    expect(slugsOf('Parker och grönområden', 'lekplats', 'grillplats')).toEqual([]);
    expect(slugsOf('Besökare i stadsparken', 'lekplats')).toEqual([]);
    expect(slugsOf('Cykelleder', 'cykelparkeringsplatserna intill')).toEqual([]);
    expect(slugsOf('Friluftsliv', 'bad', 'sol', 'skog', 'sjö', 'stig', 'hav', 'berg', 'spår', 'lekplats')).toEqual([]);
  });

  it('says what was met, and where', () => {
    const found = reader.of({ titles: texts(['Karta över badplatser']), keywords: [] });

    expect(found).toEqual([{ slug: 'badplatser', place: 'TITLE', said: 'Karta över badplatser', word: 'badplatser' }]);
  });
});
