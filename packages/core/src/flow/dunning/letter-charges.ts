import type { LetterInput, LetterLanguage } from '../../channels/index.ts';
import type { Claim, Letter } from '../../dunning/index.ts';
import { wordingIn } from '../../formats/index.ts';

type Charge = NonNullable<LetterInput['charges']>[number];

interface ChargeWords {
  readonly fee: string;
  readonly compensation: (document: string) => string;
  readonly interest: (document: string, law: string) => string;
  readonly partPayment: (amount: string, date: string) => string;
}

const WORDS: Readonly<Record<LetterLanguage, ChargeWords>> = {
  en: {
    fee: 'Reminder fee',
    compensation: (document) => `Fixed compensation for recovery costs on ${document}`,
    interest: (document, law) => `Late-payment interest on ${document}: ${law}`,
    partPayment: (amount, date) => `payment of ${amount} on ${date}`,
  },
  fr: {
    fee: 'Frais de relance',
    compensation: (document) => `Indemnité forfaitaire pour frais de recouvrement sur ${document}`,
    interest: (document, law) => `Pénalités de retard sur ${document} : ${law}`,
    partPayment: (amount, date) => `paiement de ${amount} le ${date}`,
  },
  de: {
    fee: 'Mahngebühr',
    compensation: (document) => `Verzugspauschale zu ${document}`,
    interest: (document, law) => `Verzugszinsen zu ${document}: ${law}`,
    partPayment: (amount, date) => `Zahlung von ${amount} am ${date}`,
  },
};

/** What a letter asks for besides what was open, each with the computation that leads to it: principal × rate × days, half-year by half-year. */
export function letterCharges({ items, totals, currency }: Letter, language: LetterLanguage): readonly Charge[] {
  const words = WORDS[language];
  const claims = items.flatMap(({ documentNumber, claim }) =>
    claim === undefined ? [] : claimCharges(documentNumber, claim, words, language),
  );
  const fee = totals.fee.isPositive() ? [{ text: words.fee, amount: totals.fee.toString(), currency }] : [];
  return [...claims, ...fee];
}

function claimCharges(document: string, claim: Claim, words: ChargeWords, language: LetterLanguage): readonly Charge[] {
  const { currency, interestOpen, compensation } = claim;
  const interest = {
    text: fitting(words.interest(document, computation(claim, words, language))),
    amount: interestOpen.toString(),
    currency,
  };
  const fixed = {
    text: words.compensation(document),
    amount: compensation.amount.toString(),
    currency: compensation.currency,
  };
  return [...(interestOpen.isPositive() ? [interest] : []), ...(compensation.amount.isPositive() ? [fixed] : [])];
}

function computation(
  { segments, postings, currency }: Claim,
  { partPayment }: ChargeWords,
  language: LetterLanguage,
): string {
  const wording = wordingIn(language);
  const days = segments.map(
    ({ principal, rate, days: count }) => `${wording.money(principal, currency)} × ${rate.toString()} % × ${count}/365`,
  );
  const paid = postings.map(({ amount, date }) => partPayment(wording.money(amount, currency), wording.date(date)));
  return [...days, ...paid].join(' + ');
}

/** Very many part payments are more than a line holds; the claim note has them all. */
const LONGEST = 300;
function fitting(text: string): string {
  return text.length <= LONGEST ? text : `${text.slice(0, LONGEST - 1)}…`;
}
