interface Source {
  readonly source?: string;
}

/** JSON with every number as the text it was written in: ids beyond 2^53 keep their digits and amounts their cents. */
export function parseLossless(json: string): unknown {
  const keepText = (_key: string, value: unknown, context?: Source): unknown =>
    typeof value === 'number' ? plain(context?.source ?? String(value)) : value;
  return JSON.parse(json, keepText);
}

/** Ruby writes `1.0e-05`; a decimal of ours has no exponent. */
function plain(source: string): string {
  return /e/i.test(source) ? Number(source).toFixed(10) : source;
}
