import type { ProfileId } from '../profiles.ts';

/** `fx:ConformanceLevel` of a profile, as it is written first, and as older writers have it. */
export const CONFORMANCE_LEVELS: Readonly<Record<ProfileId, readonly string[]>> = {
  'facturx-minimum': ['MINIMUM'],
  'facturx-basicwl': ['BASIC WL', 'BASICWL'],
  'facturx-basic': ['BASIC'],
  'facturx-en16931': ['EN 16931', 'EN16931', 'COMFORT'],
  en16931: ['EN 16931', 'EN16931', 'COMFORT'],
  'fr-cius': ['EN 16931', 'EN16931'],
  peppol: ['EN 16931', 'EN16931'],
  'facturx-extended': ['EXTENDED'],
  'fr-extended': ['EXTENDED'],
  xrechnung: ['XRECHNUNG'],
  'xrechnung-extension': ['XRECHNUNG'],
};
