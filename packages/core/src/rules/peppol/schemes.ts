import {
  isAustralianBusiness,
  isBelgianEnterprise,
  isCodiceFiscale,
  isDanishCvr,
  isDanishP,
  isDanishSe,
  isDutchEstablishment,
  isDutchKvk,
  isDutchOin,
  isDutchVat,
  isGln,
  isIpaCode,
  isNorwegianOrganization,
  isPartitaIva,
  isSwedishOrganization,
} from './identifiers.ts';

export interface Scheme {
  readonly id: string;
  readonly scheme: string;
  readonly wellFormed: (identifier: string) => boolean;
  /** Only in electronic addresses. */
  readonly addressesOnly?: true;
}

/** Identifiers by their scheme; blanks at their ends do not count. */
export const TRIMMED: readonly Scheme[] = [
  { id: 'PEPPOL-COMMON-R040', scheme: '0088', wellFormed: isGln },
  { id: 'PEPPOL-COMMON-R041', scheme: '0192', wellFormed: isNorwegianOrganization },
  { id: 'PEPPOL-COMMON-R043', scheme: '0208', wellFormed: isBelgianEnterprise },
  { id: 'PEPPOL-COMMON-R044', scheme: '0201', wellFormed: isIpaCode },
  { id: 'PEPPOL-COMMON-R045', scheme: '0210', wellFormed: isCodiceFiscale },
  { id: 'PEPPOL-COMMON-R046', scheme: '9907', wellFormed: isCodiceFiscale, addressesOnly: true },
  { id: 'PEPPOL-COMMON-R047', scheme: '0211', wellFormed: isPartitaIva },
  { id: 'PEPPOL-COMMON-R049', scheme: '0007', wellFormed: isSwedishOrganization },
  { id: 'PEPPOL-COMMON-R050', scheme: '0151', wellFormed: isAustralianBusiness },
];

/** The same, of UBL alone. */
export const TRIMMED_UBL: readonly Scheme[] = [
  { id: 'PEPPOL-COMMON-R054', scheme: '0106', wellFormed: isDutchKvk },
  { id: 'PEPPOL-COMMON-R055', scheme: '0190', wellFormed: isDutchOin },
  { id: 'PEPPOL-COMMON-R056-1', scheme: '9944', wellFormed: isDutchVat },
  { id: 'PEPPOL-COMMON-R057', scheme: '0217', wellFormed: isDutchEstablishment },
];

/** The Danish ones are compared as they are written. */
export const WRITTEN: readonly Scheme[] = [{ id: 'PEPPOL-COMMON-R042', scheme: '0184', wellFormed: isDanishCvr }];
export const WRITTEN_UBL: readonly Scheme[] = [
  { id: 'PEPPOL-COMMON-R052', scheme: '0096', wellFormed: isDanishP },
  { id: 'PEPPOL-COMMON-R053', scheme: '0198', wellFormed: isDanishSe },
];
