import type { Peer } from './peer.ts';

interface FacturX {
  validate(): { readonly errors?: readonly { readonly message: string }[] };
  getXML(): Promise<string>;
  getPDF(options: object): Promise<Uint8Array>;
}

interface FacturXKit {
  readonly FacturX: { fromXML(xml: string): Promise<FacturX> };
  readonly facturXKitSinglePage: object;
}

export const facturXKit: Peer = {
  name: 'factur-x-kit',
  version: '0.3.1',
  async works(load, { cii, page }) {
    const { FacturX, facturXKitSinglePage } = load('factur-x-kit') as FacturXKit;
    const own = await FacturX.fromXML(cii);
    return {
      async 'validate CII'() {
        return ((await FacturX.fromXML(cii)).validate().errors ?? []).map(({ message }) => message);
      },
      'write CII': () => own.getXML(),
      'Factur-X around a given page': () => own.getPDF({ existingNonConformantPdf: page }),
      'Factur-X with its own page': () => own.getPDF({ pdfTemplate: facturXKitSinglePage, locale: 'fr-FR' }),
    };
  },
};
