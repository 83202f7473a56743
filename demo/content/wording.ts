import type { Text } from '../../src/model/text.ts';
import { choose, chooseSome, happens } from './choice.ts';
import type { Kind } from './kind.ts';
import type { Publisher } from './publisher.ts';

/** What a dataset is called and said to be, in the languages its publisher took the time for. */
interface Wording {
  readonly titles: readonly Text[];
  readonly descriptions: readonly Text[];
  readonly keywords: readonly Text[];
}

const REGIONAL = 'Datamängden togs fram inom det regionala samarbetet om öppna data i Västra Götaland.';

const REMARKS: readonly string[] = [
  'Uppgifterna hämtas ur verksamhetens eget system och kontrolleras inför varje publicering.',
  'Felaktigheter rättas löpande; hör gärna av dig till kontaktpersonen om något inte stämmer.',
  'Koordinater anges i WGS 84 med minst fem decimaler.',
  'Kolumnerna följer i möjligaste mån den nationella specifikationen, med några egna tillägg sist.',
  'Äldre uppgifter sparas inte i datamängden utan kan begäras ut från kommunens arkiv.',
  'Data får användas fritt; ange gärna {kommun} som källa.',
  'Filerna är i UTF-8 med semikolon mellan kolumnerna.',
  REGIONAL,
  'Vid större förändringar läggs en anteckning till i beskrivningen.',
  'Saknade värden är tomma och ska inte tolkas som noll.',
];

const REMARKS_EN: readonly string[] = [
  'Coordinates are in WGS 84.',
  'The column names are in Swedish.',
  'Please credit {kommun} as the source.',
  'Missing values are empty.',
];

/** Whether the publisher is in Västra Götaland, or is the region itself. */
export const isOfTheRegion = ({ code }: Publisher): boolean => code.startsWith('14');

/** `Mölnlycke, Landvetter och Hindås`. */
function listed(names: readonly string[], and: string): string {
  const last = names.at(-1) ?? '';
  return names.length < 2 ? last : `${names.slice(0, -1).join(', ')} ${and} ${last}`;
}

function fill(template: string, publisher: Publisher, year: string, english: boolean, key: string): string {
  const places = chooseSome(publisher.places, 3, key);
  return template
    .replaceAll('{kommun}', english ? publisher.officialEn : publisher.official)
    .replaceAll('{ort}', publisher.name)
    .replaceAll('{platser}', listed(places, english ? 'and' : 'och'))
    .replaceAll('{år}', year);
}

function swedishTitle(title: string, publisher: Publisher, key: string): string {
  return choose([title, title, `${title} i ${publisher.official}`, `${title} – ${publisher.name}`], `${key} title`);
}

/** The texts of one dataset; `year` fills `{år}`. */
export function wording(kind: Kind, publisher: Publisher, year: string): Wording {
  const key = `${publisher.id} ${kind.slug} ${year}`;
  const say = (template: string, english: boolean): string => fill(template, publisher, year, english, key);
  const [title, about, detail] = kind.sv;
  const remarks = isOfTheRegion(publisher) ? REMARKS : REMARKS.filter((one) => one !== REGIONAL);
  const remark = happens(70, `${key} remark`) ? ` ${choose(remarks, key)}` : '';
  const swedish = say(`${about} ${detail}${remark}`, false);
  const titles: Text[] = [{ value: swedishTitle(say(title, false), publisher, key), language: 'sv' }];
  const descriptions: Text[] = [{ value: swedish, language: 'sv' }];
  const keywords: Text[] = kind.keywords.map((value) => ({ value, language: 'sv' }));
  if (kind.en !== undefined && (publisher.code === '1480' || happens(60, `${key} en`))) {
    const [titleEn, aboutEn] = kind.en;
    const english = say(`${aboutEn} ${choose(REMARKS_EN, `${key} en`)}`, true);
    titles.push({ value: say(titleEn, true), language: 'en' });
    // The region's English descriptions of money are tagged sv, as in its real catalogue.
    descriptions.push({ value: english, language: publisher.code === '14' && kind.form === 'ledger' ? 'sv' : 'en' });
    keywords.push(...(kind.keywordsEn ?? []).map((value) => ({ value, language: 'en' })));
  }
  return { titles, descriptions, keywords };
}
