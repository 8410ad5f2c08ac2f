import type { Peer } from './peer.ts';

interface Attestwire {
  parseUblInvoice(xml: string): { readonly invoice: object };
  parseCiiInvoice(xml: string): { readonly invoice: object };
  validateInput(invoice: object): { readonly errors: readonly { readonly rule: string }[] };
  generateXRechnungUBL(invoice: object): string;
  generateCii(invoice: object): string;
}

export const attestwire: Peer = {
  name: '@attestwire/en16931',
  version: '0.7.3',
  checkout: 'attestwire-en16931',
  works(load, { ubl, cii }) {
    const peer = load('./attestwire-en16931') as Attestwire;
    const judged = (invoice: object) => peer.validateInput(invoice).errors.map(({ rule }) => rule);
    const { invoice } = peer.parseUblInvoice(ubl);
    return {
      'validate UBL': () => judged(peer.parseUblInvoice(ubl).invoice),
      'validate CII': () => judged(peer.parseCiiInvoice(cii).invoice),
      'write UBL': () => peer.generateXRechnungUBL(invoice),
      'write CII': () => peer.generateCii(invoice),
    };
  },
};
