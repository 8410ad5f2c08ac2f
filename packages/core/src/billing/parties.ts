import {
  ok,
  refused,
  type Identifier,
  type Invoice,
  type MerchantSettings,
  type Order,
  type PostalAddress,
  type Problem,
  type Result,
} from '../model/index.ts';
import { isSiren, isSiret, readVatNumber, sirenOfVatNumber } from './identifiers.ts';
import { isFrench } from './vat-area.ts';

/** ISO 6523: the lists a French identifier comes from. */
const SIREN = '0002';
const SIRET = '0009';
/** The electronic address of the French network: it begins with the SIREN (BR-FR-21). */
const FRENCH_ADDRESS = '0225';

/** BG-4. Outside the scope of VAT no VAT identifier may stand (BR-O-02). */
export function sellerOf({ seller, tax }: MerchantSettings, outsideScope: boolean): Invoice['seller'] {
  const siren =
    seller.legalRegistrationIdentifier?.scheme === SIREN ? seller.legalRegistrationIdentifier.value : undefined;
  const taxRegistration =
    seller.taxRegistrationIdentifier ??
    (tax.regime === 'franchise' && seller.vatIdentifier === undefined ? siren : undefined);
  // Known by the VAT number alone, which may not stand here as one, the seller still has to be identified (BR-CO-26).
  const isKnown = seller.identifiers.length > 0 || seller.legalRegistrationIdentifier !== undefined;
  const identifiers =
    outsideScope && !isKnown && seller.vatIdentifier !== undefined
      ? [{ value: seller.vatIdentifier }]
      : seller.identifiers;
  const address =
    seller.electronicAddress ??
    (siren !== undefined && isFrench(seller.postalAddress) ? { value: siren, scheme: FRENCH_ADDRESS } : undefined);
  return {
    name: seller.name,
    ...(seller.tradingName !== undefined && { tradingName: seller.tradingName }),
    ...(identifiers.length > 0 && { identifiers }),
    ...(seller.legalRegistrationIdentifier !== undefined && {
      legalRegistrationIdentifier: seller.legalRegistrationIdentifier,
    }),
    ...(seller.vatIdentifier !== undefined && !outsideScope && { vatIdentifier: seller.vatIdentifier }),
    ...(taxRegistration !== undefined && { taxRegistrationIdentifier: taxRegistration }),
    ...(seller.legalInformation !== undefined && { additionalLegalInformation: seller.legalInformation }),
    ...(address !== undefined && { electronicAddress: address }),
    postalAddress: seller.postalAddress,
    ...(seller.contact !== undefined && { contact: seller.contact }),
  };
}

/** BG-7. A business buyer needs a name and an address; a consumer at least a country (BR-10, BR-11). */
export function buyerOf(order: Order, outsideScope: boolean): Result<Invoice['buyer']> {
  const { buyer } = order;
  const address = buyer.billingAddress ?? order.deliverTo?.address;
  const problems = buyerProblems(order, address);
  if (address === undefined || problems.length > 0) return refused(...problems);
  const french = buyer.kind !== 'consumer' && isFrench(address);
  const siren = french ? sirenOf(buyer) : undefined;
  const electronicAddress =
    buyer.electronicAddress ?? (siren === undefined ? undefined : { value: siren, scheme: FRENCH_ADDRESS });
  const identifiers = identifiersOf(buyer, french);
  const vatNumber = buyer.vatNumber === undefined ? undefined : readVatNumber(buyer.vatNumber)?.value;
  return ok({
    name: buyer.name,
    ...(identifiers.length > 0 && { identifiers }),
    ...(siren !== undefined && { legalRegistrationIdentifier: { value: siren, scheme: SIREN } }),
    ...(vatNumber !== undefined && !outsideScope && { vatIdentifier: vatNumber }),
    ...(electronicAddress !== undefined && { electronicAddress }),
    postalAddress: address,
    ...contactOf(buyer),
  });
}

/** The buyer's SIREN: as given, or inside the SIRET or the French VAT number. */
export function sirenOf(buyer: Order['buyer']): string | undefined {
  const digits = (text: string | undefined): string | undefined => text?.replaceAll(/[\s.]/g, '');
  const given = digits(buyer.siren);
  if (given !== undefined && isSiren(given)) return given;
  const siret = digits(buyer.siret);
  if (siret !== undefined && isSiret(siret)) return siret.slice(0, 9);
  const number = buyer.vatNumber === undefined ? undefined : readVatNumber(buyer.vatNumber);
  return number === undefined ? undefined : sirenOfVatNumber(number);
}

function identifiersOf(buyer: Order['buyer'], french: boolean): Identifier[] {
  const siret =
    french && buyer.siret !== undefined ? [{ value: buyer.siret.replaceAll(/[\s.]/g, ''), scheme: SIRET }] : [];
  return [...siret, ...buyer.identifiers];
}

function contactOf(buyer: Order['buyer']): Pick<Invoice['buyer'], 'contact'> {
  if (buyer.contactName === undefined && buyer.email === undefined && buyer.telephone === undefined) return {};
  return {
    contact: {
      ...(buyer.contactName !== undefined && { name: buyer.contactName }),
      ...(buyer.telephone !== undefined && { telephone: buyer.telephone }),
      ...(buyer.email !== undefined && { email: buyer.email }),
    },
  };
}

function buyerProblems({ buyer }: Order, address: PostalAddress | undefined): readonly Problem[] {
  const problems: Problem[] = [];
  if (buyer.name.trim() === '')
    problems.push(missing('BUYER_NAME_MISSING', 'The buyer has no name.', 'buyer.name', 'BR-07'));
  if (address === undefined)
    problems.push(
      missing(
        'BUYER_ADDRESS_MISSING',
        'The buyer has no address, not even a country.',
        'buyer.billingAddress',
        'BR-10',
      ),
    );
  else if (buyer.kind !== 'consumer' && (address.city === undefined || address.city.trim() === '')) {
    problems.push(
      missing(
        'BUYER_ADDRESS_INCOMPLETE',
        'An invoice to a business names the place of its buyer, and this address has no city.',
        'buyer.billingAddress.city',
      ),
    );
  }
  if (buyer.siren !== undefined && !isSiren(buyer.siren.replaceAll(/[\s.]/g, '')))
    problems.push(
      wrong(
        'BUYER_SIREN_INVALID',
        'The SIREN of the buyer is not nine digits with a right check digit.',
        'buyer.siren',
        'BR-FR-11',
      ),
    );
  if (buyer.siret !== undefined && !isSiret(buyer.siret.replaceAll(/[\s.]/g, '')))
    problems.push(
      wrong(
        'BUYER_SIRET_INVALID',
        'The SIRET of the buyer is not fourteen digits with a right check digit.',
        'buyer.siret',
        'BR-FR-09',
      ),
    );
  return problems;
}

function missing(code: string, message: string, field: string, rule?: string): Problem {
  return {
    code,
    message,
    advice: 'Complete the buyer in the shop and send the order again.',
    retry: 'after-fix',
    field,
    ...(rule !== undefined && { rule }),
  };
}

function wrong(code: string, message: string, field: string, rule: string): Problem {
  return { code, message, advice: 'Correct the number in the shop, or leave it out.', retry: 'after-fix', field, rule };
}
