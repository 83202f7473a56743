import { fold } from './folding.ts';

/** A suffix rule of the .aff, read backwards: what ends in `add` may come from an entry with `flag` that ends in `strip`. */
export interface SuffixRule {
  readonly flag: string;
  readonly strip: string;
  readonly add: string;
  /** How the entry must end. */
  readonly condition: RegExp | undefined;
}

/** Suffix rules by what they add. */
export interface SuffixRules {
  readonly longest: number;
  readonly byEnding: ReadonlyMap<string, readonly SuffixRule[]>;
}

/** Rules of the .aff, sorted by what they are for. */
export interface AffixRules {
  /** Forms of a word. */
  readonly inflection: SuffixRules;
  /** The same, with endings as they are typed without å, ä and ö. */
  readonly folded: SuffixRules;
  /** Forms that stand only before another part of a compound: `gatu`, `yrkes`, `tim`. */
  readonly linking: SuffixRules;
}

/** Inhabitants of places (e, d), numerals (1, 7) and hyphens (b, r): other words, not forms of the word. */
const OTHER_WORDS = 'ed17br';

function group(rules: readonly SuffixRule[], ending: (rule: SuffixRule) => string): SuffixRules {
  const byEnding = new Map<string, SuffixRule[]>();
  for (const rule of rules) {
    const list = byEnding.get(ending(rule));
    if (list === undefined) byEnding.set(ending(rule), [rule]);
    else list.push(rule);
  }
  return { byEnding, longest: Math.max(0, ...[...byEnding.keys()].map((key) => key.length)) };
}

/** Reads the suffix rules of a hunspell .aff file. */
export function readAffixRules(affixes: string): AffixRules {
  const inflection: SuffixRule[] = [];
  const linking: SuffixRule[] = [];
  for (const line of affixes.split('\n')) {
    const [kind, flag = '', strip = '', added = '', condition] = line.trim().split(/\s+/);
    // The header of a group has no condition.
    if (kind !== 'SFX' || condition === undefined || OTHER_WORDS.includes(flag)) continue;
    const [add = '', continued] = added.split('/');
    const rule: SuffixRule = {
      flag,
      strip: strip === '0' ? '' : strip,
      add: add === '0' ? '' : add,
      condition: condition === '.' ? undefined : new RegExp(`${condition}$`, 'u'),
    };
    (continued === undefined ? inflection : linking).push(rule);
  }
  return {
    inflection: group(inflection, (rule) => rule.add),
    folded: group(
      inflection.map((rule) => ({ ...rule, strip: fold(rule.strip) })),
      (rule) => fold(rule.add),
    ),
    linking: group(linking, (rule) => rule.add),
  };
}

/** Bases that the word may come from by these rules, with the rule; whether such an entry is there is not asked. */
export function* basesOf(word: string, rules: SuffixRules): Generator<readonly [base: string, rule: SuffixRule]> {
  for (let cut = Math.max(0, word.length - rules.longest); cut <= word.length; cut += 1) {
    const found = rules.byEnding.get(word.slice(cut));
    if (found === undefined) continue;
    for (const rule of found) yield [word.slice(0, cut) + rule.strip, rule];
  }
}
