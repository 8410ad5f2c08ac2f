import { createHash } from 'node:crypto';
import { Decimal } from '@quittance/core/model';
import { z } from 'zod';
import type { Operation } from '../src/admin-api/operation.ts';
import type { ApiAnswer, ApiFailure, ShopApi } from '../src/admin-api/shop-api.ts';

interface StoredMetafield {
  readonly value: string;
  readonly compareDigest: string;
}

/** How a call goes wrong: before anything happened, or after it did (`lost`: the answer never came). */
interface Fault {
  readonly failure: ApiFailure;
  readonly takesEffect: boolean;
}

type Variables = Readonly<Record<string, unknown>>;

const metafieldInputs = z.array(z.object({ key: z.string(), value: z.string(), compareDigest: z.string().nullish() }));
const tagInputs = z.array(z.string());
const amountInput = z.object({ amount: z.string() });

/**
 * One order as the Admin API shows and changes it, with what `metafieldsSet` promises: all fields or none, and only if the digest given
 * is that of the stored value, `null` standing for "there is none".
 */
export class OrderInShopify {
  readonly metafields = new Map<string, StoredMetafield>();
  readonly calls: { readonly name: string; readonly variables: Variables }[] = [];
  tags: string[] = [];
  currency = 'EUR';
  total = '120.00';
  outstanding = '120.00';
  canMarkAsPaid = true;
  capturable = false;
  isPlus = false;
  isB2B = false;
  isThere = true;
  terms: { type: string; dueInDays: number | null; dueAt: (string | null)[] } | undefined;
  timeZone = 'Europe/Paris';
  readonly payments: string[] = [];
  readonly schedules: unknown[] = [];
  readonly #faults = new Map<string, Fault[]>();
  readonly #before = new Map<string, (() => Promise<void>)[]>();

  readonly api: ShopApi = {
    shop: 'wine.myshopify.com',
    run: async <Answer>(operation: Operation<Answer>, variables: Variables = {}): Promise<ApiAnswer<Answer>> => {
      this.calls.push({ name: operation.name, variables });
      await this.#before.get(operation.name)?.shift()?.();
      const fault = this.#faults.get(operation.name)?.shift();
      if (fault !== undefined && !fault.takesEffect) return { ok: false, failure: fault.failure };
      const value = operation.answer.parse(this.#answer(operation.name, variables));
      return fault === undefined ? { ok: true, value } : { ok: false, failure: fault.failure };
    },
  };

  fail(operation: string, kind: ApiFailure['kind'], takesEffect = false): void {
    const failure = { kind, code: `SHOPIFY_${kind.toUpperCase()}`, message: `It is ${kind}.`, advice: 'Wait.' };
    this.#faults.set(operation, [...(this.#faults.get(operation) ?? []), { failure, takesEffect }]);
  }

  /** What happens in the moment before the next call of an operation is worked. */
  beforeNext(operation: string, happens: () => Promise<void>): void {
    this.#before.set(operation, [...(this.#before.get(operation) ?? []), happens]);
  }

  sent(name: string): readonly Variables[] {
    return this.calls.filter((call) => call.name === name).map(({ variables }) => variables);
  }

  /** Names of the mutations sent so far. */
  get mutations(): readonly string[] {
    return this.calls.map(({ name }) => name).filter((name) => name !== 'read-invoice-state');
  }

  value(key: string): string | undefined {
    return this.metafields.get(key)?.value;
  }

  #answer(name: string, variables: Variables): unknown {
    switch (name) {
      case 'read-invoice-state':
        return { order: this.isThere ? this.#shown() : null, shop: this.#shop() };
      case 'write-invoice-state':
        return { metafieldsSet: { userErrors: this.#setMetafields(metafieldInputs.parse(variables['metafields'])) } };
      case 'add-tags':
        this.#addTags(tagInputs.parse(variables['tags']));
        return { tagsAdd: { userErrors: [] } };
      case 'remove-tags':
        this.tags = this.tags.filter((tag) => !tagInputs.parse(variables['tags']).includes(tag));
        return { tagsRemove: { userErrors: [] } };
      case 'mark-as-paid':
        return { orderMarkAsPaid: { userErrors: this.#pay(this.outstanding) } };
      case 'manual-payment':
        return { orderCreateManualPayment: { userErrors: this.#pay(amountInput.parse(variables['amount']).amount) } };
      case 'payment-terms':
        this.schedules.push(variables['schedule']);
        return { paymentTermsUpdate: { userErrors: [] } };
      default:
        throw new Error(`Shopify does not know ${name}.`);
    }
  }

  #shown(): unknown {
    return {
      id: 'gid://shopify/Order/820982911946154508',
      tags: this.tags,
      displayFinancialStatus: Decimal.of(this.outstanding).isZero() ? 'PAID' : 'PENDING',
      canMarkAsPaid: this.canMarkAsPaid && Decimal.of(this.outstanding).isPositive(),
      capturable: this.capturable,
      currentTotalPriceSet: { presentmentMoney: { amount: this.total, currencyCode: this.currency } },
      totalOutstandingSet: { presentmentMoney: { amount: this.outstanding, currencyCode: this.currency } },
      purchasingEntity: { __typename: this.isB2B ? 'PurchasingCompany' : 'Customer' },
      paymentTerms:
        this.terms === undefined
          ? null
          : {
              id: 'gid://shopify/PaymentTerms/1',
              paymentTermsType: this.terms.type,
              dueInDays: this.terms.dueInDays,
              paymentSchedules: { nodes: this.terms.dueAt.map((dueAt) => ({ dueAt })) },
            },
      status: this.metafields.get('invoice_status') ?? null,
      written: this.metafields.get('invoice_written') ?? null,
      payment: this.metafields.get('invoice_payment') ?? null,
    };
  }

  #shop(): unknown {
    return { ianaTimezone: this.timeZone, plan: { shopifyPlus: this.isPlus } };
  }

  #setMetafields(inputs: z.output<typeof metafieldInputs>): unknown[] {
    const stale = inputs.filter(
      (input) =>
        input.compareDigest !== undefined &&
        input.compareDigest !== (this.metafields.get(input.key)?.compareDigest ?? null),
    );
    if (stale.length > 0) return stale.map(() => ({ message: 'The metafield changed.', code: 'STALE_OBJECT' }));
    if (inputs.some(({ value }) => value === '')) return [{ message: 'Value is blank.', code: 'BLANK' }];
    for (const { key, value } of inputs) {
      this.metafields.set(key, { value, compareDigest: createHash('sha256').update(value).digest('hex') });
    }
    return [];
  }

  /** An order has a tag once, whatever its case. */
  #addTags(tags: readonly string[]): void {
    const known = new Set(this.tags.map((tag) => tag.toLowerCase()));
    this.tags = [...this.tags, ...tags.filter((tag) => !known.has(tag.toLowerCase()))];
  }

  #pay(amount: string): unknown[] {
    if (!Decimal.of(this.outstanding).isPositive()) return [{ message: 'Order is already paid.' }];
    this.payments.push(amount);
    this.outstanding = Decimal.of(this.outstanding).minus(Decimal.of(amount)).toString();
    return [];
  }
}
