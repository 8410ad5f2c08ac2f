import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { invoice as invoiceSchema, type Invoice } from '../../model/index.ts';
import { LANGUAGES, type Language } from '../page/index.ts';
import { writeHtml } from './index.ts';

const golden = new URL('../../../test/golden/ubl/', import.meta.url);
const CASES = readdirSync(golden);
const example = (name: string): Invoice =>
  invoiceSchema.parse(JSON.parse(readFileSync(new URL(`${name}/invoice.json`, golden), 'utf8')));
/** What a reader sees: without tags and references. */
const seen = (html: string): string =>
  html
    .replace(/<style>.*?<\/style>/s, '')
    .replace(/<[^>]*>/g, ' ')
    .replace(/&(amp|lt|gt|quot|#39);/g, (_, name: string) => ({ amp: '&', lt: '<', gt: '>', quot: '"' })[name] ?? "'");

describe('the invoice as HTML', () => {
  it.each(CASES)('says who, what and how much: %s', (name) => {
    const invoice = example(name);
    const text = seen(writeHtml(invoice, { language: 'en' }));
    for (const expected of [
      invoice.number,
      invoice.seller.name,
      invoice.buyer.name,
      ...invoice.lines.map(({ item }) => item.name),
    ])
      expect(text).toContain(expected);
    expect(text.replace(/[,\u00a0]/g, '')).toContain(invoice.totals.amountDueForPayment.abs().toFixed(2));
  });

  it.each(Object.keys(LANGUAGES) as Language[])('speaks %s', (language) => {
    const html = writeHtml(example('b2b-30-days'), { language });
    expect(html).toContain(`<html lang="${LANGUAGES[language].locale}">`);
    expect(seen(html)).toContain(LANGUAGES[language].amountDue);
  });

  it('takes no text for markup', () => {
    const invoice = example('b2b-30-days');
    const evil = `"><script>alert('&')</script>`;
    const html = writeHtml(
      { ...invoice, number: evil, seller: { ...invoice.seller, name: evil }, paymentTerms: evil },
      { language: 'fr' },
    );
    expect(html).not.toContain('<script');
    expect(seen(html)).toContain(evil);
  });

  it('asks nothing of any other server', () => {
    const html = writeHtml(example('b2b-30-days'), { language: 'de' });
    expect(html).not.toMatch(/\b(?:src|href)=|url\(|@import/);
  });

  it('is the same twice', () => {
    expect(writeHtml(example('deposit'), { language: 'fr' })).toBe(writeHtml(example('deposit'), { language: 'fr' }));
  });
});
