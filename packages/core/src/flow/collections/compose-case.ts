import {
  agencyCase,
  oldestDue,
  SCHEMA_VERSION,
  totalsOf,
  type AgencyCase,
  type CaseDocument,
  type Debtor,
  type DebtorContact,
  type HandOverTerms,
} from '../../agencies/index.ts';
import { addDays, type Invoice, type PostalAddress } from '../../model/index.ts';
import type { ContactRow, CustomerRow, LetterArrival } from '../../store/index.ts';
import type { Positions } from './choose-positions.ts';

/** Everything a case is made of. */
export interface CaseMaterial {
  readonly caseId: string;
  readonly tenant: string;
  readonly agency: string;
  readonly mode: 'test' | 'live';
  readonly currency: string;
  readonly positions: Positions;
  readonly terms: HandOverTerms;
  readonly customer: CustomerRow;
  readonly contacts: readonly ContactRow[];
  /** What was issued for its positions, the newest last. */
  readonly documents: readonly IssuedProof[];
  readonly letter: LetterArrival | undefined;
  /** In test mode: what the test side plays. */
  readonly scenario: string | undefined;
}

export interface IssuedProof {
  readonly id: string;
  readonly number: string;
  readonly kind: string;
  /** Whom the order named. */
  readonly contactId: string | null;
  readonly invoice: Invoice;
  /** Hex, of the document as it was issued. */
  readonly sha256: string;
}

/** The case in the neutral schema, as version 1. */
export function composeCase(material: CaseMaterial): AgencyCase {
  const { positions, terms, documents, letter, scenario } = material;
  const items = positions.items.map(({ item }) => item);
  const [first] = items;
  return agencyCase.parse({
    schemaVersion: SCHEMA_VERSION,
    caseId: material.caseId,
    version: 1,
    tenant: material.tenant,
    creditorRef: material.mode === 'test' && scenario !== undefined ? `TEST:${scenario}` : (first?.invoiceNo ?? ''),
    agency: material.agency,
    mode: material.mode,
    currency: material.currency,
    debtor: debtorOf(material),
    items: items.map((item) => ({ ...item, documentIds: item.documentIds.filter((id) => hasProof(documents, id)) })),
    totals: totalsOf(items),
    delaySince: addDays(oldestDue({ items }), 1),
    ...(letter && { lastReminderAt: letter.sentAt.toISOString() }),
    level: positions.level,
    requestedPath: terms.requestedPath,
    allowedActions: terms.allowedActions,
    disputed: false,
    // A deposit is asked for before anything is delivered.
    obligationFulfilled: documents.every(({ kind }) => kind !== 'deposit'),
    documents: documents.map(documentOf),
    consentBasis: terms.consentBasis,
  });
}

function hasProof(documents: readonly IssuedProof[], id: string): boolean {
  return documents.some((document) => document.id === id);
}

function documentOf({ id, number, kind, sha256 }: IssuedProof): CaseDocument {
  return {
    documentId: id,
    kind: kind === 'creditNote' ? 'credit-note' : 'invoice',
    filename: `${number.replaceAll(/[/\\\p{Cc}]/gu, '-').slice(0, 190)}.xml`,
    mediaType: 'application/xml',
    sha256,
  };
}

/**
 * As the newest invoice names it; addresses and contacts that were learned since follow. Of the people of a company those only who ordered what is
 * claimed: the others are no business of the agency's.
 */
function debtorOf({ customer, contacts: all, documents, positions }: CaseMaterial): Debtor {
  const contacts = all.filter(
    (contact) => !contact.isOfCompany || documents.some(({ contactId }) => contactId === contact.id),
  );
  const buyer = documents.at(-1)?.invoice.buyer;
  const registration = buyer?.legalRegistrationIdentifier;
  const siren = registration && /^\d{9}/.exec(registration.value)?.[0];
  const isFrench = registration?.scheme === '0002' || registration?.scheme === '0009';
  return {
    ref: customer.id,
    kind: customer.kind,
    name: (buyer?.name ?? customer.name).slice(0, 300),
    ids: {
      ...(buyer?.vatIdentifier !== undefined && { vat: buyer.vatIdentifier }),
      ...(registration && { register: registration.value }),
      ...(isFrench && siren !== undefined && { siren }),
    },
    addresses: distinct([...(buyer ? [buyer.postalAddress] : []), ...contacts.flatMap(({ address }) => address ?? [])]),
    contacts: contacts.flatMap(contactsOf).slice(0, 50),
    language: languageOf(customer.language),
    insolvent: positions.insolvent,
  };
}

function distinct(addresses: readonly PostalAddress[]): PostalAddress[] {
  return [...new Map(addresses.map((address) => [JSON.stringify(address), address])).values()].slice(0, 20);
}

function contactsOf({ email, telephone, state }: ContactRow): readonly DebtorContact[] {
  const status = state === 'usable' ? 'unverified' : 'invalid';
  return [
    ...(email === null ? [] : [{ type: 'email' as const, value: email, status } as const]),
    ...(telephone === null ? [] : [{ type: 'telephone' as const, value: telephone, status } as const]),
  ];
}

function languageOf(language: string | null): string {
  const known = (language ?? '').replace('_', '-');
  return /^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(known) ? known : 'en';
}
