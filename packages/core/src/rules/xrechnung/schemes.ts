import { ADDRESS_SCHEMES } from '../en16931/code-lists/lists/eu.ts';
import { IDENTIFIER_SCHEMES } from '../en16931/code-lists/lists/iso.ts';

/** Those that XRechnung adds to the lists of EN 16931. */
const isOwnScheme = (scheme: string): boolean => ['XR01', 'XR02', 'XR03'].includes(scheme);

/** ISO 6523 and its additions. */
export const isIdentifierScheme = (scheme: string): boolean => IDENTIFIER_SCHEMES(scheme) || isOwnScheme(scheme);

/** The EAS list and its additions. An empty scheme is EN 16931's matter. */
export const isAddressScheme = (scheme: string): boolean =>
  scheme.trim() === '' || ADDRESS_SCHEMES(scheme) || isOwnScheme(scheme);
