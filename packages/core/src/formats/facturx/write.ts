import { type Invoice, ok, type Result } from '../../model/index.ts';
import { type PdfOptions, printInvoice } from '../pdf/write.ts';
import type { Written } from '../port.ts';
import { type EmbeddedInvoice, embeddedInvoice, type HybridProfile } from './hybrid.ts';
import { archiveXmp } from './metadata.ts';
import { srgbProfile } from './srgb.ts';

export interface FacturXOptions extends PdfOptions {
  /** That of BT-24 unless another is asked for. */
  readonly profile?: HybridProfile;
}

export interface FacturXWritten extends Written {
  /** The embedded XML: what is to be judged, byte for byte. */
  readonly xml: Uint8Array;
}

/**
 * The invoice as Factur-X (ZUGFeRD): our own page as PDF/A-3b with the CII inside. The same invoice and options give the same bytes.
 * Refuses `FACTURX_PROFILE` and what the CII writer refuses.
 */
export async function writeFacturX(invoice: Invoice, options: FacturXOptions): Promise<Result<FacturXWritten>> {
  const embedded = embeddedInvoice(invoice, options.profile);
  if (!embedded.ok) return embedded;
  const sheet = await printInvoice(invoice, options);
  embed(sheet.doc as unknown as OpenDocument, embedded.value);
  const { xml, dropped } = embedded.value;
  return ok({ bytes: await sheet.bytes(), xml, dropped });
}

type Reference = PDFKit.PDFKitReference;

/** What PDFKit has and its types do not know. */
interface OpenDocument extends PDFKit.PDFDocument {
  readonly _root: { readonly data: Record<string, unknown> };
  addNamedEmbeddedFile(name: string, specification: Reference): void;
}

let colourProfile: Uint8Array | undefined;

/** Makes the open document an archive (ISO 19005-3) that holds the invoice. */
function embed(doc: OpenDocument, invoice: EmbeddedInvoice): void {
  const write = (data: object, content?: Uint8Array): Reference => {
    const reference = doc.ref(data) as Reference & { end(content?: Uint8Array): void };
    reference.end(content);
    return reference;
  };
  colourProfile ??= srgbProfile();
  const intent = {
    Type: 'OutputIntent',
    S: 'GTS_PDFA1',
    OutputConditionIdentifier: text('sRGB'),
    Info: text('sRGB IEC61966-2.1'),
    DestOutputProfile: write({ N: 3 }, colourProfile),
  };
  const file = write(
    { Type: 'EmbeddedFile', Subtype: 'text#2Fxml', Params: { ModDate: invoice.modified, Size: invoice.xml.length } },
    invoice.xml,
  );
  const specification = write({
    Type: 'Filespec',
    F: text(invoice.name),
    UF: text(invoice.name),
    Desc: text(invoice.description),
    AFRelationship: invoice.relationship,
    EF: { F: file, UF: file },
  });
  doc.addNamedEmbeddedFile(invoice.name, specification);
  Object.assign(doc._root.data, { AF: [specification], OutputIntents: [write(intent)] });
  doc.appendXML(archiveXmp(invoice));
}

/** PDFKit takes a text as an object, and a string for a name. */
const text = (value: string): string => new String(value) as string;
