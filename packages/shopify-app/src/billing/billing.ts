import type { Installation, InstallationData, Installations, Quittance } from '@quittance/core/flow';
import { z } from 'zod';
import type { FindShopApi } from '../admin-api/client.ts';
import type { ApiAnswer } from '../admin-api/shop-api.ts';
import { HOST } from '../index.ts';
import type { AppOptions } from '../options.ts';
import { adminUrl } from '../server/admin-url.ts';
import { countDocuments } from './count-documents.ts';
import { createSubscription, createUsageRecord, readSubscription } from './operations.ts';
import { billable, daysToBill, PLAN, priceOf } from './plan.ts';

/** What a merchant pays for, as the screens show it. */
export interface BillingView {
  /** `null` until the merchant has approved it. */
  readonly plan: string | null;
  /** Documents issued in this calendar month. */
  readonly used: number;
  readonly included: number;
  /** Where the merchant approves the plan. */
  readonly confirmationUrl?: string;
}

export type BillingOf = (shop: string) => Promise<BillingView | undefined>;

interface Parts {
  readonly options: AppOptions;
  readonly quittance: Pick<Quittance, 'documents'>;
  readonly installations: Pick<Installations, 'find' | 'list' | 'read' | 'change'>;
  readonly shopApi: FindShopApi;
  readonly log: { warn(fields: object, message: string): void };
  readonly now?: () => Date;
}

const kept = z.object({
  /** The last day whose documents are paid for. */
  billedThrough: z.iso.date().optional(),
  /** Shopify keeps an unapproved plan for two days: until then the same is offered again. */
  offer: z.object({ url: z.url(), until: z.number() }).optional(),
});
type Kept = z.output<typeof kept>;

interface Subscription {
  /** The line item that usage is charged to; absent while no plan is active. */
  readonly lineItem?: string;
  readonly test: boolean;
}

const OFFERED_FOR = 86_400_000;

/** Billing by issued documents through Shopify: https://shopify.dev/docs/apps/launch/billing */
export class Billing {
  readonly #parts: Parts;
  readonly #now: () => Date;

  constructor(parts: Parts) {
    this.#parts = parts;
    this.#now = parts.now ?? (() => new Date());
  }

  /** `undefined` while Shopify cannot be asked. */
  readonly of: BillingOf = async (shop) => {
    const installation = await this.#parts.installations.find(HOST, shop);
    const subscription = await this.#subscription(shop);
    if (installation === undefined || !subscription.ok) return undefined;
    const today = dayOf(this.#now());
    const used = await countDocuments(this.#parts.quittance, installation.tenant, monthOf(today), today);
    const view = { used, included: PLAN.includedPerMonth };
    if (subscription.value.lineItem !== undefined) {
      await this.#begin(shop);
      return { ...view, plan: PLAN.name };
    }
    const confirmationUrl = await this.#offer(shop, subscription.value.test);
    return { ...view, plan: null, ...(confirmationUrl !== undefined && { confirmationUrl }) };
  };

  /** Charges what is due, day by day. Running it again, or twice at once, charges nothing twice: each day has its key. */
  async chargeAll(): Promise<void> {
    for (const installation of await this.#parts.installations.list(HOST)) {
      const charged = await this.#charge(installation);
      if (!charged.ok) this.#parts.log.warn({ shop: installation.shop, code: charged.failure.code }, 'not charged');
    }
  }

  async #charge({ shop, tenant }: Installation): Promise<ApiAnswer<undefined>> {
    const { billedThrough } = await this.#read(shop);
    const days = billedThrough === undefined ? [] : daysToBill(billedThrough, this.#now());
    if (days.length === 0) return DONE;
    const subscription = await this.#subscription(shop);
    if (!subscription.ok) return subscription;
    const { lineItem } = subscription.value;
    for (const day of days) {
      const before = await this.#issued(tenant, day);
      const count = billable(before, await countDocuments(this.#parts.quittance, tenant, day, day));
      // A day without an approved plan is free: a merchant is never charged for what they did not approve.
      const charged = lineItem === undefined || count === 0 ? DONE : await this.#record(shop, lineItem, day, count);
      if (!charged.ok) return charged;
      await this.#keep(shop, { billedThrough: day });
    }
    return DONE;
  }

  async #record(shop: string, lineItem: string, day: string, count: number): Promise<ApiAnswer<undefined>> {
    const answer = await this.#parts.shopApi(shop).run(createUsageRecord, {
      lineItem,
      price: { amount: priceOf(count), currencyCode: PLAN.currency },
      description: `${count} documents issued on ${day}`,
      key: `${shop}:${day}`,
    });
    if (!answer.ok) return answer;
    const [error] = answer.value.appUsageRecordCreate.userErrors;
    if (error === undefined) return DONE;
    return {
      ok: false,
      failure: {
        kind: 'refused',
        code: 'SHOPIFY_CHARGE_REFUSED',
        message: `Shopify refused the charge: ${error.message}`,
        advice: 'The merchant may have reached the approved cap: it is tried again.',
      },
    };
  }

  /** What the month had before this day. */
  async #issued(tenant: Installation['tenant'], day: string): Promise<number> {
    const first = monthOf(day);
    if (first === day) return 0;
    return countDocuments(this.#parts.quittance, tenant, first, dayOf(new Date(Date.parse(day) - 86_400_000)));
  }

  async #subscription(shop: string): Promise<ApiAnswer<Subscription>> {
    const answer = await this.#parts.shopApi(shop, 'interactive').run(readSubscription);
    if (!answer.ok) return answer;
    const { currentAppInstallation, shop: told } = answer.value;
    const lineItem = currentAppInstallation.activeSubscriptions
      .filter(({ name }) => name === PLAN.name)
      .flatMap(({ lineItems }) => lineItems)
      .find(({ plan }) => plan.pricingDetails.__typename === 'AppUsagePricing')?.id;
    const test = told.plan.partnerDevelopment || this.#parts.options.sandbox !== undefined;
    return { ok: true, value: { test, ...(lineItem !== undefined && { lineItem }) } };
  }

