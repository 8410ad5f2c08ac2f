import { Decimal } from '@quittance/core/model';
import type { Shown } from './execute.ts';
import { appMutations } from './app-mutations.ts';
import { shownDefinition, type MetafieldDefinition, type MetafieldInput, type UserError } from './metafields.ts';
import type { Money } from './money.ts';
import { pay } from './order-state.ts';
import { globalId, PAYMENT_TERMS_TEMPLATES } from './queries.ts';
import type { RestAttribute, RestTerms } from './rest.ts';
import { accessDenied } from './scopes.ts';
import type { FakeShop } from './shop.ts';

/** The root fields that write. A refusal of the input is a `userError`; Shopify answers HTTP 200 and no error with it. */
export function mutations(shop: FakeShop): Shown {
  return { ...orderMutations(shop), ...metafieldMutations(shop), ...appMutations(shop) };
}

const refusal = (field: readonly string[] | null, message: string, code?: string): UserError => ({
  field,
  message,
  ...(code === undefined ? {} : { code }),
});

function orderMutations(shop: FakeShop): Shown {
  const notThere = (field: readonly string[], extra: Shown, code?: string): Shown => ({
    ...extra,
    userErrors: [refusal(field, 'Order does not exist', code)],
  });
  const retag = ({ id }: Shown, change: (tags: readonly string[]) => readonly string[]): Shown => {
    const order = shop.visibleOrder(globalId(id));
    if (order === undefined) return notThere(['id'], { node: null });
    mayWrite(shop, 'write_orders', 'tags');
    const tags = change(order.tags);
    if (tags.length > MOST_TAGS)
      return { node: null, userErrors: [refusal(['tags'], `Order cannot have more than ${MOST_TAGS} tags`)] };
    if (tags.some((tag) => tag.length > LONGEST_TAG))
      return { node: null, userErrors: [refusal(['tags'], `Tag cannot be longer than ${LONGEST_TAG} characters`)] };
    return { node: touch(shop, order.id, { tags: tags.join(', ') }), userErrors: [] };
  };
  return {
    tagsAdd: (args: Shown) =>
      retag(args, (tags) => {
        const known = new Set(tags.map((tag) => tag.toLowerCase()));
        return [
          ...tags,
          ...listed(args['tags']).filter((tag) => !known.has(tag.toLowerCase()) && known.add(tag.toLowerCase())),
        ].toSorted();
      }),
    tagsRemove: (args: Shown) =>
      retag(args, (tags) => {
        const gone = new Set(listed(args['tags']).map((tag) => tag.toLowerCase()));
        return tags.filter((tag) => !gone.has(tag.toLowerCase()));
      }),
    orderUpdate: ({ input }: Shown) => {
      const { id, note, customAttributes, tags, poNumber, email } = input as OrderInput;
      const order = shop.visibleOrder(globalId(id));
      if (order === undefined) return notThere(['id'], { order: null });
      const change = {
        ...(note === undefined ? {} : { note }),
        ...(email === undefined ? {} : { email }),
        ...(poNumber === undefined ? {} : { po_number: poNumber }),
        ...(tags === undefined ? {} : { tags: tags.join(', ') }),
        ...(customAttributes === undefined
          ? {}
          : { note_attributes: customAttributes.map(({ key, value }): RestAttribute => ({ name: key, value })) }),
      };
      return { order: touch(shop, order.id, change), userErrors: [] };
    },
    orderMarkAsPaid: ({ input }: Shown) => {
      const order = shop.visibleOrder(globalId((input as Shown)['id']));
      if (order === undefined) return notThere(['id'], { order: null });
      if (!(order['canMarkAsPaid'] as () => boolean)())
        return { order, userErrors: [refusal(['id'], 'Order cannot be marked as paid.')] };
      return { order: settle(shop, order.id, {}), userErrors: [] };
    },
    orderCreateManualPayment: ({ id, amount, paymentMethodName, processedAt }: Shown) => {
      const order = shop.visibleOrder(globalId(id));
      const refused = (field: readonly string[] | null, message: string, code: string): Shown => ({
        order: null,
        userErrors: [refusal(field, message, code)],
      });
      if (order === undefined) return refused(['id'], 'Order does not exist', 'ORDER_NOT_FOUND');
      const money = amount as Money | undefined;
      if (money !== undefined && shop.options.isPlus !== true)
        throw accessDenied({
          field: 'orderCreateManualPayment',
          requiredAccess:
            '`write_orders` access scope. Also: The API client must be installed on a Shopify Plus store to use the amount field.',
        });
      if (processedAt !== undefined && Date.parse(processedAt as string) > shop.now())
        return refused(['processedAt'], 'Processed at cannot be in the future', 'PROCESSED_AT_INVALID');
      const open = order.totalOutstandingSet.shopMoney;
      if (money !== undefined && money.currencyCode !== open.currencyCode)
        return refused(['amount'], 'Currency does not match the order', 'CURRENCY_MISMATCH');
      const paid = Decimal.of(money?.amount ?? open.amount);
      if (!paid.isPositive()) return refused(['amount'], 'Amount must be positive', 'AMOUNT_NOT_POSITIVE');
      if (paid.greaterThan(Decimal.of(open.amount)))
        return refused(['amount'], 'Amount exceeds the remaining balance', 'AMOUNT_EXCEEDS_BALANCE');
      return {
        order: settle(shop, order.id, {
          amount: paid.toString(),
          gateway: (paymentMethodName as string | undefined) ?? 'Other',
        }),
        userErrors: [],
      };
    },
    paymentTermsCreate: ({ referenceId, paymentTermsAttributes }: Shown) => {
      const order = shop.visibleOrder(globalId(referenceId));
      const refused = (message: string): Shown => ({
        paymentTerms: null,
        userErrors: [refusal(['referenceId'], message, 'PAYMENT_TERMS_CREATION_UNSUCCESSFUL')],
      });
      if (order === undefined) return refused('Order does not exist');
      if (order.paymentTerms !== null) return refused('Order already has payment terms');
      if (order.displayFinancialStatus === 'PAID') return refused('Order is already paid');
      return { paymentTerms: setTerms(shop, order.id, paymentTermsAttributes as TermsInput), userErrors: [] };
    },
    paymentTermsUpdate: ({ input }: Shown) => {
      const { paymentTermsId, paymentTermsAttributes } = input as {
        paymentTermsId: string;
        paymentTermsAttributes: TermsInput;
      };
      const order = shop.visibleOrders().find(({ paymentTerms }) => paymentTerms?.id === globalId(paymentTermsId));
      const refused = (message: string): Shown => ({
        paymentTerms: null,
        userErrors: [refusal(['paymentTermsId'], message, 'PAYMENT_TERMS_UPDATE_UNSUCCESSFUL')],
      });
      if (order === undefined) return refused('Payment terms do not exist');
      if (order.displayFinancialStatus === 'PAID') return refused('Payment terms of a paid order cannot be changed');
      return { paymentTerms: setTerms(shop, order.id, paymentTermsAttributes), userErrors: [] };
    },
  };
}

