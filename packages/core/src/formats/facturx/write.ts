import { deflateSync } from 'node:zlib';
import { type Invoice, ok, type Result } from '../../model/index.ts';
import { date, text } from '../pdf/file/objects.ts';
import type { Sheet } from '../pdf/sheet.ts';
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
  embed(sheet.document, embedded.value);
  const { xml, dropped } = embedded.value;
  return ok({ bytes: sheet.bytes(), xml, dropped });
}

let colourProfile: Uint8Array | undefined;

/** Makes the open document an archive (ISO 19005-3) that holds the invoice. */
function embed(document: Sheet['document'], invoice: EmbeddedInvoice): void {
  const { objects } = document;
  colourProfile ??= deflateSync(srgbProfile());
  const profile = objects.addStream('/N 3/Filter/FlateDecode', colourProfile);
  const intent = `<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier(sRGB)/Info(sRGB IEC61966-2.1)/DestOutputProfile ${profile} 0 R>>`;
  const parameters = `/Params<</ModDate${date(invoice.modified)}/Size ${invoice.xml.length}>>`;
  const file = objects.addPacked(`/Type/EmbeddedFile/Subtype/text#2Fxml${parameters}`, invoice.xml);
  const name = text(invoice.name);
  const specification = objects.add(
    `<</Type/Filespec/F${name}/UF${name}/Desc${text(invoice.description)}/AFRelationship/${invoice.relationship}` +
      `/EF<</F ${file} 0 R/UF ${file} 0 R>>>>`,
  );
  document.files.push({ name: invoice.name, specification });
  document.catalog.push(`/OutputIntents[${intent}]`);
  document.metadata.push(archiveXmp(invoice));
}
