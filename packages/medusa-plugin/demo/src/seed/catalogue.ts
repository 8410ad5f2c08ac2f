import type { MedusaContainer } from '@medusajs/framework/types';
import { Modules, ProductStatus } from '@medusajs/framework/utils';
import { createProductsWorkflow, createTaxRatesWorkflow } from '@medusajs/medusa/core-flows';
import { first, type Shop } from './shop.ts';

interface Article {
  readonly title: string;
  readonly handle: string;
  readonly sku: string;
  /** EUR with VAT, as the shop shows it. */
  readonly price: number;
  /** Books and food are at 5.5 %; everything else is at the 20 % of the tax region. */
  readonly reduced?: true;
}

const ARTICLES: readonly Article[] = [
  { title: 'Bureau en chêne', handle: 'bureau-chene', sku: 'BUR-CHENE', price: 449.9 },
  { title: 'Lampe d’atelier', handle: 'lampe-atelier', sku: 'LAMPE-AT', price: 89.95 },
  { title: 'Carnet relié', handle: 'carnet-relie', sku: 'CARNET-A5', price: 14.5 },
  { title: 'Livre « Menuiserie à la main »', handle: 'livre-menuiserie', sku: 'LIVRE-MEN', price: 32, reduced: true },
  { title: 'Miel de châtaignier 500 g', handle: 'miel-chataignier', sku: 'MIEL-500', price: 9.9, reduced: true },
];

export async function seedCatalogue(container: MedusaContainer, shop: Shop): Promise<void> {
  const products = container.resolve(Modules.PRODUCT);
  const found = await products.listProducts(
    { handle: ARTICLES.map((article) => article.handle) },
    { select: ['id', 'handle'], take: 100 },
  );
  const missing = ARTICLES.filter((article) => !found.some((product) => product.handle === article.handle));
  const created = missing.length === 0 ? [] : await create(container, shop, missing);
  await reducedRate(container, [...found, ...created]);
}

async function create(container: MedusaContainer, shop: Shop, articles: readonly Article[]) {
  const { result } = await createProductsWorkflow(container).run({
    input: {
      products: articles.map((article) => ({
        title: article.title,
        handle: article.handle,
        status: ProductStatus.PUBLISHED,
        shipping_profile_id: shop.shippingProfileId,
        sales_channels: [{ id: shop.salesChannelId }],
        options: [{ title: 'Modèle', values: ['Unique'] }],
        variants: [
          {
            title: 'Unique',
            sku: article.sku,
            manage_inventory: false,
            options: { Modèle: 'Unique' },
            prices: [{ amount: article.price, currency_code: 'eur' }],
          },
        ],
      })),
    },
  });
  return result;
}

async function reducedRate(
  container: MedusaContainer,
  products: readonly { id: string; handle?: string | null }[],
): Promise<void> {
  const tax = container.resolve(Modules.TAX);
  const [rate] = await tax.listTaxRates({ code: ['TVA55'] });
  if (rate !== undefined) return;
  const region = first(await tax.listTaxRegions({ country_code: 'fr' }));
  const reduced = ARTICLES.filter((article) => article.reduced).map((article) => article.handle);
  await createTaxRatesWorkflow(container).run({
    input: [
      {
        tax_region_id: region.id,
        rate: 5.5,
        name: 'TVA 5,5 %',
        code: 'TVA55',
        rules: products
          .filter((product) => reduced.includes(product.handle ?? ''))
          .map((product) => ({ reference: 'product', reference_id: product.id })),
      },
    ],
  });
}
