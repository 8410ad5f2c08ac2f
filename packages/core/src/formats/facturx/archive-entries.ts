import { deflateSync } from 'node:zlib';
import { date, type ObjectWriter, text } from '../pdf/file/objects.ts';
import type { EmbeddedInvoice } from './hybrid.ts';
import { archiveXmp } from './metadata.ts';
import { srgbProfile } from './srgb.ts';

let colourProfile: Uint8Array | undefined;

/** Writes the invoice and the colour space into a file; gives what its catalogue and its metadata say of them (ISO 19005-3, Factur-X 1.09). */
export function archiveEntries(objects: ObjectWriter, invoice: EmbeddedInvoice): { entries: string; xmp: string } {
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
  const names = `/Names<</EmbeddedFiles<</Names[${name}${specification} 0 R]>>>>`;
  return { entries: `${names}/AF[${specification} 0 R]/OutputIntents[${intent}]`, xmp: archiveXmp(invoice) };
}
