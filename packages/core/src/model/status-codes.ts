/**
 * What outside code lists say about an invoice, in our own words. French life-cycle codes: DGFiP external specifications v3.2, table 8
 * (200 to 228) and tables 6, 9, 10 (the concentrator's verdicts, 250 to 601). Peppol: Invoice Response (UNCL4343-T111) and Message
 * Level Status. No norm maps one onto the other; the mapping follows what their texts mean.
 */

/**
 * What an event says. Transport: `sent`, `delivered`, `undeliverable`. The buyer: `in-process`, `accepted`, `partially-accepted`,
 * `disputed`, `suspended`, `refused`, `payment-announced`. The seller: `completed` (answers a suspension), `payment-reported`, `cancelled`.
 * A platform: `rejected`. `noted` changes nothing (factoring, data sent to the tax office).
 */
export type StatusSignal =
  | 'sent'
  | 'delivered'
  | 'undeliverable'
  | 'in-process'
  | 'accepted'
  | 'partially-accepted'
  | 'disputed'
  | 'suspended'
  | 'completed'
  | 'refused'
  | 'rejected'
  | 'payment-announced'
  | 'payment-reported'
  | 'cancelled'
  | 'noted';

/** A code of the French life cycle. `object` is what it speaks of: only `invoice` codes move an invoice. */
export interface FrenchStatus {
  readonly code: string;
  readonly label: string;
  readonly object: 'invoice' | 'tax-data' | 'e-reporting' | 'directory' | 'file' | 'status';
  readonly signal: StatusSignal;
  /** It must reach the concentrator (PPF). */
  readonly mandatory: boolean;
  /** The sender must say why: a reason code, for 208 and 210 a comment too (G7.25). */
  readonly needsReason: boolean;
}

function french(
  code: string,
  label: string,
  signal: StatusSignal,
  flags = '',
  object: FrenchStatus['object'] = 'invoice',
): FrenchStatus {
  return { code, label, object, signal, mandatory: flags.includes('M'), needsReason: flags.includes('R') };
}

export const FRENCH_STATUSES: readonly FrenchStatus[] = [
  french('200', 'Déposée', 'sent', 'M'),
  french('201', 'Émise par la plateforme', 'sent'),
  french('202', 'Reçue par la plateforme', 'delivered'),
  french('203', 'Mise à disposition', 'delivered'),
  french('204', 'Prise en charge', 'in-process'),
  french('205', 'Approuvée', 'accepted'),
  french('206', 'Approuvée partiellement', 'partially-accepted', 'R'),
  french('207', 'En litige', 'disputed', 'R'),
  french('208', 'Suspendue', 'suspended', 'R'),
  french('209', 'Complétée', 'completed'),
  french('210', 'Refusée', 'refused', 'MR'),
  french('211', 'Paiement transmis', 'payment-announced'),
  french('212', 'Encaissée', 'payment-reported', 'M'),
  french('213', 'Rejetée', 'rejected', 'MR'),
  french('214', 'Visée', 'noted'),
  french('220', 'Annulée', 'cancelled'),
  french('221', 'Erreur de routage', 'undeliverable', 'R'),
  french('224', 'Demande de paiement direct', 'noted'),
  french('225', 'Affacturée', 'noted'),
  french('226', 'Affacturée confidentiel', 'noted'),
  french('227', 'Changement de compte à payer', 'noted'),
  french('228', 'Non affacturée', 'noted'),
  french('250', 'Déposée', 'noted', 'M', 'tax-data'),
  french('251', 'Rejetée', 'noted', 'MR', 'tax-data'),
  french('300', 'Déposée', 'noted', 'M', 'e-reporting'),
  french('301', 'Rejetée', 'noted', 'MR', 'e-reporting'),
  french('400', 'Déposée', 'noted', 'M', 'directory'),
  french('401', 'Rejetée', 'noted', 'MR', 'directory'),
  french('500', 'Recevable', 'noted', 'M', 'file'),
  french('501', 'Irrecevable', 'undeliverable', 'MR', 'file'),
  french('601', 'Rejeté', 'noted', 'MR', 'status'),
];

/** Peppol Invoice Response status codes. */
export const PEPPOL_RESPONSES: Readonly<Record<string, StatusSignal>> = {
  AB: 'delivered',
  IP: 'in-process',
  UQ: 'disputed',
  CA: 'partially-accepted',
  RE: 'refused',
  AP: 'accepted',
  PD: 'payment-announced',
};

/** Peppol Message Level Status: what the receiving access point says of the message. */
export const PEPPOL_MESSAGE_STATUSES: Readonly<Record<string, StatusSignal>> = {
  AB: 'sent',
  AP: 'delivered',
  RE: 'rejected',
};

const FRENCH_BY_CODE: ReadonlyMap<string, FrenchStatus> = new Map(
  FRENCH_STATUSES.map((status) => [status.code, status]),
);

/** The French status of a code, or `undefined` for one that is not of the list (the norm: a warning, not an error). */
export function frenchStatus(code: string): FrenchStatus | undefined {
  return FRENCH_BY_CODE.get(code);
}

/** What a Peppol Invoice Response says; under query with the action "provide information" (PIN) is a suspension (208). */
export function peppolSignal(code: string, action?: string): StatusSignal | undefined {
  return code === 'UQ' && action === 'PIN' ? 'suspended' : PEPPOL_RESPONSES[code];
}

/** The French code by which a signal is told. */
export function frenchCodeOf(signal: StatusSignal): string | undefined {
  return FRENCH_STATUSES.find((status) => status.signal === signal && status.object === 'invoice' && signal !== 'noted')
    ?.code;
}

/** The Peppol response by which a buyer's signal is told, with the action a suspension asks for. */
export function peppolResponseOf(
  signal: StatusSignal,
): { readonly code: string; readonly action?: string } | undefined {
  if (signal === 'suspended') return { code: 'UQ', action: 'PIN' };
  const code = Object.keys(PEPPOL_RESPONSES).find((each) => PEPPOL_RESPONSES[each] === signal);
  return code === undefined ? undefined : { code };
}
