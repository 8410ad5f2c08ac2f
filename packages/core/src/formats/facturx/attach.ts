import { type Invoice, ok, refused, type Result } from '../../model/index.ts';
import { fileId, infoDict } from '../pdf/file/info.ts';
import { ObjectWriter } from '../pdf/file/objects.ts';
import { infoXmp, xmpPacket } from '../pdf/xmp.ts';
import { archiveFaults } from './archive-faults.ts';
import { Copy } from './copy.ts';
import { embeddedInvoice, type HybridProfile } from './hybrid.ts';
import { archiveEntries } from './archive-entries.ts';
import { PdfFile } from './pdf-file/file.ts';
import { PdfDefect, type PdfDict } from './pdf-file/values.ts';
import { archiveProblem, pdfProblem } from './problems.ts';
import type { FacturXWritten } from './write.ts';

export interface AttachOptions {
  /** That of BT-24 unless another is asked for. */
  readonly profile?: HybridProfile;
}

/**
 * A merchant's own PDF as Factur-X: the same pages in a new file that is PDF/A-3b and holds the invoice. Refuses what {@link readFacturX}
 * refuses, `FACTURX_PROFILE`, and a file that could only be an archive if it looked different: `FONT_NOT_EMBEDDED`, `COLOUR_FOR_PRINT`,
 * `PDF_SIGNED`, `PDF_HAS_FILES`, `PDF_ACTIVE`, `PDF_OLD_FILTER`. Faults within fonts and content are not looked for.
 */
export function attachInvoice(pdf: Uint8Array, invoice: Invoice, options: AttachOptions = {}): Result<FacturXWritten> {
  const embedded = embeddedInvoice(invoice, options.profile);
  if (!embedded.ok) return embedded;
  try {
    const file = new PdfFile(pdf);
    const faults = archiveFaults(file);
    if (faults.length > 0) return refused(...faults.map(archiveProblem));
    const objects = new ObjectWriter();
    const info = { title: embedded.value.description, author: invoice.seller.name, created: embedded.value.modified };
    const { entries, xmp } = archiveEntries(objects, embedded.value);
    const metadata = objects.addStream('/Type/Metadata/Subtype/XML', Buffer.from(xmpPacket([xmp, infoXmp(info)])));
    const copy = new Copy(file, objects, archivable);
    const kept = new Map([...file.catalog].filter(([key]) => KEPT.has(key)));
    const root = objects.add(`<<${copy.entries(kept)}/Metadata ${metadata} 0 R${entries}>>`);
    copy.finish();
    const bytes = objects.finish(root, objects.add(infoDict(info)), fileId(embedded.value.xml));
    return ok({ bytes, xml: embedded.value.xml, dropped: embedded.value.dropped });
  } catch (error) {
    if (error instanceof PdfDefect) return refused(pdfProblem(error));
    throw error;
  }
}

/** Of the catalogue: what shows or explains the pages. Scripts, actions on opening, old metadata and colours stay behind. */
const KEPT: ReadonlySet<string> = new Set(
  'Type Pages PageLabels PageMode PageLayout ViewerPreferences Outlines Dests Lang MarkInfo StructTreeRoot AcroForm OCProperties'.split(
    ' ',
  ),
);

/** Keys that an archive must not have, or that are wrong in many files and say nothing about how the page looks. */
const LEFT_OUT = [
  'AA',
  'CIDSet',
  'CharSet',
  'Interpolate',
  'OPI',
  'Alternates',
  'NeedAppearances',
  'Metadata',
  'PieceInfo',
];

/** ISO 19005-3, 6.2 and 6.3: what can be mended without a change to what is seen. */
function archivable(dict: PdfDict): PdfDict {
  const isFont = dict.get('Subtype') === '/CIDFontType2' && !dict.has('CIDToGIDMap');
  const isAnnotation = dict.has('Rect') && dict.get('Subtype') !== '/Popup';
  if (!isFont && !isAnnotation && !LEFT_OUT.some((key) => dict.has(key))) return dict;
  const changed = new Map(dict);
  for (const key of LEFT_OUT) changed.delete(key);
  if (isFont) changed.set('CIDToGIDMap', '/Identity');
  if (isAnnotation) {
    // Annotations are printed, and hidden nowhere (6.3.2).
    const flags = dict.get('F');
    changed.set('F', ((typeof flags === 'number' ? flags : 0) | PRINT) & ~HIDING);
  }
  return changed;
}

const PRINT = 4;
const HIDING = 1 | 2 | 32 | 256;
