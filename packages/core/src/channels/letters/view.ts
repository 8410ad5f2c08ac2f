import { wordingIn, type Wording } from '../../formats/index.ts';
import { Decimal, printable } from '../../model/index.ts';
import type { View } from './markup/fill.ts';
import type { LetterLanguage, LetterModel } from './model.ts';
import { kindIn } from './words/kinds.ts';

/**
 * What placeholders may name, in the recipient's language. Every name is always there, empty when there is nothing, so that a template
 * is right or wrong by itself and not by the letter it is used for.
 */
export function viewOf(model: LetterModel, language: LetterLanguage): View {
  const wording = wordingIn(language);
  const { sender, recipient, bank, links, brand } = model;
  return cleaned({
    language,
    date: wording.date(model.date),
    sender: {
      name: sender.name,
      signatory: sender.signatory ?? sender.name,
      email: sender.email ?? '',
      telephone: sender.telephone ?? '',
      website: sender.website ?? '',
      address: (sender.address === undefined ? [] : wording.address(sender.address)).map((line) => ({ line })),
      legalLines: sender.legalLines.map((line) => ({ line })),
    },
    recipient: {
      name: recipient.name,
      contact: recipient.contact ?? '',
      customerNumber: recipient.customerNumber ?? '',
    },
    document: documentOf(model, wording, language),
    items: model.items.map((item) => itemOf(item, wording, language)),
    hasItems: model.items.length > 0 ? 'yes' : '',
    hasCharges: model.charges.length > 0 ? 'yes' : '',
    hasAttachments: model.attachments.length > 0 ? 'yes' : '',
    totals: totalsOf(model.items).map(({ amount, currency }) => ({ open: wording.money(amount, currency) })),
    charges: model.charges.map(({ text, amount, currency }) => ({ text, amount: wording.money(amount, currency) })),
    claims: claimsOf(model).map(({ amount, currency }) => ({ amount: wording.money(amount, currency) })),
    payUntil: dateOf(model.payUntil, wording),
    promise: {
      date: dateOf(model.promise?.date, wording),
      amount:
        model.promise?.amount && model.promise.currency !== undefined
          ? wording.money(model.promise.amount, model.promise.currency)
          : '',
    },
    bank: {
      holder: bank?.holder ?? '',
      iban: (bank?.iban ?? '').replaceAll(' ', '').replace(/.{4}(?=.)/g, '$& '),
      bic: bank?.bic ?? '',
      reference: bank?.reference ?? '',
    },
    payLink: links.pay ?? '',
    portalLink: links.portal ?? '',
    unsubscribeLink: links.unsubscribe ?? '',
    agency: model.agency ?? '',
    period: { from: dateOf(model.period?.from, wording), to: dateOf(model.period?.to, wording) },
    accounts: model.accounts.map((account) => accountOf(account, wording)),
    attachments: model.attachments.map((name) => ({ name })),
    brand: { accent: brand.accent, onAccent: readableOn(brand.accent) },
    logo: {
      source: brand.logo === undefined ? '' : `cid:${brand.logo.contentId}`,
      alt: brand.logo?.alt ?? '',
      width: `${brand.logo?.width ?? 1}px`,
    },
  });
}

const dateOf = (date: string | undefined, wording: Wording): string => (date === undefined ? '' : wording.date(date));

function documentOf({ document }: LetterModel, wording: Wording, language: LetterLanguage): View {
  const of = <T>(value: T | undefined, write: (value: T) => string): string =>
    value === undefined ? '' : write(value);
  return {
    kind: document === undefined ? '' : kindIn(language, document.kind),
    number: document?.number ?? '',
    issueDate: dateOf(document?.issueDate, wording),
    dueDate: dateOf(document?.dueDate, wording),
    total: of(document, ({ total, currency }) => wording.money(total, currency)),
    open: of(document, ({ open, currency }) => wording.money(open, currency)),
    orderNumber: document?.orderNumber ?? '',
    purchaseOrder: document?.purchaseOrder ?? '',
    precedes: document?.precedes ?? '',
  };
}

function itemOf(item: LetterModel['items'][number], wording: Wording, language: LetterLanguage): View {
  return {
    kind: kindIn(language, item.kind),
    number: item.number,
    issueDate: wording.date(item.issueDate),
    dueDate: dateOf(item.dueDate, wording),
    amount: wording.money(item.amount, item.currency),
    open: wording.money(item.open, item.currency),
    daysLate: item.daysLate === undefined ? '' : String(item.daysLate),
  };
}

function accountOf(account: LetterModel['accounts'][number], wording: Wording): View {
  const money = (amount: Decimal): string => wording.money(amount, account.currency);
  return {
    currency: account.currency,
    opening: money(account.opening),
    closing: money(account.closing),
    movements: account.movements.map(({ date, text, amount, balance }) => ({
      date: wording.date(date),
      text,
      amount: money(amount),
      balance: money(balance),
    })),
    ageing: account.ageing.map(({ label, amount }) => ({ label, amount: money(amount) })),
  };
}

interface Sum {
  readonly amount: Decimal;
  readonly currency: string;
}

/** One total for each currency, in the order in which they come up: sums over currencies do not exist. */
function totalsOf(items: readonly { readonly open: Decimal; readonly currency: string }[]): Sum[] {
  const totals = new Map<string, Decimal>();
  for (const { open, currency } of items) totals.set(currency, (totals.get(currency) ?? Decimal.ZERO).plus(open));
  return Array.from(totals, ([currency, amount]) => ({ amount, currency }));
}

/** Open items and charges together. */
function claimsOf({ items, charges }: LetterModel): Sum[] {
  return totalsOf([...items, ...charges.map(({ amount, currency }) => ({ open: amount, currency }))]);
}

/** Black or white, whichever is easier to read on the colour (WCAG 2.2, 1.4.3: one of them always has 4.5 to 1). */
export function readableOn(colour: string): string {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.040_45 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue > 0.179 ? '#000000' : '#ffffff';
}

/** Customers' data without what no letter can hold: controls and marks that turn the reading direction. */
function cleaned(view: View): View {
  return Object.fromEntries(
    Object.entries(view).map(([name, value]) => {
      if (typeof value === 'string') return [name, printable(value) ?? ''];
      return [name, Array.isArray(value) ? value.map((item: View) => cleaned(item)) : cleaned(value as View)];
    }),
  );
}
