import type { Shown } from '../execute.ts';
import { share } from '../money.ts';
import type { RestAddress, RestFulfillment } from '../rest.ts';
import type { LineObject } from './lines.ts';
import { gid } from './people.ts';

export interface FulfillmentObject extends Shown {
  readonly id: string;
}

export function fulfillmentOf(
  rest: RestFulfillment,
  lines: readonly LineObject[],
  order: () => Shown,
): FulfillmentObject {
  return {
    __typename: 'Fulfillment',
    id: gid('Fulfillment', rest.id),
    legacyResourceId: String(rest.id),
    name: rest.name ?? `#F${rest.id}`,
    status: rest.status.toUpperCase(),
    createdAt: rest.created_at,
    updatedAt: rest.updated_at,
    deliveredAt: null,
    estimatedDeliveryAt: null,
    inTransitAt: null,
    requiresShipping: true,
    order,
    totalQuantity: rest.line_items.reduce((sum, { quantity }) => sum + quantity, 0),
    originAddress: rest.origin_address?.['country_code'] == null ? null : originAddress(rest.origin_address),
    trackingInfo: (rest.tracking_numbers ?? []).map((number, index) => ({
      number,
      company: rest.tracking_company ?? null,
      url: rest.tracking_urls?.[index] ?? null,
    })),
    fulfillmentLineItems: rest.line_items.flatMap(({ id, quantity }) => {
      const line = lines.find((each) => each.id === gid('LineItem', id));
      if (line === undefined) return [];
      return [
        {
          __typename: 'FulfillmentLineItem',
          id: gid('FulfillmentLineItem', `${rest.id}${id}`),
          quantity,
          lineItem: line,
          originalTotalSet: share(line.originalTotalSet, quantity, line.quantity),
          discountedTotalSet: share(line.soldAt, quantity, line.quantity),
        },
      ];
    }),
  };
}

const originAddress = (address: RestAddress): Shown => ({
  address1: address['address1'] ?? null,
  address2: address['address2'] ?? null,
  zip: address['zip'] ?? null,
  city: address['city'] ?? null,
  provinceCode: address['province_code'] ?? null,
  countryCode: address['country_code'],
});
