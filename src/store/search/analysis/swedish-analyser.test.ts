import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Reading } from '../analyser.ts';
import { createAnalyser } from './swedish-analyser.ts';

const analyser = createAnalyser();

const bestReading = (asked: string, text: string): Reading | undefined => {
  const terms = new Set(analyser.words(text).flatMap((word) => analyser.indexTerms(word.text, undefined)));
  return analyser.readings(asked).find((reading) => reading.terms.every((term) => terms.has(term)));
};
/** How near a text is to an asked word; 0 when it is not found. */
const near = (asked: string, text: string): number => bestReading(asked, text)?.nearness ?? 0;
const partsOf = (word: string): readonly string[] =>
  analyser.indexTerms(word, undefined).filter((term) => term.startsWith('<') || term.startsWith('>'));

/** As a noun is found by another form of itself: not merely as a part of something. */
const AS_ITSELF = 0.75;

describe('inflection', () => {
  it.each([
    ['badplats badplatsen badplatser badplatserna badplatsernas'],
    ['gata gatan gatans gator gatorna gatornas'],
    ['bostad bostaden bostäder bostäderna bostädernas'],
    ['avfall avfallet avfallets'],
    ['förskola förskolan förskolor förskolorna förskolans'],
    ['kommunal kommunala kommunalt'],
    ['öppen öppna öppet'],
    ['stad staden städer städerna'],
    ['huvudstad huvudstäder huvudstäderna'],
    ['hand händer händerna'],
    ['land länder ländernas'],
    ['bok böcker böckerna'],
    ['ledamot ledamöter ledamöterna'],
    ['bänk bänkar bänkarna'],
    ['text texter texterna'],
    ['hållplats hållplatser hållplatsens'],
    ['museum museet museer museerna'],
    ['gymnasium gymnasiet gymnasier'],
    ['nyckel nyckeln nycklar nycklarna'],
    ['vatten vattnet vattnets'],
    ['lärare läraren lärarna lärarnas'],
    ['elsparkcykel elsparkcykeln elsparkcyklar elsparkcyklarna'],
    ['laddstation laddstationen laddstationer'],
    ['data datan datans'],
    ['å ån åar'],
  ])('each of "%s" finds the others', (list) => {
    const forms = list.split(' ');

    const missed = forms.flatMap((asked) =>
      forms.filter((text) => near(asked, text) < AS_ITSELF).map((text) => `${asked} → ${text}`),
    );

    expect(missed).toEqual([]);
  });

  it.each([
    ['school', 'schools'],
    ['library', 'libraries'],
    ['city', 'cities'],
    ['bus', 'buses'],
    ['playground', "playgrounds'"],
    ['child', "children's"],
    ['church', 'churches'],
    ['house', 'houses'],
  ])('finds the English %s and %s by each other', (one, many) => {
    const word = analyser.words(many)[0]?.text ?? '';

    const terms = new Set(analyser.indexTerms(word, 'en'));
    const found = analyser.readings(one).some(({ terms: wanted }) => wanted.every((term) => terms.has(term)));

    expect(found).toBe(true);
    expect(near(many, one)).toBeGreaterThan(AS_ITSELF);
  });
});

describe('letters typed without their marks', () => {
  it.each([
    ['goteborg', 'Göteborg'],
    ['göteborg', 'Goteborg'],
    ['goteborgs', 'Göteborg'],
    ['malmø', 'Malmö'],
    ['forskolor', 'förskola'],
    ['forskola', 'förskolorna'],
    ['bostader', 'bostad'],
    ['stader', 'städer'],
    ['verkstaderna', 'verkstäder'],
    ['karrtorp', 'Kärrtorps'],
    ['cafe', 'café'],
    ['gronytplan', 'grönytplan'],
    ['bullernivaer', 'bullernivåer'],
    ['oppna', 'öppet'],
    ['m2', 'm²'],
  ])('finds %s in "%s", less near than as it is written', (asked, text) => {
    const written = analyser.words(text)[0]?.text ?? '';

    expect(near(asked, text)).toBeGreaterThan(0.4);
    expect(near(asked, text)).toBeLessThan(near(written, text));
  });

  it('keeps för and for apart', () => {
    expect(near('för', 'för')).toBe(1);
    expect(near('för', 'for')).toBeLessThan(0.5);
  });
});

