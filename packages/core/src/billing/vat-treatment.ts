import {
  Decimal,
  FRENCH_VAT_RATES,
  ok,
  refused,
  type Order,
  type OrderTax,
  type PostalAddress,
  type Problem,
  type Result,
  type TaxExemption,
  type TaxSettings,
  vatCategoryCode,
  type VatCategoryCode,
} from '../model/index.ts';
import { reasonText } from './exemption-reason.ts';
import { readVatNumber } from './identifiers.ts';
import { isFrench, isUnionVatPrefix, vatAreaOf, type VatArea } from './vat-area.ts';

/** How one thing sold is taxed: BT-151/152 (or 95/96, 102/103) and, where no VAT is due, why (BT-120, BT-121). */
export interface VatTreatment {
  readonly category: VatCategoryCode;
  /** Percent; absent for O (BR-O-05). */
  readonly rate?: Decimal;
  readonly reasonCode?: string;
  readonly reasonText?: string;
}

/** What the treatment of one thing depends on. */
export interface TaxableSupply {
  readonly kind: 'goods' | 'service' | 'gift-card' | 'tip' | 'duty';
  readonly taxes: readonly OrderTax[];
  readonly exemption?: TaxExemption | undefined;
  readonly marginScheme?: 'second-hand' | 'art' | 'antiques' | 'travel' | undefined;
  /** Path in the order, for problems. */
  readonly field: string;
}

/** Who sells to whom and where it goes. Made once per order by {@link vatContextOf}. */
export interface VatContext {
  readonly seller: PostalAddress;
  readonly buyer: PostalAddress;
  readonly delivery: PostalAddress;
  readonly buyerKind: Order['buyer']['kind'];
  /** The buyer's VAT number without blanks, when its check holds. */
  readonly buyerVatNumber?: string | undefined;
  readonly sellerHasVatNumber: boolean;
  readonly tax: TaxSettings;
}

/**
 * The VAT category, rate and exemption reason of a supply.
 *
 * A rate above zero is what the shop charged and is kept (category S; L and M in the Canaries, Ceuta and Melilla), if the seller may
 * charge it there. A zero rate has no reason in any shop, so it is derived from places, identifiers and kind (Directive 2006/112/EC
 * art. 44, 138, 146, 196). When two reasons fit, the answer is a problem `VAT_REASON_AMBIGUOUS` with `choices`, unless
 * `settings.tax.zeroRateAnswer` holds one under the key `<goods|service>:<domestic|union|abroad>:<consumer|business|public>`.
 */
export function vatTreatment(supply: TaxableSupply, context: VatContext): Result<VatTreatment> {
  if (supply.exemption !== undefined)
    return ok(exempt(context, supply.exemption.category, supply.exemption.reasonCode, supply.exemption.reasonText));
  if (isOutsideScope(supply, context.tax)) return ok(exempt(context, 'O', 'VATEX-EU-O'));
  const rate = ownRate(supply, context);
  if (!rate.ok) return rate;
  if (context.tax.regime === 'franchise') {
    return rate.value.isZero()
      ? ok(exempt(context, 'E', 'VATEX-FR-FRANCHISE'))
      : refused(taxedDespite(supply, rate.value, 'the small-business exemption'));
  }
  if (supply.marginScheme !== undefined) {
    return rate.value.isZero()
      ? ok(exempt(context, 'E', MARGIN_REASONS[supply.marginScheme]))
      : refused(taxedDespite(supply, rate.value, 'the margin scheme'));
  }
  if (rate.value.isZero() && supply.taxes.some((tax) => tax.collectedByMarketplace === true))
    return ok(soldThroughMarketplace(context));
  return rate.value.isZero() ? zeroRated(supply, context) : charged(supply, rate.value, context);
}

/** VATEX of the margin schemes: art. 313 to 325 and 306 to 310 of the directive. */
const MARGIN_REASONS = {
  'second-hand': 'VATEX-EU-F',
  art: 'VATEX-EU-I',
  antiques: 'VATEX-EU-J',
  travel: 'VATEX-EU-309',
} as const;

