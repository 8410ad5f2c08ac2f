import type { VatCategoryCode } from '../model/index.ts';
import { isUnionVatPrefix, type VatArea } from './vat-area.ts';
import type { VatContext } from './vat-context.ts';

/** A category without VAT, and the VATEX code that says why. */
export interface Reason {
  readonly category: VatCategoryCode;
  readonly reasonCode?: string;
}

const EXPORT: Reason = { category: 'G', reasonCode: 'VATEX-EU-G' };
const INTRA_UNION: Reason = { category: 'K', reasonCode: 'VATEX-EU-IC' };
const REVERSE_CHARGE: Reason = { category: 'AE', reasonCode: 'VATEX-EU-AE' };
const FRENCH_REVERSE_CHARGE: Reason = { category: 'AE', reasonCode: 'VATEX-FR-AE' };
const OUTSIDE_SCOPE: Reason = { category: 'O', reasonCode: 'VATEX-EU-O' };
const EXEMPT: Reason = { category: 'E' };
const ZERO: Reason = { category: 'Z' };

/** Where a supply goes, seen from the seller. */
export type Place = 'domestic' | 'union' | 'abroad';

/** The reasons that fit goods without VAT (Directive 2006/112/EC art. 138, 146); more than one where only a person can tell. */
export function zeroRatedGoods(place: Place, from: VatArea, context: VatContext): readonly Reason[] {
  if (!from.inUnion) return place === 'domestic' ? [ZERO, EXEMPT, OUTSIDE_SCOPE] : [EXPORT];
  if (place === 'abroad') return [EXPORT];
  if (place === 'union') return hasForeignUnionNumber(context, from) ? [INTRA_UNION] : [EXEMPT, ZERO];
  return domesticReasons(from, context);
}

/** The reasons that fit a service without VAT (Directive 2006/112/EC art. 44, 196). */
export function zeroRatedService(place: Place, from: VatArea, context: VatContext): readonly Reason[] {
  if (place === 'union') return hasForeignUnionNumber(context, from) ? [REVERSE_CHARGE] : [EXEMPT, ZERO];
  if (place === 'abroad') return context.buyerKind === 'business' ? [OUTSIDE_SCOPE] : [OUTSIDE_SCOPE, EXEMPT];
  return domesticReasons(from, context);
}

/** At home nothing in an order tells an exempt supply from a reverse charge: a person must say. */
function domesticReasons(from: VatArea, context: VatContext): readonly Reason[] {
  const reverseCharge = from.country === 'FR' ? FRENCH_REVERSE_CHARGE : REVERSE_CHARGE;
  return context.buyerKind === 'consumer' ? [EXEMPT, ZERO] : [EXEMPT, reverseCharge, ZERO];
}

function hasForeignUnionNumber(context: VatContext, from: VatArea): boolean {
  const prefix = context.buyerVatNumber?.slice(0, 2);
  if (prefix === undefined || context.buyerKind === 'consumer') return false;
  return isUnionVatPrefix(prefix) && (prefix === 'EL' ? 'GR' : prefix) !== from.country;
}
