import { isSiren, readVatNumber } from '@quittance/core/billing';

/** What an e-invoice needs of a company and Shopify does not ask: empty where the buyer said nothing. */
export type EInvoicingData = {
  /** Nine digits, of a French company (BT-47, scheme 0002). */
  readonly siren: string;
  /** With its country's prefix (BT-48). */
  readonly vatId: string;
  /** Where the company receives e-invoices (BT-49): `0225:123456789`, or for French companies without the scheme. */
  readonly routingAddress: string;
};

export type EInvoicingField = keyof EInvoicingData;
/** Each is a key of the texts of the form. */
export type EInvoicingProblem = 'siren' | 'vatIdPrefix' | 'vatIdDigits' | 'routingAddress' | 'notThisCompany';

export const NO_DATA: EInvoicingData = { siren: '', vatId: '', routingAddress: '' };

/** What is wrong with what was typed, by field; none of them is compulsory. */
export function eInvoicingProblems(data: EInvoicingData): Partial<Record<EInvoicingField, EInvoicingProblem>> {
  const { siren, vatId, routingAddress } = tidied(data);
  const vatProblem = problemOfVatId(vatId, siren);
  return {
    ...(siren !== '' && !isSiren(siren) && { siren: 'siren' }),
    ...(vatProblem !== undefined && { vatId: vatProblem }),
    ...(routingAddress !== '' && !isRoutingAddress(routingAddress) && { routingAddress: 'routingAddress' }),
  };
}

/** As it is kept: people type blanks into numbers. */
export function tidied({ siren, vatId, routingAddress }: EInvoicingData): EInvoicingData {
  return {
    siren: siren.replaceAll(/[\s.]/g, ''),
    vatId: vatId.replaceAll(/[\s.-]/g, '').toUpperCase(),
    routingAddress: routingAddress.replaceAll(/\s/g, ''),
  };
}

function problemOfVatId(vatId: string, siren: string): EInvoicingProblem | undefined {
  if (vatId === '') return undefined;
  const number = readVatNumber(vatId);
  if (number === undefined) return 'vatIdPrefix';
  if (number.valid === false) return 'vatIdDigits';
  return number.country === 'FR' && isSiren(siren) && number.value.slice(4) !== siren ? 'notThisCompany' : undefined;
}

/** `scheme:value` with a scheme of the EAS list (four digits, or `EM` for an e-mail address); a French address begins with the SIREN. */
function isRoutingAddress(text: string): boolean {
  return (
    /^(\d{4}|EM):[\w.:+@-]{1,100}$/.test(text) || (/^\d{9}(_[\w-]{1,85})?$/.test(text) && isSiren(text.slice(0, 9)))
  );
}