/** The place where each category without VAT applies. */
function zeroRated(supply: TaxableSupply, context: VatContext): Result<VatTreatment> {
  const goods = supply.kind !== 'service';
  const from = vatAreaOf(context.seller, goods ? 'goods' : 'service');
  const to = vatAreaOf(goods ? context.delivery : context.buyer, goods ? 'goods' : 'service');
  const place =
    to.country === from.country && to.inUnion === from.inUnion ? 'domestic' : to.inUnion ? 'union' : 'abroad';
  const derived = goods ? zeroRatedGoods(place, from, context) : zeroRatedService(place, from, context);
  if (derived.length === 1 && derived[0] !== undefined)
    return ok(exempt(context, derived[0].category, derived[0].reasonCode));
  const key = `${goods ? 'goods' : 'service'}:${place}:${context.buyerKind}`;
  const answer = context.tax.zeroRateAnswer[key];
  if (answer !== undefined) return answered(answer, key, context);
  return refused(ambiguous(supply, key, derived));
}

function answered(
  answer: TaxSettings['zeroRateAnswer'][string],
  key: string,
  context: VatContext,
): Result<VatTreatment> {
  const category = vatCategoryCode.safeParse(answer.category);
  if (category.success && category.data !== 'S') return ok(exempt(context, category.data, answer.reasonCode));
  return refused({
    code: 'VAT_ANSWER_UNUSABLE',
    message: `The standing answer for ${key} is no VAT category without VAT.`,
    advice: 'Answer with one of Z, E, AE, K, G or O in the tax settings.',
    retry: 'after-fix',
    field: `settings.tax.zeroRateAnswer.${key}`,
  });
}

