import type { Invoice } from '../../model/index.ts';
import { type Labels, type Language, titleOf, wordingIn } from '../page/index.ts';
import { loadFaces } from './fonts.ts';
import { printFoot } from './foot.ts';
import { printFacts, printHead } from './head.ts';
import { printLines } from './lines.ts';
import type { Logo } from './logo.ts';
import { printParties } from './parties.ts';
import { printMentions } from './payment.ts';
import type { Printing } from './printing.ts';
import { Sheet } from './sheet.ts';
import { type Colours, themeOf } from './theme.ts';
import { printAdjustments, printSummary } from './totals.ts';

export interface PdfOptions {
  /** The buyer's language. */
  readonly language: Language;
  /** Words of the merchant's own, over those of the language. */
  readonly labels?: Partial<Labels>;
  /** As `readLogo` gives it. */
  readonly logo?: Logo;
  readonly colours?: Colours;
  /** Where the buyer sees the order. */
  readonly orderUrl?: string;
  /** Where the buyer pays online. */
  readonly paymentUrl?: string;
  /** Told which characters the fonts cannot show: they are printed as an empty box. */
  readonly onMissingGlyphs?: (characters: readonly string[]) => void;
}

/**
 * The invoice as a page for people: A4, tagged for screen readers, fonts embedded. The same invoice and options give the same bytes (the
 * creation date is the issue date). Shows every mention of CGI ann. II art. 242 nonies A and C. com. L441-9 that the invoice carries.
 */
export async function writePdf(invoice: Invoice, options: PdfOptions): Promise<Uint8Array> {
  return (await printInvoice(invoice, options)).bytes();
}

/** The same pages, not yet closed: more can be added to the file. */
export async function printInvoice(invoice: Invoice, options: PdfOptions): Promise<Sheet> {
  const wording = wordingIn(options.language, options.labels);
  const title = `${titleOf(invoice.typeCode, wording.labels)} ${invoice.number}`;
  const sheet = new Sheet(await loadFaces(), {
    title,
    locale: wording.labels.locale,
    author: invoice.seller.name,
    created: new Date(`${invoice.issueDate}T00:00:00Z`),
  });
  const printing: Printing = {
    invoice,
    sheet,
    wording,
    theme: themeOf(options.colours),
    ...(options.paymentUrl !== undefined && { paymentUrl: options.paymentUrl }),
  };
  printHead(printing, options.logo);
  printParties(printing);
  printFacts(printing, options.orderUrl);
  printLines(printing);
  printAdjustments(printing);
  printSummary(printing);
  printMentions(printing);
  printFoot(printing);
  if (sheet.missing.size > 0) options.onMissingGlyphs?.([...sheet.missing]);
  return sheet;
}
