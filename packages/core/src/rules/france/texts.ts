import type { RuleText } from '../engine/index.ts';
import type { Advice } from '../finding.ts';
import { correct, fillIn, type NamedTerm, named, recalculate, remove, roundToCents } from '../terms.ts';
import { SMALL_BUSINESS } from './codes.ts';

/** What the rules of BR-FR say, whether they are asked of the model, of UBL or of CII: one text for each family of ids. */
export interface FrenchText extends RuleText {
  readonly terms: readonly string[];
  readonly advice: Advice;
}

type About = (term: NamedTerm, ...others: readonly NamedTerm[]) => FrenchText;
type Other = NamedTerm | undefined;

const terms = (...given: readonly Other[]): NamedTerm[] => given.filter((term) => term !== undefined);
/** One term, one sentence about it, and the advice to correct it. */
const about =
  (say: string): About =>
  (term, ...others) => ({ terms: [term, ...others], message: `The ${named(term)} ${say}.`, advice: correct(term) });

/** BR-FR-01 */
export const numberTooLong = about('is longer than 35 characters, or holds others than letters, digits and + - _ /');
/** BR-FR-02 */
export const numberCharacters = about('holds other characters than letters, digits and + - _ /');
/** BR-FR-03 */
export const dateOutOfCentury = about('is no date in the years 2000 to 2099');
/** BR-FR-04 */
export const unknownType = about('is none of the French list');
/** BR-FR-15 */
export const unknownCategory = about('is not used in France');
/** BR-FR-16 */
export const unknownRate = about('does not exist in France');
/** BR-FR-23 */
export const addressCharacters = about('holds other characters than letters, digits and - _ .');
/** BR-FR-25 */
export const addressTooLong = about('is longer than 125 characters');
/** BR-FR-24 */
export const routingCharacters = about(
  'holds a routing code (scheme 0224) with other characters than letters, digits and - _ .',
);
/** BR-FR-26 */
export const routingTooLong = about('holds a routing code (scheme 0224) of more than 100 characters');
/** BR-FR-CO-10 */
export const schemeMissing = about('has no scheme');
export const schemeTwice = about('has the same scheme twice');
/** BR-FR-DEC-02 */
export const quantityTooFine = about('has more than 4 decimals or 19 characters');
/** BR-FR-DEC-03 */
export const priceTooFine = about('is negative or has more than 6 decimals or 19 characters');
/** BR-FR-DEC-04 */
export const rateTooFine = about('is negative or has more than 2 decimals or 4 digits');

/** BR-FR-DEC-01 */
export const amountTooFine = (...given: readonly NamedTerm[]): FrenchText => ({
  terms: given,
  message: `An amount (${given.join(', ')}) has more than 2 decimals or 19 characters.`,
  advice: roundToCents(...given),
});

/** BR-FR-09 */
export const siretWrong = (identifier: NamedTerm, registration?: NamedTerm): FrenchText => ({
  terms: terms(identifier, registration),
  message: `A SIRET (scheme 0009) in the ${named(identifier)} is not 14 digits that begin with the SIREN.`,
  advice: correct(identifier),
});

/** BR-FR-32 */
export const sirenWrong = (...given: readonly NamedTerm[]): FrenchText => ({
  terms: given,
  message: 'An identifier with scheme 0002 (or of a VAT group, 0231) is not a SIREN of 9 digits.',
  advice: given.length > 0 ? correct(...given) : CHECK_SIREN,
});
const CHECK_SIREN: Advice = {
  en: 'Correct the SIREN (9 digits) of the company in its record.',
  fr: 'Corrigez le SIREN (9 chiffres) de l’entreprise dans sa fiche.',
  de: 'Die SIREN (9 Ziffern) des Unternehmens in seinem Stammsatz korrigieren.',
};

/** BR-FR-10 */
export const SELLER_SIREN_MISSING: FrenchText = {
  terms: ['BT-30'],
  message: 'The SIREN of the seller (BT-30, scheme 0002, 9 digits) is missing.',
  advice: {
    en: 'Enter the SIREN in the seller identity of the settings.',
    fr: 'Renseignez votre SIREN dans l’identité du vendeur des réglages.',
    de: 'Die SIREN in den Verkäuferangaben der Einstellungen eintragen.',
  },
};

/** BR-FR-11 */
export const BUYER_SIREN_MISSING: FrenchText = {
  terms: ['BT-47'],
  message: 'The SIREN of the buyer (BT-47, scheme 0002, 9 digits) is missing.',
  advice: {
    en: 'Ask the buyer for the SIREN and add it to the order.',
    fr: 'Demandez son SIREN à l’acheteur et ajoutez-le à la commande.',
    de: 'Die SIREN des Käufers erfragen und in der Bestellung ergänzen.',
  },
};