interface Reason {
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

type Place = 'domestic' | 'union' | 'abroad';

function zeroRatedGoods(place: Place, from: VatArea, context: VatContext): readonly Reason[] {
  if (!from.inUnion) return place === 'domestic' ? [ZERO, EXEMPT, OUTSIDE_SCOPE] : [EXPORT];
  if (place === 'abroad') return [EXPORT];
  if (place === 'union') return hasForeignUnionNumber(context, from) ? [INTRA_UNION] : [EXEMPT, ZERO];
  return domesticReasons(from, context);
}

function zeroRatedService(place: Place, from: VatArea, context: VatContext): readonly Reason[] {
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

function charged(supply: TaxableSupply, rate: Decimal, context: VatContext): Result<VatTreatment> {
  if (!context.sellerHasVatNumber) {
    return refused({
      code: 'SELLER_VAT_NUMBER_MISSING',
      message: `The shop charged ${rate.trimmed().toString()} % VAT, but the seller has no VAT number.`,
      advice:
        'Enter the VAT number in the settings, or set the small-business exemption and stop charging VAT in the shop.',
      retry: 'after-fix',
      field: supply.field,
      rule: 'BR-S-02',
    });
  }
  const home = vatAreaOf(context.seller, 'goods');
  const foreign = home.country === 'FR' && !FRENCH_VAT_RATES.has(rate.toString());
  if (foreign && !mayChargeForeignRate(supply, context)) return refused(unlawfulRate(supply, rate));
  return ok({ category: home.localTax ?? 'S', rate });
}

/** Another member state's rate is charged under the One Stop Shop, to consumers there (Directive art. 33, 58, 369a). */
function mayChargeForeignRate(supply: TaxableSupply, context: VatContext): boolean {
  const to = vatAreaOf(supply.kind === 'service' ? context.buyer : context.delivery, 'goods');
  return context.tax.oneStopShop && to.inUnion && to.country !== 'FR' && context.buyerVatNumber === undefined;
}

function unlawfulRate(supply: TaxableSupply, rate: Decimal): Problem {
  return {
    code: 'VAT_RATE_UNLAWFUL',
    message: `${rate.toString()} % is not a French VAT rate, and the order is no distance sale under the One Stop Shop.`,
    advice:
      'Correct the tax in the shop, or say in the tax settings that the seller is registered for the One Stop Shop.',
    retry: 'after-fix',
    field: `${supply.field}.taxes`,
    rule: 'BR-FR-16',
  };
}

/** The rate that is the seller's: what the marketplace owes is left out. */
function ownRate(supply: TaxableSupply, context: VatContext): Result<Decimal> {
  const own = supply.taxes.filter((tax) => tax.collectedByMarketplace !== true && !tax.rate.isZero());
  const [first, second] = own;
  if (second !== undefined && vatAreaOf(context.seller, 'goods').inUnion) {
    return refused({
      code: 'SEVERAL_VAT_RATES',
      message: `${own.length} VAT rates apply to one line; EN 16931 knows one per line.`,
      advice: 'Send a bundle as one line per component and rate, and look for overlapping tax rules in the shop.',
      retry: 'after-fix',
      field: `${supply.field}.taxes`,
      rule: 'BR-CO-04',
    });
  }
  return ok(
    second === undefined ? (first?.rate.trimmed() ?? Decimal.ZERO) : Decimal.sum(own.map((tax) => tax.rate)).trimmed(),
  );
}

/** A deemed supplier owes the VAT; the seller's own supply, to the platform, is exempt (Directive art. 14a, 136a). */
function soldThroughMarketplace(context: VatContext): VatTreatment {
  const words = isFrench(context.seller)
    ? 'TVA due par la place de marché (directive 2006/112/CE, art. 14 bis et 136 bis)'
    : 'VAT owed by the marketplace (Directive 2006/112/EC, art. 14a and 136a)';
  return exempt(context, 'E', undefined, words);
}

function isOutsideScope(supply: TaxableSupply, tax: TaxSettings): boolean {
  if (supply.kind === 'gift-card') return true;
  if (supply.kind === 'tip') return tax.tips === 'outside-scope';
  return supply.kind === 'duty' && supply.taxes.every((each) => each.rate.isZero());
}

function exempt(context: VatContext, category: VatCategoryCode, code?: string, text?: string): VatTreatment {
  const words = category === 'Z' ? undefined : (text ?? reasonText(category, code, isFrench(context.seller)));
  return {
    category,
    ...(category !== 'O' && { rate: Decimal.ZERO }),
    ...(code !== undefined && { reasonCode: code }),
    ...(words !== undefined && { reasonText: words }),
  };
}

function taxedDespite(supply: TaxableSupply, rate: Decimal, regime: string): Problem {
  return {
    code: 'VAT_CHARGED_UNDER_EXEMPTION',
    message: `The shop charged ${rate.toString()} % VAT although ${regime} applies, under which no VAT may be shown.`,
    advice: 'Switch the tax off in the shop for these products, or change the VAT regime in the settings.',
    retry: 'after-fix',
    field: `${supply.field}.taxes`,
  };
}

function ambiguous(supply: TaxableSupply, key: string, reasons: readonly Reason[]): Problem {
  return {
    code: 'VAT_REASON_AMBIGUOUS',
    message: `No VAT was charged and more than one reason fits (${key}).`,
    advice: `Say which reason holds for this order, or answer once for all such orders under ${key} in the tax settings.`,
    retry: 'after-fix',
    field: supply.field,
    choices: reasons.map((reason) =>
      reason.reasonCode === undefined ? reason.category : `${reason.category} ${reason.reasonCode}`,
    ),
  };
}

/** The parties and places that decide the VAT of an order; delivery falls back on the buyer's address. */
export function vatContextOf(
  order: Order,
  seller: { postalAddress: PostalAddress; vatIdentifier?: string | undefined },
  tax: TaxSettings,
): Result<VatContext> {
  const buyer = order.buyer.billingAddress ?? order.deliverTo?.address;
  if (buyer === undefined) {
    return refused({
      code: 'BUYER_ADDRESS_MISSING',
      message: 'The order has neither a billing nor a delivery address, so the buyer’s country is unknown.',
      advice: 'Enter an address in the shop: an invoice needs at least the country of the buyer.',
      retry: 'after-fix',
      field: 'buyer.billingAddress',
      rule: 'BR-11',
    });
  }
  const number = order.buyer.vatNumber === undefined ? undefined : readVatNumber(order.buyer.vatNumber);
  const isUnusable = order.buyer.vatNumber !== undefined && (number === undefined || number.valid === false);
  if (isUnusable && order.buyer.kind !== 'consumer') return refused(badVatNumber());
  return ok({
    seller: seller.postalAddress,
    buyer,
    delivery: order.deliverTo?.address ?? buyer,
    buyerKind: order.buyer.kind,
    buyerVatNumber: number !== undefined && number.valid !== false ? number.value : undefined,
    sellerHasVatNumber: seller.vatIdentifier !== undefined,
    tax,
  });
}

function badVatNumber(): Problem {
  return {
    code: 'BUYER_VAT_NUMBER_INVALID',
    message: 'The VAT number of the buyer has no country prefix or a wrong check digit.',
    advice: 'Ask the buyer for the number and correct it in the shop, or leave it out.',
    retry: 'after-fix',
    field: 'buyer.vatNumber',
    rule: 'BR-CO-09',
  };
}
