import type { RuleText } from '../../engine/index.ts';
import type { Advice } from '../../finding.ts';

/** What a merchant does about a faulty life-cycle message: none is written by hand. */
const ASK_SENDER: Advice = {
  en: 'Ask the platform that sent this status to send it again, correctly filled in.',
  fr: 'Demandez à la plateforme émettrice de renvoyer ce statut, correctement renseigné.',
  de: 'Die Plattform, die diesen Status gesendet hat, um eine korrekte erneute Sendung bitten.',
};
const GIVE_REASON: Advice = {
  en: 'Choose a reason that goes with this status before sending it.',
  fr: 'Choisissez un motif autorisé pour ce statut avant de l’envoyer.',
  de: 'Vor dem Senden einen Grund wählen, der zu diesem Status passt.',
};
const GIVE_AMOUNT: Advice = {
  en: 'Enter the amount received with VAT, and its VAT rate: one line per rate.',
  fr: 'Indiquez le montant TTC encaissé et son taux de TVA : une ligne par taux.',
  de: 'Den erhaltenen Bruttobetrag mit Steuersatz angeben: eine Zeile je Satz.',
};

const text = (message: string, term: string, advice: Advice = ASK_SENDER, severity?: 'warning'): RuleText => ({
  terms: [term],
  message,
  advice,
  ...(severity !== undefined && { severity }),
});
const reason = (status: string): RuleText =>
  text(`The reason (MDT-113) does not go with the status ${status}.`, 'MDT-113', GIVE_REASON);

/** By id; terms are those of the life cycle (MDT, MDG). */
export const CDV_TEXTS: Readonly<Record<string, RuleText>> = {
  'BR-FR-04_MDT-91': text('The type of the invoice (MDT-91) is none of the French list.', 'MDT-91'),
  'BR-FR-CDV-02_MDT-3': text(
    'The guideline (MDT-3) is not that of an invoice status; …:einvoicingF2 goes to the PPF alone.',
    'MDT-3',
  ),
  'BR-FR-CDV-03_MDT-4': text('The message has no number (MDT-4).', 'MDT-4'),
  'BR-FR-CDV-07_MDT-38_yes': text('A party that says a status (23) needs its identifier (MDT-38).', 'MDT-38'),
  'BR-FR-CDV-08_MDT-73': text('A recipient that is no platform needs its electronic address (MDT-73).', 'MDT-73'),
  'BR-FR-CDV-09_MDT-77': text('The type of the message (MDT-77) is neither 23 nor 305.', 'MDT-77'),
  'BR-FR-CDV-11_MDG-35': text('The date of the invoice (MDG-35) is missing.', 'MDG-35'),
  'BR-FR-CDV-12_MDT-105': text('The status of the invoice (MDT-105) is missing.', 'MDT-105'),
  'BR-FR-CDV-13_MDT-129': text('The identifier of the seller (MDT-129) is missing.', 'MDT-129'),
  'BR-FR-CDV-14_MDT-207': text(
    'A payment (212) needs at least one amount (MEN), and each its VAT rate.',
    'MDT-207',
    GIVE_AMOUNT,
  ),
  'BR-FR-CDV-15_MDT-113': text('This status needs a reason (MDT-113).', 'MDT-113', GIVE_REASON),
  'BR-FR-CDV-16_MDT-124-2': text('A detail of the status has no running number (MDT-124-2).', 'MDT-124-2'),
  'BR-FR-CDV-CL-01_MDT-2': text('The process (MDT-2) is none of the list, or given to the PPF.', 'MDT-2'),
  'BR-FR-CDV-CL-02_MDT-21_23': text('The role of the sender (MDT-21) is none of the list.', 'MDT-21'),
  'BR-FR-CDV-CL-02_MDT-21_305': text('The sender of a status of transmission (305) is a platform (WK).', 'MDT-21'),
  'BR-FR-CDV-CL-03_MDT-40_23': text('The role of the issuer (MDT-40) is none of the list.', 'MDT-40'),
  'BR-FR-CDV-CL-03_MDT-40_305': text('The issuer of a status of transmission (305) is a platform (WK).', 'MDT-40'),
  'BR-FR-CDV-CL-04_MDT-59': text('The role of a recipient (MDT-59) is none of the list.', 'MDT-59'),
  'BR-FR-CDV-CL-05_MDT-88_23': text('The status code (MDT-88) does not go with a processing message (23).', 'MDT-88'),
  'BR-FR-CDV-CL-05_MDT-88_305': text(
    'The status code (MDT-88) does not go with a transmission message (305).',
    'MDT-88',
  ),
  'BR-FR-CDV-CL-06_MDT-105': text(
    'The status of the invoice (MDT-105) is none of the list.',
    'MDT-105',
    ASK_SENDER,
    'warning',
  ),
  'BR-FR-CDV-CL-06_MDT-115': text(
    'The status in a detail (MDT-115) is none of the list.',
    'MDT-115',
    ASK_SENDER,
    'warning',
  ),
  'BR-FR-CDV-CL-07_MDT-132': text('The issuer of the invoice has another role than seller (SE).', 'MDT-132'),
  'BR-FR-CDV-CL-08_MDT-158': text('The role of the recipient of the invoice (MDT-158) is none of the list.', 'MDT-158'),
  'BR-FR-CDV-CL-09_MDT-113': text('The reason (MDT-113) is none of the list.', 'MDT-113', GIVE_REASON),
  ...Object.fromEntries(
    ['200', '206', '207', '208', '210', '213', '221', '501'].map((code) => [
      `BR-FR-CDV-CL-09_MDT-113_${code}`,
      reason(code),
    ]),
  ),
  'BR-FR-CDV-CL-09_MDT-113_210B2G': reason('210 of a public buyer'),
  'BR-FR-CDV-CL-10_MDT-121': text('The action that is asked for (MDT-121) is none of the list.', 'MDT-121'),
  'BR-FR-CDV-CL-11_MDT-207': text('The type of a characteristic (MDT-207) is none of the list.', 'MDT-207'),
};
