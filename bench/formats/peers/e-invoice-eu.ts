import type { XmlElement } from '../../../packages/core/src/xml/index.ts';
import { rootOf } from '../text.ts';
import type { Peer } from './peer.ts';

/** Of a JSON Schema, what tells a group from a list of groups. */
interface Schema {
  readonly type?: string;
  readonly items?: Schema | readonly Schema[];
  readonly properties?: Readonly<Record<string, Schema>>;
}

interface EInvoiceEu {
  readonly invoiceSchema: Schema;
  readonly InvoiceService: new (logger: object) => {
    generate(invoice: object, options: object): Promise<string | Uint8Array>;
  };
}

const SILENT = { log() {}, warn() {}, error() {} };

export const eInvoiceEu: Peer = {
  name: '@e-invoice-eu/core',
  version: '2.3.4',
  works(load, { ubl, page }) {
    const { InvoiceService, invoiceSchema } = load('@e-invoice-eu/core') as EInvoiceEu;
    const service = new InvoiceService(SILENT);
    const schema = invoiceSchema.properties?.['ubl:Invoice'] ?? {};
    // It does not know the network address 0225, on which the French network agreed: the SIREN itself stands in its place.
    const known = ubl.replaceAll('schemeID="0225"', 'schemeID="0002"');
    const invoice = { 'ubl:Invoice': objectOf(rootOf(Buffer.from(known)), schema) };
    const options = { lang: 'fr', noWarnings: true };
    const pdf = { buffer: page, filename: 'invoice.pdf', mimetype: 'application/pdf' };
    return {
      'write UBL': () => service.generate(invoice, { ...options, format: 'UBL' }),
      'write CII': () => service.generate(invoice, { ...options, format: 'CII' }),
      async 'Factur-X around a given page'() {
        const made = await service.generate(invoice, { ...options, format: 'Factur-X-EN16931', pdf });
        if (typeof made === 'string') throw new Error('no PDF');
        return made;
      },
    };
  },
};

/** Its object is UBL as JSON: an attribute stands beside its element as `cbc:ID@schemeID`. */
function objectOf(element: XmlElement, schema: Schema): Record<string, unknown> {
  const made: Record<string, unknown> = {};
  for (const child of element.children) {
    const { name } = child;
    const { items, ...own } = schema.properties?.[name] ?? {};
    const [first] = Array.isArray(items) ? (items as readonly Schema[]) : [items as Schema | undefined];
    const value = child.children.length === 0 ? child.text : objectOf(child, first ?? own);
    if (first === undefined) made[name] = value;
    else made[name] = [...((made[name] as unknown[] | undefined) ?? []), value];
    for (const [attribute, text] of Object.entries(child.attributes)) made[`${name}@${attribute}`] = text;
  }
  return made;
}
