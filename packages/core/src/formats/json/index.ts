import type { InvoiceSyntax } from '../port.ts';
import { readJson } from './read.ts';
import { writeJson } from './write.ts';

/** The invoice of the model as JSON, by `docs/schemas/invoice.schema.json`: every term under its English name, decimals as strings. */
export const json = {
  id: 'json',
  mimeType: 'application/json',
  extension: 'json',
  write: writeJson,
  read: readJson,
} as const satisfies InvoiceSyntax;
