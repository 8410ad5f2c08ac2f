import { isFrenchTerritory, ok, refused, type Problem, type Result } from '../../model/index.ts';

/** Laws on late payment that are known here; `EU` is the least that directive 2011/7/EU asks of any member state. */
export type Jurisdiction = 'BE' | 'DE' | 'EU' | 'FR';

/** Member states whose own rate is not in the tables. */
const OTHER_MEMBERS: ReadonlySet<string> = new Set(
  'AT BG CY CZ DK EE ES FI GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK'.split(' '),
);

/** The articles a claim rests on: interest, fixed compensation, and what part payments are set against. */
export const LEGAL_BASIS: Readonly<Record<Jurisdiction, readonly string[]>> = {
  BE: ['Law of 2 August 2002 art. 5 and 6'],
  DE: ['BGB § 286', 'BGB § 288 (2), (5)', 'BGB § 367'],
  EU: ['Directive 2011/7/EU art. 3 and 6'],
  FR: ['C. com. art. L441-10 II', 'C. com. art. D441-5', 'C. civ. art. 1343-1'],
};

export interface AppliedLaw {
  readonly jurisdiction: Jurisdiction;
  readonly warnings: readonly Problem[];
}

/**
 * The law on late payment of the creditor's country, which governs unless the contract says otherwise (Rome I art. 4); `EU` asks for the
 * directive's least.
 */
export function lawOf(country: string): Result<AppliedLaw> {
  if (isFrenchTerritory(country)) return ok({ jurisdiction: 'FR', warnings: [] });
  if (country === 'BE' || country === 'DE' || country === 'EU') return ok({ jurisdiction: country, warnings: [] });
  if (OTHER_MEMBERS.has(country)) return ok({ jurisdiction: 'EU', warnings: [minimumUsed(country)] });
  return refused({
    code: 'LATE_PAYMENT_LAW_UNKNOWN',
    message: `The law on late payment of ${country} is not known.`,
    advice: 'Set the rate of interest of your contracts (dunning, interest, agreed rate), or turn interest off.',
    retry: 'after-fix',
  });
}

function minimumUsed(country: string): Problem {
  return {
    code: 'STATUTORY_MINIMUM_USED',
    message: `Interest is computed at the least rate of directive 2011/7/EU: the rate of ${country} may be higher.`,
    advice: 'Set an agreed rate where the law of the country gives more.',
    retry: 'after-fix',
  };
}
