/** Rules that the published artefacts of 1.4.0.03 can never fire, and why: ours stay silent too. By layer, syntax and id. */

const ABSENT = 'asked of the very element whose absence it would find';

export const NEVER: Readonly<
  Record<'fr-flux2' | 'fr-cdv', Readonly<Record<string, Readonly<Record<string, string>>>>>
> = {
  'fr-flux2': {
    ubl: {
      'BR-FR-09_EXT-FR-FE-146': 'looks for the SIRET of the delivery where UBL has none',
      'BR-FR-16_BT-103': 'the rate of a charge is taken by BR-FR-16_BT-96 first',
      'BR-FR-27_BG-32': 'looks for attributes outside of any line',
      'BR-FR-27_BT-160': 'looks for attributes outside of any line',
      'BR-FR-27_EXT-FR-FE-159': 'looks for attributes outside of any line',
      'BR-FR-DEC-01_BT-111': 'every total of VAT is taken by BR-FR-DEC-01_BT-110 first',
    },
    cii: {
      'BR-FR-30_AFL': 'looks for the object of a line where CII has none',
      'BR-FR-30_AVV': 'looks for the object of a line where CII has none',
      'BR-FR-30_BT-128': 'looks for the object of a line where CII has none',
      'BR-FR-DEC-01_BT-111': 'every total of VAT is taken by BR-FR-DEC-01_BT-110 first',
    },
  },
  'fr-cdv': {
    cdar: {
      'BR-FR-CDV-01_MDG-3': ABSENT,
      'BR-FR-CDV-04_MDG-4': ABSENT,
      'BR-FR-CDV-05_MDG-9': ABSENT,
      'BR-FR-CDV-06_MDT-21': ABSENT,
      'BR-FR-CDV-07_MDT-38_no': 'the identifier it forbids is allowed by an earlier rule for the same party',
      'BR-FR-CDV-10_MDT-87': ABSENT,
    },
  },
};
