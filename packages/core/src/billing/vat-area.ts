import { isFrenchTerritory, OVERSEAS_FRANCE, type PostalAddress } from '../model/index.ts';

/**
 * Where a place lies for VAT, which is not what its country code says: Directive 2006/112/EC art. 5 to 7, CGI art. 294.
 */
export interface VatArea {
  /** The country whose VAT applies: Monaco is FR, the Isle of Man GB, Northern Ireland XI (goods only). */
  readonly country: string;
  /** Inside the VAT territory of the Union. Overseas France, the Canaries, Åland and the like are not. */
  readonly inUnion: boolean;
  /** The tax that rules there instead of VAT: `L` IGIC (Canaries), `M` IPSI (Ceuta, Melilla). */
  readonly localTax?: 'L' | 'M';
}

const UNION = new Set('AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK'.split(' '));

/** Post codes of places outside the VAT territory of their country. */
const OUTSIDE: readonly { readonly country: string; readonly postCode: RegExp; readonly localTax?: 'L' | 'M' }[] = [
  { country: 'FR', postCode: /^9(?:7\d|8[4-9])\d{2,3}$/ },
  { country: 'ES', postCode: /^3[58]\d{3}$/, localTax: 'L' },
  { country: 'ES', postCode: /^5[12]\d{3}$/, localTax: 'M' },
  { country: 'DE', postCode: /^(?:78266|27498)$/ },
  { country: 'IT', postCode: /^(?:23041|23030)$/ },
  { country: 'GR', postCode: /^6308[67]$/ },
  { country: 'FI', postCode: /^22\d{3}$/ },
];

/** The VAT area of an address. `goods` decides Northern Ireland: Union for goods, United Kingdom for services. */
export function vatAreaOf(
  address: Pick<PostalAddress, 'countryCode' | 'postCode'>,
  supply: 'goods' | 'service',
): VatArea {
  const country = address.countryCode === 'EL' ? 'GR' : address.countryCode;
  const postCode = (address.postCode ?? '').replaceAll(/[\s-]/g, '').toUpperCase();
  if (country === 'MC') return { country: 'FR', inUnion: true };
  if (country === 'IM') return { country: 'GB', inUnion: false };
  if (OVERSEAS_FRANCE.has(country)) return { country: 'FR', inUnion: false };
  if (country === 'IC') return { country: 'ES', inUnion: false, localTax: 'L' };
  if (country === 'EA') return { country: 'ES', inUnion: false, localTax: 'M' };
  if (country === 'AX') return { country: 'FI', inUnion: false };
  if (country === 'XI' || (country === 'GB' && postCode.startsWith('BT'))) {
    return supply === 'goods' ? { country: 'XI', inUnion: true } : { country: 'GB', inUnion: false };
  }
  const outside = OUTSIDE.find((place) => place.country === country && place.postCode.test(postCode));
  if (outside !== undefined) {
    return { country, inUnion: false, ...(outside.localTax !== undefined && { localTax: outside.localTax }) };
  }
  return { country, inUnion: UNION.has(country) };
}

/** Whether the country that a VAT number's prefix names is in the Union (`EL` is Greece, `XI` Northern Ireland). */
export function isUnionVatPrefix(prefix: string): boolean {
  return prefix === 'EL' || prefix === 'XI' || UNION.has(prefix);
}

/** France, its overseas territories and Monaco: one set of invoicing rules. */
export function isFrench(address: Pick<PostalAddress, 'countryCode'>): boolean {
  return isFrenchTerritory(address.countryCode);
}
