/** Rules of the UBL artefact that no document can break, and why. They stay silent here too. */
export const NEVER: Readonly<Record<string, string>> = {
  'BR-CO-05': 'the artefact asks nothing: no program can tell whether words and code mean the same',
  'BR-CO-06': 'the artefact asks nothing: no program can tell whether words and code mean the same',
  'BR-CO-07': 'the artefact asks nothing: no program can tell whether words and code mean the same',
  'BR-CO-08': 'the artefact asks nothing: no program can tell whether words and code mean the same',
  'BR-DEC-13': 'the artefact looks for the currency of the document inside the amount, where there is none',
  'BR-DEC-15': 'the artefact looks for the accounting currency inside the amount, where there is none',
  'UBL-SR-27': 'two names of one means of payment need two codes, at which the artefact stops',
};