describe('compounds', () => {
  it.each([
    ['parkering', 'cykelparkering'],
    ['parkering', 'cykelparkeringar'],
    ['parkering', 'parkeringsplatser'],
    ['parkeringar', 'parkeringsplats'],
    ['parkering', 'cykelparkeringsplatserna'],
    ['cykel', 'cykelparkering'],
    ['gata', 'gatubelysning'],
    ['kyrka', 'kyrkogård'],
    ['vecka', 'veckodag'],
    ['yrke', 'yrkesskola'],
    ['hyra', 'hyreshus'],
    ['skola', 'grundskolor'],
    ['förskola', 'förskolebarn'],
    ['gata', 'gatumark'],
    ['buss', 'busstation'],
    ['station', 'busstation'],
    ['barn', 'barnomsorg'],
    ['omsorg', 'barnomsorgen'],
    ['ladda', 'laddstolpar'],
    ['avfall', 'avfallsstatistik'],
    ['parkeringsplatser', 'parkering'],
    ['cykelparkering', 'parkering för cyklar'],
    ['cykelparkering', 'cykelparkeringsplatser'],
    ['skolmat', 'maten i skolan'],
  ])('%s finds %s, less near than itself', (asked, text) => {
    expect(near(asked, text)).toBeGreaterThan(0.1);
    expect(near(asked, text)).toBeLessThan(AS_ITSELF);
  });

  it('knows a first part that stands alone before another compound', () => {
    expect(near('hälsa', 'Hälso- och sjukvård')).toBeGreaterThan(AS_ITSELF);
    expect(near('gata', 'gatu- och parkmark')).toBeGreaterThan(AS_ITSELF);
  });

  it('puts a kind of the thing before what belongs to it, and that before its parts apart', () => {
    const order = ['parkering', 'parkeringen', 'cykelparkering', 'parkeringshus'].map((text) =>
      near('parkering', text),
    );

    expect([...order].sort((one, other) => other - one)).toEqual(order);
    expect(new Set(order).size).toBe(4);
    expect(near('cykelparkering', 'parkering för cyklar')).toBeLessThan(near('parkering', 'parkeringshus'));
  });

  it('does not take a lekplats for any plats', () => {
    expect(near('plats', 'lekplats')).toBeLessThan(near('parkering', 'parkeringshus'));
    expect(near('lekplats', 'en plats för lek')).toBe(0);
  });

  it.each(
    `förskola information organisation kommun trafik region statistik kultur natur station toalett personal budget kontor
    transport rapport bostad samhälle service miljö energi medborgare invånare förening förvaltning utbildning behandling
    ledning mätning anslutning beskrivning undersökning ansökning avgift uppgift bibliotek museum teater gymnasium universitet
    politik ekonomi industri material kapital signal portal kanal lokal digital metall hotell musik produkt projekt program
    process resultat sommar vatten papper nyckel förlag förråd undervisning ungdom kontakt arbete`.split(/\s+/u),
  )('does not split %s', (word) => {
    expect(partsOf(word)).toEqual([]);
  });
});

