import { z } from 'zod';
import type { ExtId, Order, PostalAddress } from '../../model/index.ts';
import { ErpFailure, rejected } from '../outcome.ts';
import { TrytonRefusal, type TrytonClient } from './client.ts';
import { isDuplicate } from './classify.ts';
import type { ReferenceData } from './reference-data.ts';

const partyRow = z.object({ id: z.int(), name: z.string().nullable(), addresses: z.array(z.int()) });
const addressRow = z.object({
  id: z.int(),
  street: z.string().nullable(),
  postal_code: z.string().nullable(),
  city: z.string().nullable(),
  country: z.int().nullable(),
});
type AddressValues = Omit<z.output<typeof addressRow>, 'id'>;

export interface PartyForSale {
  readonly party: number;
  readonly invoiceAddress: number;
  readonly shipmentAddress: number;
}

export async function findParty(client: TrytonClient, key: ExtId): Promise<z.output<typeof partyRow> | undefined> {
  const [row] = await client.search('party.party', partyRow, [['code', '=', key]], ['name', 'addresses'], { limit: 1 });
  return row;
}

/** The buyer's party and addresses, made where they are not there. `party.code` is unique, so of two workers one makes it. */
export async function ensureParty(
  client: TrytonClient,
  data: ReferenceData,
  key: ExtId,
  order: Order,
): Promise<PartyForSale> {
  const billing = order.buyer.billingAddress ?? order.deliverTo?.address;
  if (billing === undefined) {
    throw new ErpFailure(
      rejected(
        {
          code: 'BUYER_ADDRESS_MISSING',
          message: 'The order has neither a billing nor a delivery address.',
          advice: 'Add an address to the order in the shop.',
        },
        'buyer.billingAddress',
      ),
    );
  }
  const invoice = await addressValues(data, billing);
  const shipment = order.deliverTo ? await addressValues(data, order.deliverTo.address) : invoice;
  const party = (await findParty(client, key)) ?? (await createParty(client, key, order, invoice));
  const known = await client.search(
    'party.address',
    addressRow,
    [['party', '=', party.id]],
    ['street', 'postal_code', 'city', 'country'],
  );
  const invoiceAddress = await ensureAddress(client, party.id, known, invoice);
  const shipmentAddress = same(invoice, shipment)
    ? invoiceAddress
    : await ensureAddress(client, party.id, known, shipment);
  return { party: party.id, invoiceAddress, shipmentAddress };
}

async function createParty(
  client: TrytonClient,
  key: ExtId,
  order: Order,
  address: AddressValues,
): Promise<z.output<typeof partyRow>> {
  try {
    await client.create('party.party', partyValues(key, order, address));
  } catch (error) {
    if (!(error instanceof TrytonRefusal) || !isDuplicate(error.error)) throw error;
  }
  const party = await findParty(client, key);
  if (party === undefined)
    throw new ErpFailure(
      rejected(
        {
          code: 'TRYTON_PARTY_HIDDEN',
          message: 'The customer exists in Tryton but is archived or hidden.',
          advice: 'Make the party active again in Tryton.',
        },
        'buyer',
      ),
    );
  return party;
}

export function partyValues(key: ExtId, { buyer }: Order, address: AddressValues) {
  return {
    code: key,
    name: buyer.name,
    addresses: [['create', [{ ...address, invoice: true, delivery: true }]]],
    ...(buyer.email !== undefined && { contact_mechanisms: [['create', [{ type: 'email', value: buyer.email }]]] }),
    ...(buyer.vatNumber !== undefined && {
      identifiers: [['create', [{ type: 'eu_vat', code: buyer.vatNumber.replace(/[\s.]/g, '').toUpperCase() }]]],
    }),
  };
}

async function addressValues(data: ReferenceData, address: PostalAddress): Promise<AddressValues> {
  const street = [address.line1, address.line2, address.line3]
    .filter((line) => line !== undefined && line !== '')
    .join('\n');
  return {
    street,
    postal_code: address.postCode ?? null,
    city: address.city ?? null,
    country: await data.country(address.countryCode),
  };
}

async function ensureAddress(
  client: TrytonClient,
  party: number,
  known: readonly z.output<typeof addressRow>[],
  wanted: AddressValues,
): Promise<number> {
  const there = known.find((address) => same(address, wanted));
  return there?.id ?? client.create('party.address', { ...wanted, party, invoice: true, delivery: true });
}

function same(a: AddressValues, b: AddressValues): boolean {
  return (
    (a.street ?? '') === (b.street ?? '') &&
    a.postal_code === b.postal_code &&
    a.city === b.city &&
    a.country === b.country
  );
}
