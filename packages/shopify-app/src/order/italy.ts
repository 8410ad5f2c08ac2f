import type { OrderJson } from '@quittance/core/model';
import type { AttributeReader } from './attributes.ts';
import type { ShopifyOrder } from './shopify-order.ts';

/** ISO 6523: fiscal code, certified e-mail (PEC), and the seven characters of the exchange system (SDI). */
const [FISCAL_CODE, PEC, SDI] = ['0210', '0202', '0205'];
/** Buyers without an SDI code write seven noughts. */
const NO_SDI_CODE = '0000000';

interface ItalianTax {
  readonly vatNumber?: string;
  readonly identifiers: NonNullable<OrderJson['buyer']['identifiers']>;
  readonly electronicAddress?: OrderJson['buyer']['electronicAddress'];
}

/** What Italian checkouts ask for, from Shopify's localized fields or from attributes. */
export function italianTax(order: ShopifyOrder, read: AttributeReader): ItalianTax {
  const field = (key: string): string | undefined => order.localizedFields.find((one) => one.key === key)?.value.trim();
  const credential = field('TAX_CREDENTIAL_IT') ?? read('fiscalCode');
  const [sdi, pec] = [read('sdiCode'), field('TAX_EMAIL_IT') ?? read('pec')];
  const isCompany = credential !== undefined && /^(?:IT)?\d{11}$/i.test(credential);
  return {
    ...(isCompany && { vatNumber: `IT${credential.slice(-11)}` }),
    identifiers:
      credential === undefined || isCompany ? [] : [{ value: credential.toUpperCase(), scheme: FISCAL_CODE }],
    ...(pec !== undefined && { electronicAddress: { value: pec, scheme: PEC } }),
    ...(sdi !== undefined && sdi !== NO_SDI_CODE && { electronicAddress: { value: sdi.toUpperCase(), scheme: SDI } }),
  };
}
