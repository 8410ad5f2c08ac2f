import {
  type BankTransaction,
  Decimal,
  type Money,
  type PaymentReturn,
  present,
  type TransactionCode,
} from '../../model/index.ts';
import type { XmlElement } from '../../xml/index.ts';
import { reference, type Unidentified } from '../entry-id.ts';
import { joinPieces } from '../joined.ts';
import { returnCode } from '../return-reason.ts';
import { withSepaTags } from '../sepa-tags.ts';
import { amountIn, type CamtAmount } from './amount.ts';
import { counterpartyIn } from './read-party.ts';
import type { CamtReading } from './reading.ts';

/** The entry around a transaction, as far as it is known before. */
export interface Around {
  readonly amount: Decimal;
  readonly currency: string;
  readonly code: TransactionCode | undefined;
  readonly isReversal: boolean;
  readonly bankReference: string | undefined;
  /** The account of the statement. */
  readonly iban: string | undefined;
}

/** Longest pieces of a text: 140 characters by ISO 20022, 35 where a bank kept to older lines. */
const isFull = (length: number): boolean => length === 140 || length === 35;

/** What `TxDtls` says of a payment whose amount is known. */
export function readTransaction(
  reading: CamtReading,
  details: XmlElement | undefined,
  around: Around,
): Unidentified<BankTransaction> {
  const text = (...path: readonly string[]) => reading.text(details, ...path);
  const returned = returnIn(reading, details, around);
  const remittances = reading.elements(details, 'RmtInf');
  const structured = remittances.flatMap((remittance) => reading.elements(remittance, 'Strd'));
  const references = structured.flatMap(
    (one) => reading.firstText(one, 'CdtrRefInf/Ref', 'CdtrRefInf/CdtrRef')?.replace(/\s/g, '') ?? [],
  );
  const [creditorReference, ...others] = references;
  const documentNumbers = [...others, ...structured.flatMap((one) => documentsIn(reading, one))];
  const transaction = present({
    amount: around.amount,
    currency: around.currency,
    bankReference: reference(text('Refs', 'AcctSvcrRef')) ?? around.bankReference,
    endToEndId: reference(text('Refs', 'EndToEndId')),
    mandateId: reference(text('Refs', 'MndtId')),
    creditorId: creditorIdIn(reading, details),
    creditorReference,
    documentNumbers: documentNumbers.length === 0 ? undefined : documentNumbers,
    remittance: remittanceIn(reading, details, remittances, structured),
    counterparty: counterpartyIn(reading, details, {
      isCredit: !around.amount.isNegative(),
      isReturn: returned !== undefined,
      iban: around.iban,
    }),
    code: codeIn(reading, details) ?? around.code,
    instructed: instructedIn(reading, details, around.currency),
    charges: chargesIn(reading, details, around.currency),
    returned,
  });
  return withSepaTags(transaction);
}

function documentsIn(reading: CamtReading, structured: XmlElement): readonly string[] {
  return reading
    .elements(structured, 'RfrdDocInf')
    .flatMap((document) => reading.firstText(document, 'Nb', 'RfrdDocNb') ?? []);
}

function remittanceIn(
  reading: CamtReading,
  details: XmlElement | undefined,
  remittances: readonly XmlElement[],
  structured: readonly XmlElement[],
): readonly string[] {
  const written = remittances.flatMap((remittance) => reading.texts(remittance, 'Ustrd'));
  const beside = structured.flatMap((one) => reading.texts(one, 'AddtlRmtInf'));
  const texts = [...joinPieces(written, isFull), ...beside];
  return texts.length > 0 ? texts : reading.texts(details, 'AddtlTxInf');
}

/** Of direct debits, the identifier of who collects. */
function creditorIdIn(reading: CamtReading, details: XmlElement | undefined): string | undefined {
  return reading.firstText(
    details,
    'RltdPties/Cdtr/Id/PrvtId/Othr/Id',
    'RltdPties/Cdtr/Pty/Id/PrvtId/Othr/Id',
    'RltdPties/Cdtr/Id/PrvtId/OthrId/Id',
  );
}

/** `BkTxCd` */
export function codeIn(reading: CamtReading, parent: XmlElement | undefined): TransactionCode | undefined {
  const code = reading.element(parent, 'BkTxCd');
  if (code === undefined) return undefined;
  const terms = present({
    domain: reading.text(code, 'Domn', 'Cd'),
    family: reading.text(code, 'Domn', 'Fmly', 'Cd'),
    subFamily: reading.text(code, 'Domn', 'Fmly', 'SubFmlyCd'),
    proprietary: reading.text(code, 'Prtry', 'Cd'),
  });
  return Object.keys(terms).length === 0 ? undefined : terms;
}

function returnIn(reading: CamtReading, details: XmlElement | undefined, around: Around): PaymentReturn | undefined {
  const information = reading.element(details, 'RtrInf');
  const code = codeIn(reading, details) ?? around.code;
  if (information === undefined && !around.isReversal && !isReturnCode(code)) return undefined;
  const told = reading.texts(information, 'AddtlInf').join(' ');
  const original = AMOUNTS.flatMap((path) => amountIn(reading, details, ...path) ?? []);
  return present({
    reason: reading.firstText(information, 'Rsn/Cd', 'Rsn/Prtry', 'RtrRsn/Cd', 'RtrRsn/Prtry') ?? returnCode(told),
    text: told === '' ? undefined : told,
    amount: original.find((one) => isOther(one, around))?.amount,
  });
}

/** Where a payment's own amount stands, beside that of the entry. */
export const AMOUNTS = [['Amt'], ...['TxAmt', 'CntrValAmt', 'InstdAmt'].map((kind) => ['AmtDtls', kind, 'Amt'])];

const isOther = (original: CamtAmount, { amount, currency }: Around): boolean =>
  original.currency === currency && !original.amount.isZero() && !original.amount.equals(amount.abs());

/** ISO 20022 sub-families of what comes back; German business transaction codes in the bank's own code (`NDDT+109+00931`). */
function isReturnCode(code: TransactionCode | undefined): boolean {
  if (/^(?:UPDD|UPCQ|RRTN|UPCT|PRDD|RCDD)$/.test(code?.subFamily ?? '')) return true;
  return /^N[A-Z]{3}\+(?:108|109|159)\+/.test(code?.proprietary ?? '');
}

function instructedIn(reading: CamtReading, details: XmlElement | undefined, currency: string): Money | undefined {
  const amounts = AMOUNTS.toReversed().flatMap((path) => amountIn(reading, details, ...path) ?? []);
  return amounts.find((one) => one.currency !== currency && !one.amount.isZero());
}

function chargesIn(reading: CamtReading, details: XmlElement | undefined, currency: string): Decimal | undefined {
  const charges = reading.elements(details, 'Chrgs');
  const total = charges.flatMap((one) => amountIn(reading, one, 'TtlChrgsAndTaxAmt') ?? []);
  const single = charges.flatMap((one) =>
    [one, ...reading.elements(one, 'Rcrd')].flatMap((record) => amountIn(reading, record, 'Amt') ?? []),
  );
  const amounts = (total.length > 0 ? total : single).filter((amount) => amount.currency === currency);
  const sum = Decimal.sum(amounts.map(({ amount }) => amount));
  return sum.isZero() ? undefined : sum;
}
