const SAME = 'the artefact asks nothing: no program can tell whether words and code mean the same';
const CONSTANT = 'the artefact asks nothing of this category in this syntax';
const NO_RATE = 'the artefact looks for the rate where there is none, so that nothing is compared';
const ANY_LIST = 'the artefact does not miss it: a type code may name its list';
const ANYWHERE = 'the artefact does not miss it: the element may stand anywhere';

/** Rules of the CII artefact that no document can break, and why. They stay silent here too. */
export const NEVER: Readonly<Record<string, string>> = {
  'BR-CO-05': SAME,
  'BR-CO-06': SAME,
  'BR-CO-07': SAME,
  'BR-CO-08': SAME,
  'BR-AF-08': NO_RATE,
  'BR-AG-08': NO_RATE,
  'BR-AF-09': CONSTANT,
  'BR-AG-09': CONSTANT,
  'CII-DT-010': ANY_LIST,
  'CII-DT-011': ANY_LIST,
  'CII-DT-012': ANY_LIST,
  'CII-SR-036': ANYWHERE,
  'CII-SR-037': ANYWHERE,
  'CII-SR-038': ANYWHERE,
  'CII-SR-471':
    'the artefact finds a VAT category wherever there is an allowance or charge; BR-32 and BR-37 miss it instead',
};
