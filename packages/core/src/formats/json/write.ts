import { type Invoice, ok, type Result } from '../../model/index.ts';
import type { Written } from '../port.ts';

/** The invoice as JSON, all of it. Keys are sorted, so that the same invoice gives the same bytes however it was made. */
export function writeJson(invoice: Invoice): Result<Written> {
  const text = `${JSON.stringify(invoice, sorted, 2)}\n`;
  return ok({ bytes: new TextEncoder().encode(text), dropped: [] });
}

function sorted(_: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)));
}