const MOST_TAGS = 250;
const LONGEST_TAG = 40;

/** Tags may come as one text with commas. */
const listed = (tags: unknown): readonly string[] =>
  (tags as readonly string[]).flatMap((each) => each.split(',').map((tag) => tag.trim())).filter((tag) => tag !== '');

interface OrderInput {
  readonly id: string;
  readonly note?: string | null;
  readonly email?: string | null;
  readonly poNumber?: string | null;
  readonly tags?: readonly string[];
  readonly customAttributes?: readonly { readonly key: string; readonly value: string }[];
}
interface TermsInput {
  readonly paymentTermsTemplateId?: string | null;
  readonly paymentSchedules?: readonly { readonly issuedAt?: string | null; readonly dueAt?: string | null }[] | null;
}

function touch(shop: FakeShop, id: string, change: Shown): Shown {
  const state = shop.state(id);
  const order = shop.change(id, { ...state, rest: { ...state.rest, ...change, updated_at: shop.timestamp() } });
  shop.emitOrder('orders/updated', id);
  return order;
}

function settle(shop: FakeShop, id: string, how: { readonly amount?: string; readonly gateway?: string }): Shown {
  const order = shop.change(id, pay(shop.state(id), { id: shop.nextId(), at: shop.timestamp(), ...how }));
  const eventId = crypto.randomUUID();
  shop.emitOrder('orders/updated', id, eventId);
  if (order.displayFinancialStatus === 'PAID') shop.emitOrder('orders/paid', id, eventId);
  return order;
}