  async #offer(shop: string, test: boolean): Promise<string | undefined> {
    const { offer } = await this.#read(shop);
    const now = this.#now().getTime();
    if (offer !== undefined && offer.until > now) return offer.url;
    const cappedAmount = { amount: PLAN.cappedAmount, currencyCode: PLAN.currency };
    const terms = `${PLAN.perDocument} ${PLAN.currency} per issued document beyond ${PLAN.includedPerMonth} a month`;
    const answer = await this.#parts.shopApi(shop, 'interactive').run(createSubscription, {
      name: PLAN.name,
      returnUrl: adminUrl(this.#parts.options, shop),
      lineItems: [{ plan: { appUsagePricingDetails: { cappedAmount, terms } } }],
      test,
    });
    const url = answer.ok ? answer.value.appSubscriptionCreate.confirmationUrl : null;
    if (url === null) return undefined;
    await this.#keep(shop, { offer: { url, until: now + OFFERED_FOR } });
    return url;
  }

  /** Documents of before the approval are free. */
  async #begin(shop: string): Promise<void> {
    const { billedThrough } = await this.#read(shop);
    if (billedThrough === undefined)
      await this.#keep(shop, { billedThrough: dayOf(new Date(this.#now().getTime() - 86_400_000)) });
  }

  async #read(shop: string): Promise<Kept> {
    const stored = await this.#parts.installations.read(HOST, shop);
    return stored === undefined ? {} : keptIn(stored);
  }

  /** Never back: of two processes that charge at once, the later day stays. */
  async #keep(shop: string, change: Kept): Promise<void> {
    await this.#parts.installations.change(HOST, shop, (stored) => {
      const known = keptIn(stored);
      const billedThrough = [known.billedThrough, change.billedThrough]
        .filter((day) => day !== undefined)
        .toSorted()
        .at(-1);
      const billing = { ...known, ...change, ...(billedThrough !== undefined && { billedThrough }) };
      return Promise.resolve({ answer: undefined, state: { ...stored.state, billing } });
    });
  }
}

const DONE = { ok: true, value: undefined } as const;

function keptIn({ state }: InstallationData): Kept {
  const read = kept.safeParse(state['billing'] ?? {});
  return read.success ? read.data : {};
}

function dayOf(moment: Date): string {
  return moment.toISOString().slice(0, 10);
}

function monthOf(day: string): string {
  return `${day.slice(0, 7)}-01`;
}
