import type { Decimal, PostalAddress } from '../../model/index.ts';
import { LANGUAGES, type Labels, type Language } from './labels/index.ts';

const COUNTRY_CODE = /^[A-Za-z]{2}$/;

/** How one language writes numbers, money, dates, units and countries. Built once per language; no Intl call per cell. */
export class Wording {
  readonly labels: Labels;
  readonly #countries: Intl.DisplayNames;
  readonly #countryNames = new Map<string, string>();

  constructor(labels: Labels) {
    this.labels = labels;
    this.#countries = new Intl.DisplayNames([labels.locale], { type: 'region' });
  }

  /** `1 234,50`: at least `decimals` of them, more when the number has more. */
  number(number: Decimal, decimals = 0): string {
    const trimmed = number.trimmed();
    const text = trimmed.scale < decimals ? trimmed.toFixed(decimals) : trimmed.toString();
    const [whole = '', fraction] = text.replace('-', '').split('.');
    const grouped = whole.replace(/\B(?=(?:\d{3})+$)/g, this.labels.groupSeparator);
    return `${number.isNegative() ? '-' : ''}${grouped}${fraction === undefined ? '' : this.labels.decimalPoint + fraction}`;
  }

  amount(amount: Decimal): string {
    return this.number(amount, 2);
  }

  /** `1 234,50 €`, `€1,234.50`, `CHF 1,234.50` */
  money(amount: Decimal, currency: string): string {
    const symbol = SYMBOLS[currency] ?? (this.labels.money.startsWith('{currency}{') ? `${currency}\u00a0` : currency);
    const text = this.labels.money.replace('{amount}', this.amount(amount.abs())).replace('{currency}', () => symbol);
    return amount.isNegative() ? `-${text}` : text;
  }

  rate(rate: Decimal | undefined): string {
    return rate === undefined ? '–' : `${this.number(rate)}\u00a0%`;
  }

  /** `IBAN : FR76…` */
  pair(label: string, value: string): string {
    return this.labels.pair.replace('{label}', () => label).replace('{value}', () => value);
  }

  /** `2 novembre 2026` */
  date(date: string): string {
    const [year = '', month = '', day = ''] = date.split('-');
    const name = this.labels.months[Number(month) - 1] ?? month;
    return this.labels.date
      .replace('{day}', String(Number(day)))
      .replace('{month}', name)
      .replace('{year}', year);
  }

  quantity(quantity: Decimal, unitCode: string): string {
    const unit = UNITS[unitCode];
    return `${this.number(quantity)}\u00a0${unit === undefined ? unitCode : this.labels.units[unit]}`;
  }

  /** The name of a country, or what stands in its place: a sender may write anything there. */
  country(code: string): string {
    if (!COUNTRY_CODE.test(code)) return code;
    let name = this.#countryNames.get(code);
    if (name === undefined) {
      name = this.#countries.of(code) ?? code;
      this.#countryNames.set(code, name);
    }
    return name;
  }

  /** The lines of an address, the country last. */
  address(address: PostalAddress): string[] {
    const town = [address.postCode, address.city].filter(Boolean).join(' ');
    return [
      address.line1,
      address.line2,
      address.line3,
      town,
      address.subdivision,
      this.country(address.countryCode),
    ].filter((line): line is string => line !== undefined && line !== '');
  }
}

const SYMBOLS: Readonly<Record<string, string>> = { EUR: '€', GBP: '£', USD: '$' };

/** UN/ECE Rec. 20 codes that shops use, and the label that stands for them. */
const UNITS: Readonly<Record<string, keyof Labels['units']>> = {
  C62: 'piece',
  H87: 'piece',
  EA: 'piece',
  NAR: 'piece',
  HUR: 'hour',
  DAY: 'day',
  MON: 'month',
  KGM: 'kilogram',
  GRM: 'gram',
  TNE: 'tonne',
  LTR: 'litre',
  MTR: 'metre',
  MTK: 'squareMetre',
  MTQ: 'cubicMetre',
  KMT: 'kilometre',
  KWH: 'kilowattHour',
  LS: 'lumpSum',
};

const wordings = new Map<Language, Wording>();

/** The wording of a language, with words of the merchant's own over it. */
export function wordingIn(language: Language, labels?: Partial<Labels>): Wording {
  if (labels !== undefined) return new Wording({ ...LANGUAGES[language], ...labels });
  const wording = wordings.get(language) ?? new Wording(LANGUAGES[language]);
  wordings.set(language, wording);
  return wording;
}
