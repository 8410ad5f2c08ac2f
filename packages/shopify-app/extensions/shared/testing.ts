import { render } from 'preact';
import type { OrderBlock, StaffDocument } from '../../src/api/contract.ts';
import { textsIn, type Language, type Texts } from './texts.ts';

export type { Language };

/** Shopify's `i18n` with the extension's own texts. A key or a value that is missing fails the test. */
export function i18nOf(extension: string, language: Language = 'en') {
  const texts = textsIn(extension, language);
  return {
    translate: (key: string, values: Readonly<Record<string, string | number>> = {}) =>
      filled(found(texts, key), values),
    formatCurrency: (amount: number | bigint, options?: Intl.NumberFormatOptions) =>
      new Intl.NumberFormat(language, { ...options, style: 'currency' }).format(amount),
    formatDate: (date: Date, options?: Intl.DateTimeFormatOptions) =>
      new Intl.DateTimeFormat(language, { timeZone: 'UTC', ...options }).format(date),
    formatNumber: (number: number | bigint) => new Intl.NumberFormat(language).format(number),
  } as never;
}

function found(texts: Texts, key: string): string {
  const value = key
    .split('.')
    .reduce<string | Texts | undefined>((at, part) => (typeof at === 'object' ? at[part] : undefined), texts);
  if (typeof value !== 'string') throw new Error(`There is no text ${key}.`);
  return value;
}

function filled(text: string, values: Readonly<Record<string, string | number>>): string {
  return text.replaceAll(/\{\{(\w+)\}\}/g, (_match, name: string) => {
    const value = values[name];
    if (value === undefined) throw new Error(`"${text}" wants ${name}.`);
    return String(value);
  });
}

export function json(body: unknown, status = 200): Response {
  return new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json' } });
}

/** Sets a field as a person does, and lets the extension draw what follows. */
export async function type(field: Element | null, value: string, event: 'input' | 'change' = 'input'): Promise<void> {
  Object.assign(field ?? {}, { value });
  field?.dispatchEvent(new Event(event, { bubbles: true }));
  await new Promise((resolve) => {
    setTimeout(resolve, 0);
  });
}

/** Before the document is emptied: Preact would take the next extension for this one. */
export function unmount(): void {
  render(null, document.body);
}

export function shownDocument(over: Partial<StaffDocument> = {}): StaffDocument {
  return {
    id: 'd-1',
    kind: 'invoice',
    number: 'F2026-17',
    status: 'issued',
    issueDate: '2026-11-02',
    dueDate: '2026-12-02',
    currency: 'EUR',
    total: '120.00',
    open: '120.00',
    overdue: false,
    files: [
      { format: 'ubl', href: 'https://app.example/files/d-1.xml?signed' },
      { format: 'pdf', href: 'https://app.example/files/d-1.pdf?signed' },
    ],
    delivery: null,
    dunning: null,
    ...over,
  };
}

export function orderBlock(over: Partial<OrderBlock> = {}): OrderBlock {
  return {
    orderId: 'o-1',
    stage: 'invoiced',
    stopped: null,
    waiting: null,
    documents: [shownDocument()],
    actions: { issue: false, retry: false, credit: [{ id: 'd-1', number: 'F2026-17' }] },
    notes: [],
    ...over,
  };
}
