import type { Peer } from './peer.ts';

interface EInvoice {
  from: { name: string };
  to: { name: string };
  validate(level: 'business'): Promise<{ readonly errors: readonly { readonly code: string }[] }>;
  exportXml(format: 'ubl' | 'cii'): Promise<string>;
  embedInPdf(pdf: Buffer, format: 'facturx'): Promise<Uint8Array | { readonly buffer: Uint8Array }>;
}

export const finCx: Peer = {
  name: '@fin.cx/einvoice',
  version: '5.0.3',
  async works(load, { invoice, ubl, cii, page }) {
    const peer = (load('@fin.cx/einvoice') as { EInvoice: { fromXml(xml: string): Promise<EInvoice> } }).EInvoice;
    const judged = async (xml: string) => {
      const { errors } = await (await peer.fromXml(xml)).validate('business');
      return errors.map(({ code }) => code);
    };
    const own = await peer.fromXml(ubl);
    // It reads no name where a party has no trading name, and writes no invoice without.
    own.from.name = invoice.seller.name;
    own.to.name = invoice.buyer.name;
    const base = Buffer.from(page);
    return {
      'validate UBL': () => judged(ubl),
      'validate CII': () => judged(cii),
      'write UBL': () => own.exportXml('ubl'),
      'write CII': () => own.exportXml('cii'),
      async 'Factur-X around a given page'() {
        const made = await own.embedInPdf(base, 'facturx');
        return made instanceof Uint8Array ? made : made.buffer;
      },
    };
  },
};
