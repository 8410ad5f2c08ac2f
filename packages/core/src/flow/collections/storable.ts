import type { Json } from '../../access/index.ts';

/* eslint-disable-next-line no-control-regex -- a control character is what it looks for */
const UNSTORABLE = /[\u0000\ud800-\udfff]/gu;

/** What PostgreSQL cannot hold in JSON (the NUL character, lone surrogates) becomes the sign for an unreadable character. */
export function storable(value: Json): Json {
  if (typeof value === 'string') return storableText(value);
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(storable);
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [storableText(name), storable(member)]));
}

export function storableText(text: string): string {
  return text.replaceAll(UNSTORABLE, '\uFFFD');
}
