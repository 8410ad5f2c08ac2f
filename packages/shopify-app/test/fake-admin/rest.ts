/** The REST and webhook shape of an order (2026-07), as far as the fake reads and writes it. Ids are text where a number loses digits. */
export type RestId = number | string;
export interface RestMoneySet {
  readonly shop_money: RestMoney;
  readonly presentment_money: RestMoney;
}
interface RestMoney {
  readonly amount: string;
  readonly currency_code: string;
}

export interface RestTaxLine {
  readonly title: string;
  readonly rate: number;
  readonly price: string;
  readonly price_set?: RestMoneySet;
  readonly channel_liable?: boolean | null;
}
export interface RestAllocation {
  readonly amount: string;
  readonly amount_set?: RestMoneySet;
  readonly discount_application_index: number;
}
export interface RestDuty extends RestMoneySet {
  readonly id: RestId;
  readonly harmonized_system_code: string | null;
  readonly country_code_of_origin: string | null;
  readonly tax_lines: readonly RestTaxLine[];
}
export interface RestLine {
  readonly id: RestId;
  readonly title: string;
  readonly name: string;
  readonly variant_title?: string | null;
  readonly sku?: string | null;
  readonly vendor?: string | null;
  readonly price: string;
  readonly price_set?: RestMoneySet;
  readonly quantity: number;
  readonly current_quantity?: number;
  readonly fulfillable_quantity?: number;
  readonly gift_card: boolean;
  readonly taxable: boolean;
  readonly requires_shipping: boolean;
  readonly product_id?: RestId | null;
  readonly variant_id?: RestId | null;
  readonly properties?: readonly RestAttribute[];
  readonly total_discount: string;
  readonly total_discount_set?: RestMoneySet;
  readonly tax_lines: readonly RestTaxLine[];
  readonly duties?: readonly RestDuty[];
  readonly discount_allocations?: readonly RestAllocation[];
}
export interface RestAttribute {
  readonly name: string;
  readonly value: string | number | boolean | null;
}
export interface RestDiscount {
  readonly type: string;
  readonly target_type: string;
  readonly target_selection: string;
  readonly allocation_method: string;
  readonly value_type: string;
  readonly value: string;
  readonly title?: string | null;
  readonly description?: string | null;
  readonly code?: string;
}
export interface RestShippingLine {
  readonly id: RestId;
  readonly title: string;
  readonly code: string | null;
  readonly source?: string | null;
  readonly price: string;
  readonly price_set?: RestMoneySet;
  readonly discounted_price?: string;
  readonly discounted_price_set?: RestMoneySet;
  readonly current_discounted_price_set?: RestMoneySet;
  readonly is_removed?: boolean;
  readonly carrier_identifier?: string | null;
  readonly phone?: string | null;
  readonly tax_lines: readonly RestTaxLine[];
  readonly discount_allocations?: readonly RestAllocation[];
}
export type RestAddress = Readonly<Partial<Record<string, string | number | null>>>;
export interface RestCustomer {
  readonly id: RestId;
  readonly first_name?: string | null;
  readonly last_name?: string | null;
  readonly email?: string | null;
  readonly phone?: string | null;
  readonly note?: string | null;
  readonly tax_exempt?: boolean;
  readonly tax_exemptions?: readonly string[];
  readonly created_at?: string;
  readonly updated_at?: string;
  readonly verified_email?: boolean;
}
export interface RestTransaction {
  readonly id: RestId;
  readonly kind: string;
  readonly status: string;
  readonly amount: string;
  readonly currency?: string;
  readonly gateway: string | null;
  readonly created_at: string;
  readonly processed_at?: string | null;
  readonly parent_id?: RestId | null;
  readonly payment_id?: string | null;
  readonly test?: boolean;
  readonly error_code?: string | null;
}
export interface RestRefund {
  readonly id: RestId;
  readonly created_at: string;
  readonly processed_at?: string;
  readonly note?: string | null;
  readonly return?: { readonly id: RestId; readonly admin_graphql_api_id?: string } | null;
  readonly refund_line_items: readonly RestRefundLine[];
  readonly refund_shipping_lines?: readonly RestRefundShipping[];
  readonly order_adjustments?: readonly RestAdjustment[];
  readonly duties?: readonly { readonly duty_id?: RestId; readonly amount_set: RestMoneySet }[];
  readonly transactions: readonly RestTransaction[];
}
export interface RestRefundLine {
  readonly id: RestId;
  readonly line_item_id: RestId;
  readonly quantity: number;
  readonly restock_type?: string;
  readonly subtotal: number | string;
  readonly subtotal_set?: RestMoneySet;
  readonly total_tax: number | string;
  readonly total_tax_set?: RestMoneySet;
}
export interface RestRefundShipping {
  readonly id: RestId;
  readonly shipping_line_id: RestId;
  readonly subtotal_amount_set: RestMoneySet;
}
export interface RestAdjustment {
  readonly id: RestId;
  readonly kind: string;
  readonly reason?: string | null;
  readonly amount: string;
  readonly amount_set?: RestMoneySet;
  readonly tax_amount: string;
  readonly tax_amount_set?: RestMoneySet;
}
export interface RestFulfillment {
  readonly id: RestId;
  readonly name?: string;
  readonly status: string;
  readonly created_at: string;
  readonly updated_at: string;
  readonly tracking_company?: string | null;
  readonly tracking_numbers?: readonly string[];
  readonly tracking_urls?: readonly string[];
  readonly origin_address?: RestAddress | null;
  readonly line_items: readonly { readonly id: RestId; readonly quantity: number }[];
}
export interface RestTerms {
  readonly payment_terms_name: string;
  readonly payment_terms_type: string;
  readonly due_in_days: number | null;
  readonly currency: string;
  readonly payment_schedules: readonly {
    readonly amount: number | string;
    readonly currency: string;
    readonly issued_at: string | null;
    readonly due_at: string | null;
    readonly completed_at: string | null;
  }[];
}