/** BR-FR-12, BR-FR-13 */
export const addressMissing = (term: NamedTerm): FrenchText => ({
  terms: [term],
  message: `The ${named(term)} is missing.`,
  advice: fillIn(term),
});

/** BR-FR-21, BR-FR-22 */
export const addressOfReceiver = (address: NamedTerm, registration: NamedTerm): FrenchText => ({
  terms: [address, registration],
  message: `The ${named(address)} of the receiver does not begin with its SIREN (scheme 0225).`,
  advice: correct(address),
});

/** BR-FR-05 */
export const mentionMissing = (subject: Mention): FrenchText => ({
  terms: ['BT-21', 'BT-22'],
  message: `A note ${subject} must state ${MENTIONS[subject].what}.`,
  advice: MENTIONS[subject].advice,
});

export type Mention = keyof typeof MENTIONS;
/** The notes that every invoice has, and the articles that ask for them. */
export const MENTIONS = {
  PMT: {
    what: 'the fixed fee of 40 EUR for recovery costs (C. com. D441-5)',
    advice: {
      en: 'Set the text of the recovery fee in the payment terms of the settings.',
      fr: 'Renseignez la mention de l’indemnité forfaitaire de 40 € dans les conditions de paiement des réglages.',
      de: 'Den Text der Beitreibungspauschale in den Zahlungsbedingungen der Einstellungen angeben.',
    },
  },
  PMD: {
    what: 'the penalty rate for late payment (C. com. L441-10)',
    advice: {
      en: 'Set the text of the late payment penalties in the payment terms of the settings.',
      fr: 'Renseignez le taux des pénalités de retard dans les conditions de paiement des réglages.',
      de: 'Den Text der Verzugszinsen in den Zahlungsbedingungen der Einstellungen angeben.',
    },
  },
  AAB: {
    what: 'the discount for early payment, or that there is none (C. com. L441-9)',
    advice: {
      en: 'Set the text of the early payment discount in the payment terms of the settings.',
      fr: 'Renseignez les conditions d’escompte, ou son absence, dans les conditions de paiement des réglages.',
      de: 'Den Text zum Skonto (oder dass es keines gibt) in den Zahlungsbedingungen der Einstellungen angeben.',
    },
  },
} as const;

/** BR-FR-06 */
export const mentionTwice = (subject: string): FrenchText => ({
  terms: ['BT-21'],
  message: `The note subject ${subject} may stand once only.`,
  advice: remove('BT-22'),
});

/** BR-FR-20 */
export const TREATMENT_UNKNOWN: FrenchText = {
  terms: ['BT-21', 'BT-22'],
  message: 'A note with subject BAR must say B2B, B2BINT, B2C, B2CINT, OUTOFSCOPE or ARCHIVEONLY.',
  advice: correct('BT-22'),
};

/** BR-FR-31 (BR-FR-30 in UBL) */
export const TREATMENT_TWICE: FrenchText = {
  terms: ['BT-21', 'BT-22'],
  message: 'Only one note with subject BAR may name a treatment.',
  advice: remove('BT-22'),
};

/** BR-FR-08 */
export const PROCESS_UNKNOWN: FrenchText = {
  terms: ['BT-23'],
  message: `The ${named('BT-23')} is missing or none of the French list.`,
  advice: {
    en: 'State whether goods (B1), services (S1) or both (M1) are invoiced.',
    fr: 'Indiquez la catégorie de l’opération : biens (B1), services (S1) ou mixte (M1).',
    de: 'Angeben, ob Waren (B1), Dienstleistungen (S1) oder beides (M1) abgerechnet werden.',
  },
};

/** BR-FR-17 */
export const ATTACHMENT_UNKNOWN: FrenchText = {
  terms: ['BT-123'],
  message: 'The description of an attachment (BT-123) is none of the French list.',
  advice: correct('BT-123'),
};

/** BR-FR-18 */
export const LEGIBLE_TWICE: FrenchText = {
  terms: ['BG-24', 'BT-123'],
  message: 'Only one attachment may be the legible view (LISIBLE).',
  advice: remove('BT-123'),
};

/** BR-FR-27 */
export const ATTRIBUTE_WITHOUT_NAME: FrenchText = {
  terms: ['BG-32', 'BT-160', 'EXT-FR-FE-159'],
  message: 'An item attribute (BG-32) has neither a name nor a code.',
  advice: fillIn('BT-160'),
};
export const nameEmpty = (term: NamedTerm): FrenchText => ({
  terms: [term],
  message: `The ${named(term)} is empty.`,
  advice: fillIn(term),
});

