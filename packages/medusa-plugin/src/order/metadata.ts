/**
 * What Medusa has no field for, shop owners write into `metadata`. The keys Quittance reads, on the order, its billing
 * address or the customer (the first that has one wins), and on line items, are listed in docs/medusa.md.
 */
export type Metadata = Readonly<Record<string, unknown>> | null | undefined;

export function lookUp(sources: readonly Metadata[]): (key: string) => string | undefined {
  return (key) => {
    for (const source of sources) {
      const value = textOf(source?.[key]);
      if (value !== undefined) return value;
    }
    return undefined;
  };
}

function textOf(value: unknown): string | undefined {
  if (typeof value === 'number' && Number.isFinite(value)) return String(value);
  if (typeof value === 'boolean') return String(value);
  if (typeof value !== 'string') return undefined;
  const trimmed = value.trim();
  return trimmed === '' ? undefined : trimmed;
}
