import { z } from 'zod';
import { Decimal } from '../../model/index.ts';
import { unknownArticle } from '../article-spelling.ts';
import { ErpFailure, misconfigured, rejected } from '../outcome.ts';
import type { TrytonClient } from './client.ts';
import { toDate, trytonBoolean, trytonDecimal } from './values.ts';

const idRow = z.object({ id: z.int() });
const productRow = z.object({
  id: z.int(),
  code: z.string().nullable(),
  sale_uom: z.int().nullable(),
  salable: trytonBoolean,
  'template.': z.object({ account_category: z.int().nullable() }),
});
export type Product = z.output<typeof productRow>;

const PRODUCT_FIELDS = ['code', 'sale_uom', 'salable', 'template.account_category'];
const categoryRow = z.object({ id: z.int(), customer_taxes_used: z.array(z.int()) });

/** What sales refer to, looked up once per session. Articles are asked for each time: they are what people mend. */
export class ReferenceData {
  readonly #client: TrytonClient;
  readonly #cache = new Map<string, Promise<number>>();
  readonly #taxes = new Map<number, readonly number[]>();
  readonly #rates = new Map<string, Promise<boolean>>();

  constructor(client: TrytonClient) {
    this.#client = client;
  }

  currency(code: string): Promise<number> {
    return this.#cached(`currency ${code}`, () =>
      this.#one(
        'currency.currency',
        [['code', '=', code]],
        rejected(
          {
            code: 'CURRENCY_UNKNOWN',
            message: `Tryton has no currency ${code}.`,
            advice: 'Add the currency in Tryton.',
          },
          'currency',
        ),
      ),
    );
  }

  country(code: string): Promise<number> {
    return this.#cached(`country ${code}`, () =>
      this.#one(
        'country.country',
        [['code', '=', code]],
        rejected(
          {
            code: 'COUNTRY_UNKNOWN',
            message: `Tryton has no country ${code}.`,
            advice: 'Load the countries in Tryton (trytond_import_countries).',
          },
          'buyer.billingAddress.countryCode',
        ),
      ),
    );
  }

  webShop(): Promise<number> {
    const { webShop } = this.#client.config;
    if (webShop !== undefined) return Promise.resolve(webShop);
    return this.#cached('web shop', () =>
      this.#one(
        'web.shop',
        [],
        misconfigured({
          code: 'TRYTON_WEB_SHOP',
          message: 'There is not exactly one web shop in Tryton.',
          advice: 'Create a web shop in Tryton, or name its id in the connection settings.',
        }),
      ),
    );
  }

  warehouse(): Promise<number> {
    return this.#cached('warehouse', () =>
      this.#first(
        'stock.location',
        [['type', '=', 'warehouse']],
        misconfigured({
          code: 'TRYTON_WAREHOUSE',
          message: 'Tryton has no warehouse.',
          advice: 'Create a warehouse in Tryton.',
        }),
      ),
    );
  }

  /** The term with one remainder line due after exactly these days. */
  paymentTerm(days: number): Promise<number> {
    const mapped = this.#client.config.paymentTerms[String(days)];
    if (mapped !== undefined) return Promise.resolve(mapped);
    return this.#cached(`term ${days}`, async () => {
      const delta = z.object({
        id: z.int(),
        days: z.int().nullable(),
        months: z.int().nullable(),
        weeks: z.int().nullable(),
        'line.': z.object({ payment: z.int() }),
      });
      const deltas = await this.#client.search(
        'account.invoice.payment_term.line.delta',
        delta,
        [['line.type', '=', 'remainder']],
        ['days', 'months', 'weeks', 'line.payment'],
        {},
      );
      const plain = deltas
        .filter((row) => row.days === days && (row.months ?? 0) === 0 && (row.weeks ?? 0) === 0)
        .map((row) => row['line.'].payment);
      for (const term of plain.toSorted((a, b) => a - b)) {
        const lines = await this.#client.search(
          'account.invoice.payment_term.line',
          idRow,
          [['payment', '=', term]],
          ['id'],
        );
        if (lines.length === 1) return term;
      }
      throw new ErpFailure(
        rejected(
          {
            code: 'PAYMENT_TERM_UNKNOWN',
            message: `Tryton has no payment term of ${days} days.`,
            advice: 'Create it in Tryton, or map the days to a term in the connection settings.',
          },
          'terms.days',
        ),
      );
    });
  }

  /** The articles by code, all there and salable, or the refusal of the first that is not. `paths` tells where each is asked for. */
  async products(paths: ReadonlyMap<string, string>): Promise<ReadonlyMap<string, Product>> {
    const rows = await this.#client.search(
      'product.product',
      productRow,
      [['code', 'in', [...paths.keys()]]],
      PRODUCT_FIELDS,
    );
    const byCode = new Map(rows.flatMap((row) => (row.code === null ? [] : [[row.code, row] as const])));
    for (const [code, path] of paths) {
      const product = byCode.get(code);
      if (product === undefined) throw new ErpFailure(unknownArticle(code, path, await this.#likeCodes(code)));
      if (!product.salable) {
        throw new ErpFailure(
          rejected(
            {
              code: 'ARTICLE_NOT_SALABLE',
              message: `Article ${JSON.stringify(code)} is not marked as salable in Tryton.`,
              advice: 'Tick “Salable” on the product in Tryton.',
            },
            path,
          ),
        );
      }
    }
    return byCode;
  }

  async #likeCodes(code: string): Promise<readonly string[]> {
    const pattern = code.trim().replace(/[\\%_]/g, (mark) => `\\${mark}`);
    const rows = await this.#client.search(
      'product.product',
      productRow,
      [['code', 'ilike', `%${pattern}%`]],
      PRODUCT_FIELDS,
      { limit: 20 },
    );
    return rows.flatMap((row) => row.code ?? []);
  }

  /** The customer tax of this rate: the mapped one, else the article's own when it has that rate on this day. */
  async taxes(rate: Decimal, product: Product, day: string, path: string): Promise<readonly number[]> {
    const key = rate.trimmed().toString();
    const mapped = this.#client.config.taxes[key];
    if (mapped !== undefined) return [mapped];
    if (rate.isZero()) return [];
    const category = product['template.'].account_category;
    const own = category === null ? [] : await this.#categoryTaxes(category);
    if (own.length > 0 && (await this.#haveRate(own, rate, day))) return own;
    throw new ErpFailure(
      rejected(
        {
          code: 'TAX_UNKNOWN',
          message: `Article ${JSON.stringify(product.code)} has no customer tax of ${key} % in Tryton.`,
          advice:
            'Set the tax on the article’s accounting category, or map the rate to a tax in the connection settings.',
        },
        `${path}.taxes`,
      ),
    );
  }

  /** The customer taxes of an accounting category, its parent's where it says so. */
  async #categoryTaxes(id: number): Promise<readonly number[]> {
    const known = this.#taxes.get(id);
    if (known) return known;
    const [category] = await this.#client.search(
      'product.category',
      categoryRow,
      [['id', '=', id]],
      ['customer_taxes_used'],
    );
    const taxes = category?.customer_taxes_used ?? [];
    this.#taxes.set(id, taxes);
    return taxes;
  }

  /** Taxes may be parents whose children carry the rate in force (the French chart has them); together they must make the rate. */
  #haveRate(taxes: readonly number[], rate: Decimal, day: string): Promise<boolean> {
    const key = `${taxes.join()} ${rate.trimmed().toString()} ${day}`;
    const known = this.#rates.get(key);
    if (known) return known;
    const asked = this.#client
      .search(
        'account.tax',
        z.object({ id: z.int(), rate: trytonDecimal.nullable() }),
        [
          ['OR', ['id', 'in', taxes], ['parent', 'child_of', taxes]],
          ['type', '=', 'percentage'],
          ['OR', ['start_date', '=', null], ['start_date', '<=', toDate(day)]],
          ['OR', ['end_date', '=', null], ['end_date', '>=', toDate(day)]],
        ],
        ['rate'],
      )
      .then((rows) =>
        Decimal.sum(rows.map((row) => row.rate ?? Decimal.ZERO))
          .times(Decimal.HUNDRED)
          .equals(rate),
      );
    this.#rates.set(key, asked);
    asked.catch(() => this.#rates.delete(key));
    return asked;
  }

  async #one(model: string, domain: readonly unknown[], missing: ErpFailure['failure']): Promise<number> {
    const [row, second] = await this.#client.search(model, idRow, domain, ['id'], { limit: 2 });
    if (row === undefined || second !== undefined) throw new ErpFailure(missing);
    return row.id;
  }

  async #first(model: string, domain: readonly unknown[], missing: ErpFailure['failure']): Promise<number> {
    const [row] = await this.#client.search(model, idRow, domain, ['id'], { limit: 1, order: [['id', 'ASC']] });
    if (row === undefined) throw new ErpFailure(missing);
    return row.id;
  }

  #cached(key: string, lookup: () => Promise<number>): Promise<number> {
    const known = this.#cache.get(key);
    if (known) return known;
    const asked = lookup();
    this.#cache.set(key, asked);
    // What was missing may be there the next time.
    asked.catch(() => this.#cache.delete(key));
    return asked;
  }
}