/** BR-FR-28 */
export const ATTRIBUTE_VALUE: FrenchText = {
  terms: ['BT-160', 'BT-161'],
  message: 'An item attribute (BG-32) must have either a value (BT-161) or a quantity with its unit.',
  advice: fillIn('BT-160'),
};

/** BR-FR-29, BR-FR-30 */
export const objectEmpty = (term: NamedTerm, scheme: string): FrenchText => ({
  terms: [term],
  message: `The ${named(term)} with scheme ${scheme} is empty.`,
  advice: fillIn(term),
});
export const objectTwice = (term: NamedTerm): FrenchText => ({
  terms: [term],
  message: `The schemes AFL and AVV may stand once each in the ${named(term)}.`,
  advice: remove(term),
});

/** BR-FR-CO-03 */
export const REBATE_WITHOUT_CONTRACT: FrenchText = {
  terms: ['BT-3', 'BT-12', 'BG-14'],
  message: 'A global rebate (262) needs the contract (BT-12) and the period (BG-14).',
  advice: fillIn('BT-12', 'BT-73', 'BT-74'),
};
/** BR-FR-CO-04 */
export const CORRECTION_OF_ONE: FrenchText = {
  terms: ['BT-3', 'BT-25', 'BT-26'],
  message: 'A corrective invoice names exactly one preceding invoice with its date.',
  advice: fillIn('BT-25', 'BT-26'),
};
/** BR-FR-CO-05 */
export const CREDIT_OF_WHAT: FrenchText = {
  terms: ['BT-3', 'BT-25', 'BT-26'],
  message: 'A credit note names the invoice it credits with its date.',
  advice: fillIn('BT-25', 'BT-26'),
};
/** BR-FR-CO-07 */
export const DUE_BEFORE_ISSUE: FrenchText = {
  terms: ['BT-9', 'BT-2'],
  message: `The ${named('BT-9')} lies before the issue date.`,
  advice: correct('BT-9'),
};
/** BR-FR-CO-08 */
export const DEPOSIT_NOT_FINAL: FrenchText = {
  terms: ['BT-23', 'BT-3'],
  message: 'A deposit cannot be a final invoice after deposit (B4, S4, M4).',
  advice: correct('BT-23'),
};
/** BR-FR-CO-09 */
export const ALREADY_PAID_TEXT: FrenchText = {
  terms: ['BT-23', 'BT-113', 'BT-115', 'BT-9'],
  message:
    'What is already paid (B2, S2, M2) has BT-113 equal to BT-112, nothing due (BT-115) and the day of payment (BT-9).',
  advice: recalculate('BT-113', 'BT-115'),
};
/** BR-FR-CO-12 */
export const VAT_IN_EUROS: FrenchText = {
  terms: ['BT-5', 'BT-6', 'BT-111'],
  message: 'An invoice in a foreign currency states its VAT in euros (BT-6, BT-111).',
  advice: fillIn('BT-6', 'BT-111'),
};
/** BR-FR-CO-14 */
export const GROUP_MEMBER_NOTE: FrenchText = {
  terms: ['BT-29', 'BT-21', 'BT-22'],
  message: 'A member of a VAT group (BT-29 scheme 0231) needs the note TXD MEMBRE_ASSUJETTI_UNIQUE.',
  advice: fillIn('BT-22'),
};
/** BR-FR-CO-15 */
export const GROUP_REPRESENTATIVE: FrenchText = {
  terms: ['BT-29', 'BG-11', 'BT-63'],
  message: 'A member of a VAT group (BT-29 scheme 0231) names the group and its VAT number (BG-11, BT-63).',
  advice: fillIn('BG-11', 'BT-63'),
};
/** BR-FR-CO-16 */
export const SMALL_BUSINESS_NUMBER: FrenchText = {
  terms: ['BT-121', 'BT-118', 'BT-31', 'BT-32'],
  message: `${SMALL_BUSINESS} goes with category E, and a seller without VAT number gives the SIREN as tax number (BT-32).`,
  advice: {
    en: 'In the seller identity of the settings, enter the VAT number, or the SIREN as tax number.',
    fr: 'Dans l’identité du vendeur des réglages, renseignez le numéro de TVA, ou le SIREN comme numéro fiscal.',
    de: 'In den Verkäuferangaben der Einstellungen die USt-IdNr. eintragen, oder die SIREN als Steuernummer.',
  },
};
