import { z } from 'zod';

/**
 * What an invoice can be issued as: a syntax, and the profile that BT-24 claims. `formats` knows what each is.
 * `facturx` is a PDF with CII inside; the others are XML.
 */
export const eInvoiceFormat = z.enum([
  'ubl',
  'cii',
  'facturx',
  'fr-cius-ubl',
  'fr-cius-cii',
  'peppol',
  'xrechnung-ubl',
  'xrechnung-cii',
]);
export type EInvoiceFormat = z.output<typeof eInvoiceFormat>;