/** Keys that the fake has no use for stay: a webhook's body keeps them. */
export interface RestOrder {
  readonly id: RestId;
  readonly admin_graphql_api_id?: string;
  readonly name: string;
  readonly number: number;
  readonly created_at: string;
  readonly processed_at: string;
  readonly updated_at: string;
  readonly cancelled_at: string | null;
  readonly cancel_reason: string | null;
  readonly closed_at: string | null;
  readonly currency: string;
  readonly presentment_currency?: string;
  readonly financial_status: string;
  readonly fulfillment_status: string | null;
  readonly taxes_included: boolean;
  readonly total_price: string;
  readonly total_outstanding?: string;
  readonly tags: string;
  readonly line_items: readonly RestLine[];
  readonly shipping_lines: readonly RestShippingLine[];
  readonly tax_lines: readonly RestTaxLine[];
  readonly discount_applications?: readonly RestDiscount[];
  readonly refunds: readonly RestRefund[];
  readonly fulfillments?: readonly RestFulfillment[];
  readonly note_attributes?: readonly RestAttribute[];
  readonly customer?: RestCustomer | null;
  readonly billing_address?: RestAddress | null;
  readonly shipping_address?: RestAddress | null;
  readonly company?: { readonly id: RestId; readonly location_id: RestId } | null;
  readonly payment_terms?: RestTerms | null;
  readonly payment_gateway_names?: readonly string[];
  readonly [key: string]: unknown;
}

/** Parses a payload without losing digits of an id: an integer that a number cannot hold stays text. */
export const parseRest = <T>(json: string): T =>
  JSON.parse(json, keepDigits as (key: string, value: unknown) => unknown) as T;

const keepDigits = (_key: string, value: unknown, context: { readonly source?: string }): unknown =>
  typeof value === 'number' && Number.isInteger(value) && !Number.isSafeInteger(value) ? context.source : value;

/** The order of a file that holds it alone or under `order`. */
export function parseRestOrder(json: string): RestOrder {
  const parsed = parseRest<RestOrder | { order: RestOrder }>(json);
  return 'order' in parsed ? (parsed.order as RestOrder) : parsed;
}
