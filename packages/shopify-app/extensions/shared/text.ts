import type { I18n } from '@shopify/ui-extensions';

/** What every target's `shopify` has. */
declare const shopify: { readonly i18n: I18n };

/** A text of the extension's `locales`, in the language of whoever looks. No value is called `count`: Shopify would look for plurals. */
export function text(key: string, values: Readonly<Record<string, string | number>> = {}): string {
  return shopify.i18n.translate(key, values);
}

/** Only to be looked at: Shopify's formatter wants a number, and amounts are told and kept as decimal strings. */
export function money(amount: string, currency: string): string {
  return shopify.i18n.formatCurrency(Number(amount), { currency });
}

/** A day is the same day wherever it is read. */
export function day(date: string): string {
  return shopify.i18n.formatDate(new Date(`${date}T12:00:00Z`), { dateStyle: 'medium', timeZone: 'UTC' });
}

export function moment(at: string): string {
  return shopify.i18n.formatDate(new Date(at), { dateStyle: 'medium', timeStyle: 'short' });
}

/** The admin tells an extension its language only by the texts it picks. */
export function language(): 'en' | 'fr' | 'de' {
  const told = text('language');
  return told === 'fr' || told === 'de' ? told : 'en';
}
