import type { z } from 'zod';

/**
 * Filters that live in the address bar, so that a filtered list can be bookmarked, sent to a colleague and come back to.
 * Each is judged alone: one that makes no sense (an old link, a typing error) is left out, the others stand.
 */
export function filtersFrom<Shape extends z.ZodRawShape>(
  schema: z.ZodObject<Shape>,
  params: URLSearchParams,
): z.output<z.ZodObject<Shape>> {
  const kept: Record<string, string> = {};
  for (const [name, field] of Object.entries(schema.shape)) {
    const value = params.get(name);
    if (value !== null && value !== '' && isAccepted(field, value)) kept[name] = value;
  }
  return schema.parse(kept);
}

function isAccepted(field: unknown, value: string): boolean {
  return hasSafeParse(field) && field.safeParse(value).success;
}

function hasSafeParse(field: unknown): field is z.ZodType {
  return typeof field === 'object' && field !== null && 'safeParse' in field;
}

/** The address for changed filters: empty values go, and every change but turning the page goes back to the first one. */
export function changedParams(
  params: URLSearchParams,
  changes: Readonly<Record<string, string | undefined>>,
): URLSearchParams {
  const next = new URLSearchParams(params);
  if (!('offset' in changes)) next.delete('offset');
  for (const [name, value] of Object.entries(changes)) {
    if (value === undefined || value === '' || (name === 'offset' && value === '0')) next.delete(name);
    else next.set(name, value);
  }
  return next;
}
