const SAME = 'the artefact asks nothing: no program can tell whether words and code mean the same';
const CONSTANT = 'the artefact asks nothing of this category in this syntax';
const ANY_LIST = 'the artefact does not miss it: a type code may name its list';

/** Rules of the CII artefact that no document can break, and why. They stay silent here too. */
export const NEVER: Readonly<Record<string, string>> = {
  'BR-CO-05': SAME,
  'BR-CO-06': SAME,
  'BR-CO-07': SAME,
  'BR-CO-08': SAME,
  'BR-AF-09': CONSTANT,
  'BR-AG-09': CONSTANT,
  'CII-DT-010': ANY_LIST,
  'CII-DT-011': ANY_LIST,
  'CII-DT-012': ANY_LIST,
};