describe('words with signs inside', () => {
  it.each([
    ['e-tjänst', 'etjänst'],
    ['etjänst', 'e-tjänst'],
    ['tjänst', 'e-tjänster'],
    ['wifi', 'Wi-Fi'],
    ['wi-fi', 'wifi'],
    ['gisdata', 'GIS-data'],
    ['gis', 'GIS-data'],
    ['gis-data', 'GIS data'],
    ['skr', 'SKR:s'],
    ['1:a', '1:a'],
    ['2024', '2024-01-15'],
    ['3.5', '3,5'],
    ['c++', 'C++'],
    ['kv', 'kv/h'],
  ])('%s finds %s', (asked, text) => {
    expect(near(asked, text)).toBeGreaterThan(0.3);
  });

  it('gives each word with its place in the text', () => {
    const text = 'Öppna data: GIS-data, år 2024 (C++) – SKR:s ”kv/h”.';

    const words = analyser.words(text);

    expect(words.map((word) => word.text)).toEqual('öppna data gis-data år 2024 c++ skr:s kv h'.split(' '));
    expect(words.map((word) => text.slice(word.start, word.end).toLowerCase())).toEqual(words.map((word) => word.text));
  });

  it('gives one word for a letter and its mark as two characters, and for soft hyphens', () => {
    expect(analyser.words('Go\u0308teborg para\u00ADgraf').map((word) => word.text)).toEqual(['göteborg', 'paragraf']);
  });

  it('keeps numbers and codes whole', () => {
    expect(analyser.indexTerms('2024', undefined)).toEqual(['2024']);
    expect(analyser.indexTerms('ab12cd', undefined)).toEqual(['ab12cd']);
  });
});

describe('any text', () => {
  it('is taken apart without failing, into words that stand where they say, and the same terms each time', () => {
    const fresh = createAnalyser();
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 200 }),
        fc.constantFrom('sv', 'en', undefined),
        (text, language) => {
          let last = 0;
          for (const word of analyser.words(text)) {
            expect(word.start).toBeGreaterThanOrEqual(last);
            expect(word.end).toBeGreaterThan(word.start);
            last = word.end;
            const terms = analyser.indexTerms(word.text, language);
            expect(terms[0]).toBe(word.text);
            expect(new Set(terms).size).toBe(terms.length);
            expect(fresh.indexTerms(word.text, language)).toEqual(terms);
            expect(analyser.readings(word.text)[0]).toEqual({ terms: [word.text], nearness: 1 });
          }
        },
      ),
    );
  });

  it('has no term that could be taken for a word, but for words', () => {
    const terms = ['göteborgs', 'cykelparkeringar', 'e-tjänster'].flatMap((word) =>
      analyser.indexTerms(word, undefined),
    );

    const others = terms.filter((term) => !/^[\p{L}\p{N}]/u.test(term));

    expect(others.every((term) => '=<>~'.includes(term.charAt(0)))).toBe(true);
  });

  it('gives readings best first, each once', () => {
    const words = ['cykelparkeringar', 'goteborg', 'e-tjänst', 'libraries', 'för', '2024'];

    const readings = words.map((word) => analyser.readings(word));

    for (const list of readings) {
      const nearness = list.map((reading) => reading.nearness);
      expect(nearness).toEqual([...nearness].sort((one, other) => other - one));
      expect(new Set(list.map((reading) => reading.terms.join(' '))).size).toBe(list.length);
    }
  });

  it('cuts what is too long to be a word', () => {
    const words = analyser.words('å'.repeat(1_000_000));

    expect(words).toEqual([{ text: 'å'.repeat(60), start: 0, end: 1_000_000 }]);
  });

  it('costs about two terms a word', () => {
    const text = `Badplatserna i kommunen med mätvärden för badvattnets kvalitet. Datamängden uppdateras varje sommar och innehåller
      läge, temperatur och eventuella varningar för algblomning. Parkeringsplatser och hållplatser för kollektivtrafiken anges.`;

    const words = analyser.words(text);
    const terms = words.flatMap((word) => analyser.indexTerms(word.text, 'sv'));

    expect(terms.length / words.length).toBeLessThan(2.2);
  });
});

describe('stop words', () => {
  it('are those that nobody looks for', () => {
    const words = ['och', 'i', 'the', 'för', 'badplats', 'år', 'it', 'kommun'];

    expect(words.map((word) => analyser.isStopWord(word))).toEqual([true, true, true, true, false, false, true, false]);
  });
});
