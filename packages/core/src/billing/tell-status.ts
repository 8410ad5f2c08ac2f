import {
  Decimal,
  documentDecimals,
  frenchCodeOf,
  frenchStatus,
  type Invoice,
  type LifeCycleCharacteristic,
  type LifeCycleMessage,
  type LifeCycleParty,
} from '../model/index.ts';
import { apportion } from './apportion.ts';

/** What a seller may say of its invoice, with the code of UNTDID 1373 (MDT-88) that stands beside each. */
const SAYINGS = { completed: '37', 'payment-reported': '47', cancelled: '5' } as const;

export interface Saying {
  readonly signal: keyof typeof SAYINGS;
  /** When it came to be, and when the platform took the invoice in: local time, `2026-09-15T10:15:00`. */
  readonly at: string;
  readonly depositedAt: string;
  /** Of `payment-reported`: what came in, VAT included, in the invoice's currency; negative takes back what was said. */
  readonly amount?: Decimal;
  /** What people are to know; needed for a negative amount (P1.15 of Annexe 7). */
  readonly comment?: string;
  /** The state must hear of it too (212 where VAT is due on receipt: services and deposits, CGI art. 290 A). */
  readonly toConcentrator?: boolean;
}

/** Flow 6 as the French network carries it: what the seller says of its invoice, to the buyer and where the law asks for it to the state. */
export function tellStatus(invoice: Invoice, saying: Saying): LifeCycleMessage {
  const code = frenchCodeOf(saying.signal) ?? '';
  const { seller, number, typeCode, issueDate } = invoice;
  const siren = seller.legalRegistrationIdentifier;
  const label = frenchStatus(code)?.label ?? '';
  return {
    number: `${number}_${code}_${saying.at.replace(/\D/g, '')}#${typeCode}_${issueDate.replace(/\D/g, '')}`,
    name: label,
    issuedAt: saying.at,
    process: 'REGULATED',
    guideline: 'urn.cpro.gouv.fr:1p0:CDV:invoice',
    sender: { role: 'WK' },
    issuer: { ...(siren && { identifier: siren }), name: seller.name, role: 'SE' },
    recipients: [buyerOf(invoice), ...(saying.toConcentrator === true ? [CONCENTRATOR] : [])],
    phase: '23',
    statusAt: saying.at,
    references: [
      {
        number,
        typeCode,
        issueDate,
        receivedAt: saying.depositedAt,
        statusCode: SAYINGS[saying.signal],
        status: code,
        statusLabel: label,
        ...(siren && { seller: { identifier: siren } }),
        ...detailsOf(invoice, saying),
      },
    ],
  };
}

/** The public portal, by its number among platforms. */
const CONCENTRATOR: LifeCycleParty = { identifier: { value: '9998', scheme: '0238' }, name: 'PPF', role: 'DFH' };

function buyerOf({ buyer }: Invoice): LifeCycleParty {
  const { legalRegistrationIdentifier: identifier, electronicAddress, name } = buyer;
  return { ...(identifier && { identifier }), name, role: 'BY', ...(electronicAddress && { electronicAddress }) };
}

function detailsOf(
  invoice: Invoice,
  { amount, comment }: Saying,
): Pick<LifeCycleMessage['references'][number], 'details'> {
  if (amount === undefined && comment === undefined) return {};
  return {
    details: [
      {
        sequence: 1,
        ...(comment !== undefined && { notes: [{ text: comment }] }),
        ...(amount && { characteristics: receivedByRate(invoice, amount) }),
      },
    ],
  };
}

/** MEN: an amount for each VAT rate of the invoice (G7.45), shared out by what each rate comes to with its VAT, to the cent. */
function receivedByRate({ vatBreakdown, currencyCode }: Invoice, amount: Decimal): LifeCycleCharacteristic[] {
  const byRate = Map.groupBy(vatBreakdown, ({ rate }) => (rate ?? Decimal.ZERO).trimmed().toString());
  const weights = [...byRate.values()].map((rows) =>
    Decimal.sum(rows.map(({ taxableAmount, taxAmount }) => taxableAmount.plus(taxAmount))),
  );
  const shares = apportion(amount, weights, documentDecimals(currencyCode));
  return [...byRate.keys()].map((rate, index) => ({
    type: 'MEN',
    changed: false,
    amount: { value: shares[index] ?? Decimal.ZERO, currency: currencyCode },
    percent: Decimal.of(rate).round(2),
  }));
}
