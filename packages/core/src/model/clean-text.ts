import type { Problem } from './result.ts';

/**
 * The texts of a JSON value, made safe: every string in Unicode NFC, and none that could break a document or mislead its reader.
 *
 * Refused, with the field named: C0 and C1 controls (XML 1.0 and PostgreSQL cannot hold them; only `note`, `description` and `text` may
 * hold tabs and line breaks), bidirectional overrides and isolates (they make a text read differently from what it says), lone
 * surrogates and non-characters. Stripping instead would change what the merchant wrote without telling. The value comes back
 * unchanged, not copied, when nothing had to be normalised.
 */
export function cleanText(value: unknown, problems: Problem[], path = '', depth = 0): unknown {
  if (typeof value === 'string') return cleanString(value, path, problems);
  if (typeof value !== 'object' || value === null) return value;
  if (depth > DEEPEST) {
    problems.push(unsafe(path, 'is nested deeper than any order'));
    return value;
  }
  return Array.isArray(value) ? cleanArray(value, problems, path, depth) : cleanObject(value, problems, path, depth);
}

const DEEPEST = 12;
const PLAIN = /^[\x20-\x7e]*$/;
const LINE_BREAKS = /[\t\n\r]/;
const MULTILINE_FIELD = /(?:^|\.)(?:note|description|text)$/;
const LONE_SURROGATE = /[\ud800-\udfff]/u;
/* eslint-disable-next-line no-control-regex -- control characters are what it looks for */
const FORBIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufffe\uffff]/;

function cleanString(value: string, path: string, problems: Problem[]): string {
  if (PLAIN.test(value)) return value;
  if (FORBIDDEN.test(value) || LONE_SURROGATE.test(value))
    problems.push(unsafe(path, 'holds a control or direction character'));
  else if (LINE_BREAKS.test(value) && !MULTILINE_FIELD.test(path))
    problems.push(unsafe(path, 'holds a line break or tab'));
  return value.normalize('NFC');
}

function cleanArray(value: readonly unknown[], problems: Problem[], path: string, depth: number): unknown {
  let copy: unknown[] | undefined;
  for (let index = 0; index < value.length; index += 1) {
    const clean = cleanText(value[index], problems, `${path}[${index}]`, depth + 1);
    if (clean !== value[index]) (copy ??= [...value])[index] = clean;
  }
  return copy ?? value;
}

function cleanObject(value: object, problems: Problem[], path: string, depth: number): unknown {
  let copy: Record<string, unknown> | undefined;
  for (const [key, each] of Object.entries(value)) {
    const clean = cleanText(each, problems, path === '' ? key : `${path}.${key}`, depth + 1);
    if (clean !== each) (copy ??= { ...value })[key] = clean;
  }
  return copy ?? value;
}

function unsafe(path: string, what: string): Problem {
  return {
    code: 'TEXT_UNSAFE',
    message: `${path === '' ? 'The order' : path} ${what}.`,
    advice: 'Remove the character in the shop (it often comes from a copied text) and send the order again.',
    retry: 'after-fix',
    field: path,
  };
}
