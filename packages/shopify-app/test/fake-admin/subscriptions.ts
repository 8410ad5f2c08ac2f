import { Decimal } from '@quittance/core/model';
import type { Shown } from './execute.ts';
import type { UserError } from './metafields.ts';
import type { Money } from './money.ts';
import type { FakeShop } from './shop.ts';

interface Subscription extends Shown {
  readonly id: string;
  readonly name: string;
  status: string;
}
interface UsageLine extends Shown {
  readonly id: string;
  readonly cappedAmount: Money | undefined;
  readonly records: Shown[];
  readonly subscription: () => Subscription;
}

/** What the app asks of the merchant: a plan, approved in the admin, and records of use under its cap. */
export class Subscriptions {
  readonly #shop: FakeShop;
  readonly #all: Subscription[] = [];
  readonly #lines = new Map<string, UsageLine>();

  constructor(shop: FakeShop) {
    this.#shop = shop;
  }
  get all(): readonly Subscription[] {
    return this.#all;
  }
  get active(): readonly Subscription[] {
    return this.#all.filter(({ status }) => status === 'ACTIVE');
  }
  find(id: string): Subscription | undefined {
    return this.#all.find((each) => each.id === id);
  }

  create({ name, returnUrl, test, trialDays, lineItems }: Shown): Shown {
    const id = this.#shop.nextId();
    const lines = (lineItems as readonly { plan: Plan }[]).map(({ plan }, index) =>
      this.#line(`${id}${index}`, plan, () => made),
    );
    const made: Subscription = {
      __typename: 'AppSubscription',
      id: `gid://shopify/AppSubscription/${id}`,
      name: String(name),
      returnUrl,
      status: 'PENDING',
      test: test === true,
      trialDays: trialDays ?? 0,
      createdAt: this.#shop.timestamp(),
      currentPeriodEnd: null,
      lineItems: lines,
    };
    this.#all.push(made);
    return {
      appSubscription: made,
      confirmationUrl: `https://${this.#shop.domain}/admin/charges/${this.#shop.domain}/${id}/RecurringApplicationCharge/confirm_recurring_application_charge`,
      userErrors: [],
    };
  }

  /** The merchant says yes (or no) on Shopify's page; a new plan ends the old one. */
  decide(id: string, status: 'ACTIVE' | 'DECLINED'): void {
    const chosen = this.find(id);
    if (chosen === undefined) throw new Error(`no subscription ${id}`);
    if (status === 'ACTIVE') for (const other of this.active) other.status = 'CANCELLED';
    chosen.status = status;
    this.#shop.emit('app_subscriptions/update', {
      app_subscription: {
        admin_graphql_api_id: id,
        name: chosen.name,
        status,
        admin_graphql_api_shop_id: 'gid://shopify/Shop/954889',
        created_at: chosen['createdAt'],
        updated_at: this.#shop.timestamp(),
      },
    });
  }

  cancel({ id }: Shown): Shown {
    const found = this.find(String(id));
    if (found === undefined) return { appSubscription: null, userErrors: [refusal(['id'], 'Subscription not found')] };
    found.status = 'CANCELLED';
    return { appSubscription: found, userErrors: [] };
  }

  /** A record under a key that was used already is that record, not a second charge. */
  record({ subscriptionLineItemId, price, description, idempotencyKey }: Shown): Shown {
    const line = this.#lines.get(String(subscriptionLineItemId));
    const refused = (message: string): Shown => ({ appUsageRecord: null, userErrors: [refusal(['base'], message)] });
    if (line === undefined || line.cappedAmount === undefined)
      return refused('Subscription line item must have a usage pricing plan');
    if (line.subscription().status !== 'ACTIVE') return refused('Subscription is not active');
    const known = line.records.find((each) => idempotencyKey != null && each['idempotencyKey'] === idempotencyKey);
    if (known !== undefined) return { appUsageRecord: known, userErrors: [] };
    const money = price as Money;
    const used = balanceOf(line).plus(Decimal.of(money.amount));
    if (used.greaterThan(Decimal.of(line.cappedAmount.amount))) return refused('Total price exceeds balance remaining');
    const made: Shown = {
      __typename: 'AppUsageRecord',
      id: `gid://shopify/AppUsageRecord/${this.#shop.nextId()}`,
      createdAt: this.#shop.timestamp(),
      description,
      idempotencyKey: idempotencyKey ?? null,
      price: money,
      subscriptionLineItem: () => line,
    };
    line.records.push(made);
    return { appUsageRecord: made, userErrors: [] };
  }

  #line(id: string, plan: Plan, subscription: () => Subscription): UsageLine {
    const usage = plan.appUsagePricingDetails;
    const recurring = plan.appRecurringPricingDetails;
    const records: Shown[] = [];
    const made: UsageLine = {
      id: `gid://shopify/AppSubscriptionLineItem/${id}`,
      cappedAmount: usage?.cappedAmount,
      records,
      subscription,
      usageRecords: () => records,
      plan: {
        pricingDetails:
          usage === undefined
            ? {
                __typename: 'AppRecurringPricing',
                interval: recurring?.interval ?? 'EVERY_30_DAYS',
                price: recurring?.price,
                planHandle: null,
              }
            : {
                __typename: 'AppUsagePricing',
                interval: 'EVERY_30_DAYS',
                terms: usage.terms,
                cappedAmount: usage.cappedAmount,
                balanceUsed: () => ({ ...usage.cappedAmount, amount: balanceOf(made).toString() }),
              },
      },
    };
    this.#lines.set(made.id, made);
    return made;
  }
}

interface Plan {
  readonly appUsagePricingDetails?: { readonly cappedAmount: Money; readonly terms: string };
  readonly appRecurringPricingDetails?: { readonly price: Money; readonly interval?: string };
}

const balanceOf = ({ records }: UsageLine): Decimal =>
  Decimal.sum(records.map((each) => Decimal.of((each['price'] as Money).amount)));
const refusal = (field: readonly string[], message: string): UserError => ({ field, message });
