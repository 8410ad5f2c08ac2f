import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { browserUnavailable, launchBrowser } from '../../../../scripts/browser.ts';
import type { BuyerOrder } from '../../src/api/contract.ts';
import { invoiceNumber } from '../../../core/src/flow/testing/this-year.ts';
import { FRENCH_ADDRESS, numberOf, openBed, type Bed } from '../../test/app/bed.ts';
import { SCREENS } from '../screens.ts';
import { openEmbedded, type EmbeddedPage } from './embedded-page.ts';

const unavailable = browserUnavailable();
const GERMAN_COMPANY = { ...FRENCH_ADDRESS, company: 'Kontor GmbH', zip: '20457', city: 'Hamburg', country_code: 'DE' };
const FORM = { siren: '', vatId: 'DE 136 695 976', routingAddress: '' };

describe.skipIf(unavailable !== undefined)(
  `an order of a company without its VAT number${unavailable === undefined ? '' : ` [skipped: ${unavailable}]`}`,
  () => {
    let bed: Bed;
    let browser: Browser;
    let admin: EmbeddedPage;
    let order: string;

    beforeAll(async () => {
      bed = await openBed({ screens: SCREENS });
      await bed.install();
      browser = await launchBrowser();
      admin = await openEmbedded(browser, bed);
    });
    afterAll(async () => {
      expect(admin.errors).toEqual([]);
      await browser?.close();
      await bed?.stop();
    });

    const status = () => expect.poll(() => bed.metafields(order)['invoice_status']);
    const openOrder = async () => admin.open(`/orders/${(await bed.find(order))?.id ?? ''}`);
    const path = () => `/buyer/orders/${numberOf(order)}`;
    const customer = () => Number(bed.shop.state(order).rest.customer?.id);

    it('stops, and says why on its page', async () => {
      order = bed.order({ number: 1001, lines: [{ title: 'Oak chair', price: '60.00' }], address: GERMAN_COMPANY });
      bed.merchant.fulfill(order);
      await status().toBe('needs-attention');
      expect(bed.metafields(order)['invoice_reason']).toContain('No VAT was charged');
      await openOrder();
      await admin.page
        .getByText(/No VAT was charged/)
        .first()
        .waitFor();
    });

    it('shows the form to its buyer, and to nobody else', async () => {
      const shown = await bed.buyer(customer(), path());
      expect(await shown.json()).toMatchObject({ documents: [], countsForThisOrder: true });
      expect((await bed.buyer(customer() + 1, path())).status).toBe(404);
    });

    it('goes on when the buyer has filled in the form', async () => {
      expect((await bed.buyer(customer(), `${path()}/e-invoicing`, { ...FORM, vatId: 'DE1' })).status).toBe(422);
      expect((await bed.buyer(customer(), `${path()}/e-invoicing`, FORM)).status).toBe(200);
      await status().toBe('issued');
      const { documents, eInvoicing } = (await (await bed.buyer(customer(), path())).json()) as BuyerOrder;
      expect(documents.map(({ number }) => number)).toEqual([invoiceNumber(1)]);
      expect(eInvoicing.vatId).toBe('DE136695976');
      await openOrder();
      await admin.page.getByRole('heading', { name: invoiceNumber(1) }).waitFor();
    });
  },
);
