import {
  Decimal,
  FRENCH_VAT_RATES,
  ok,
  refused,
  type OrderTax,
  type Problem,
  type Result,
  type TaxExemption,
  type TaxSettings,
  vatCategoryCode,
  type VatCategoryCode,
} from '../model/index.ts';
import { reasonText } from './exemption-reason.ts';
import { isFrench, vatAreaOf } from './vat-area.ts';
import type { VatContext } from './vat-context.ts';
import { zeroRatedGoods, zeroRatedService, type Reason } from './zero-rate-reasons.ts';

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