function setTerms(shop: FakeShop, id: string, { paymentTermsTemplateId, paymentSchedules }: TermsInput): Shown | null {
  const { rest } = shop.state(id);
  const template = PAYMENT_TERMS_TEMPLATES.find(({ id: each }) => each === paymentTermsTemplateId);
  const before = rest.payment_terms;
  const days = template === undefined ? (before?.due_in_days ?? null) : template.dueInDays;
  const asked = paymentSchedules?.[0];
  const issued = asked?.issuedAt ?? before?.payment_schedules[0]?.issued_at ?? shop.timestamp();
  const due = asked?.dueAt ?? (days === null ? null : new Date(Date.parse(issued) + days * 86_400_000).toISOString());
  const terms: RestTerms = {
    payment_terms_name: template?.name ?? before?.payment_terms_name ?? 'Fixed',
    payment_terms_type: (template?.paymentTermsType ?? before?.payment_terms_type ?? 'FIXED').toLowerCase(),
    due_in_days: days,
    currency: rest.currency,
    payment_schedules: [
      {
        amount: rest.total_outstanding ?? rest.total_price,
        currency: rest.currency,
        issued_at: issued,
        due_at: due,
        completed_at: null,
      },
    ],
  };
  touch(shop, id, { payment_terms: terms });
  return shop.order(id)?.paymentTerms ?? null;
}

/** Documented in prose only: who writes metafields or tags needs to write what they are on. */
function mayWrite(shop: FakeShop, scope: string, field: string): void {
  if (!shop.allowed.has(scope)) throw accessDenied({ field, requiredAccess: `\`${scope}\` access scope.` });
}
const OWNER_SCOPES: Readonly<Record<string, string>> = {
  ORDER: 'write_orders',
  CUSTOMER: 'write_customers',
  COMPANY: 'write_companies',
  COMPANY_LOCATION: 'write_companies',
};

function metafieldMutations(shop: FakeShop): Shown {
  const mayWriteOn = (ownerId: string): void => {
    const scope = OWNER_SCOPES[shop.owner(ownerId)?.type ?? ''];
    if (scope !== undefined) mayWrite(shop, scope, 'metafields');
  };
  return {
    metafieldsSet: ({ metafields }: Shown) => {
      const inputs = metafields as readonly MetafieldInput[];
      for (const { ownerId } of inputs) mayWriteOn(globalId(ownerId));
      const { written, errors } = shop.metafields.set(inputs, (id) => shop.owner(id));
      // Not documented whether this fires; an app that takes its own echo for news would never rest.
      for (const id of new Set(written.length === 0 ? [] : inputs.map(({ ownerId }) => ownerId)))
        if (id.includes('/Order/')) touch(shop, id, {});
      return { metafields: errors.length > 0 ? [] : written, userErrors: errors };
    },
    metafieldsDelete: ({ metafields }: Shown) => {
      const identifiers = metafields as readonly { ownerId: string; namespace: string; key: string }[];
      for (const { ownerId } of identifiers) mayWriteOn(globalId(ownerId));
      return {
        deletedMetafields: identifiers.map((each) =>
          shop.metafields.delete(each.ownerId, each.namespace, each.key)
            ? { ...each, namespace: shop.metafields.namespaceOf(each.namespace) }
            : null,
        ),
        userErrors: [],
      };
    },
    metafieldDefinitionCreate: ({ definition }: Shown) => {
      const wanted = definition as MetafieldDefinition;
      if (shop.metafields.definitionOf(wanted.namespace, wanted.key, wanted.ownerType) !== undefined)
        return {
          createdDefinition: null,
          userErrors: [refusal(['definition', 'key'], 'Key is in use for Order metafields on the namespace.', 'TAKEN')],
        };
      shop.metafields.define(wanted);
      const created = shop.metafields.definitionOf(wanted.namespace, wanted.key, wanted.ownerType) ?? wanted;
      return { createdDefinition: shownDefinition(created), userErrors: [] };
    },
  };
}
