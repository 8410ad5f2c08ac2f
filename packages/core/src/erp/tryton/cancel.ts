import { z } from 'zod';
import { ErpFailure, found, rejected } from '../outcome.ts';
import type { Cause, Outcome, Ref } from '../port.ts';
import type { TrytonClient } from './client.ts';
import { readSale, toOrder, type SaleRow } from './orders.ts';
import { formIn, inWizard } from './wizard.ts';

const record = z.object({ id: z.int(), state: z.string() });
const exceptions = z.object({ id: z.int(), shipment_state: z.string(), invoice_state: z.string() });
/** What may still be called off: nobody has taken goods from a shelf for it. */
const CALLED_OFF: readonly string[] = ['draft', 'waiting', 'assigned', 'cancelled'];
const UNPOSTED: readonly string[] = ['draft', 'validated', 'cancelled'];

const SHIPPED: Cause = {
  code: 'TRYTON_SALE_SHIPPED',
  message: 'The goods of the sale are being packed or have left, so Tryton keeps the sale.',
  advice: 'Stop the shipment or book the return in Tryton.',
};
const INVOICED: Cause = {
  code: 'TRYTON_SALE_INVOICED',
  message: 'The invoice of the sale is posted in Tryton, so Tryton keeps the sale.',
  advice: 'Credit the invoice in Tryton.',
};

/**
 * Cancels a sale. Tryton has no such button once a sale is confirmed: its shipments and its draft invoice are cancelled, and
 * the two exceptions that follow are answered with “do not make them again”, which ends the sale. Each step looks first, so
 * that a cancellation cut short goes on where it stopped.
 */
export async function cancelSale(client: TrytonClient, ref: Ref): Promise<Outcome<Ref>> {
  const sale = await readSale(client, ref);
  if (sale.state === 'cancelled') return found(toOrder(sale));
  if (sale.state === 'draft' || sale.state === 'quotation') await client.press('sale.sale', 'cancel', sale.id);
  else {
    const refusal = await callOff(client, sale);
    if (refusal !== undefined) return rejected(refusal);
  }
  const now = toOrder(await readSale(client, ref));
  return now.state === 'cancelled' ? found(now) : rejected(STILL_THERE);
}

async function callOff(client: TrytonClient, sale: SaleRow): Promise<Cause | undefined> {
  try {
    const shipments = await statesOf(client, 'stock.shipment.out', sale.shipments);
    if (shipments.some(({ state }) => !CALLED_OFF.includes(state))) return SHIPPED;
    const invoices = await statesOf(client, 'account.invoice', sale.invoices);
    if (invoices.some(({ state }) => !UNPOSTED.includes(state))) return INVOICED;
    await cancelEach(client, 'stock.shipment.out', shipments);
    await cancelEach(client, 'account.invoice', invoices);
    await endExceptions(client, sale.id);
    return undefined;
  } catch (error) {
    // Rights that are missing for this alone are no reason to stop the connection for every order.
    if (error instanceof ErpFailure && error.failure.kind === 'misconfigured' && error.failure.cause.code === NO_RIGHTS)
      return MAY_NOT;
    throw error;
  }
}

async function statesOf(client: TrytonClient, model: string, ids: readonly number[]) {
  return ids.length === 0 ? [] : client.search(model, record, [['id', 'in', ids]], ['state']);
}

async function cancelEach(
  client: TrytonClient,
  model: string,
  records: readonly z.output<typeof record>[],
): Promise<void> {
  for (const { id } of records.filter(({ state }) => state !== 'cancelled')) await client.press(model, 'cancel', id);
}

/** What was cancelled is not made again. */
async function endExceptions(client: TrytonClient, sale: number): Promise<void> {
  const fields = ['shipment_state', 'invoice_state'] as const;
  for (const [field, wizard, again] of [
    [fields[0], 'sale.handle.shipment.exception', 'recreate_moves'],
    [fields[1], 'sale.handle.invoice.exception', 'recreate_invoices'],
  ] as const) {
    const [now] = await client.search('sale.sale', exceptions, [['id', '=', sale]], [...fields], { limit: 1 });
    if (now?.[field] !== 'exception') continue;
    await inWizard(client, wizard, { model: 'sale.sale', id: sale }, async (step) => {
      const ask = { ...formIn(await step('ask')), [again]: [] };
      await step('handle', { ask });
    });
  }
}

const NO_RIGHTS = 'TRYTON_NO_RIGHTS';
const MAY_NOT: Cause = {
  code: 'TRYTON_MAY_NOT_CANCEL',
  message: 'The connector’s user may not cancel shipments or invoices in Tryton.',
  advice: 'Give the user the groups Stock and Account, or cancel shipment and invoice in Tryton by hand.',
};
const STILL_THERE: Cause = {
  code: 'TRYTON_SALE_CONFIRMED',
  message: 'Tryton did not cancel the sale.',
  advice: 'Cancel its shipment and invoice in Tryton, or issue a credit note.',
};
