import { agencyCase, type AgencyCase, type AgencyCaseJson } from '../schema/index.ts';

/** A case of a made-up debtor with every kind of item, every member filled, and texts that strain a wire: 236.80 EUR are open. */
export function testCase(more: Partial<AgencyCaseJson> = {}): AgencyCase {
  return agencyCase.parse({
    caseId: 'C-1',
    version: 1,
    tenant: 'lilas',
    creditorRef: 'F2026-00017',
    agency: 'agency-test',
    mode: 'test',
    currency: 'EUR',
    debtor: {
      ref: 'K-9',
      kind: 'business',
      legalForm: 'SARL',
      name: 'Ünal & <Söhne>; "Bau"',
      ids: { vat: 'FR40303265045', register: 'RCS Paris 303 265 045', siren: '303265045' },
      addresses: [
        { line1: '=12 rue du Bac', line2: 'Bâtiment B', city: 'Paris', postCode: '75007', countryCode: 'FR' },
        { line1: '1 place Bellecour', city: 'Lyon', postCode: '69002', countryCode: 'FR' },
      ],
      contacts: [
        { type: 'email', value: 'compta@unal.example', status: 'invalid' },
        { type: 'telephone', value: '+33 1 70 00 00 00', status: 'unverified' },
      ],
      language: 'fr',
      representative: "'Dr. É. Ünal",
      insolvent: false,
    },
    items: [
      { itemId: 'F17', invoiceNo: 'F2026-00017', issued: '2026-06-01', due: '2026-07-01', original: '240.00', open: '200.00', kind: 'principal', reference: 'RF18 5390 0754 7034', documentIds: ['D1', 'D2'] },
      { itemId: 'F17-i', invoiceNo: 'F2026-00017', issued: '2026-11-01', due: '2026-11-01', original: '6.80', open: '6.80', kind: 'interest' },
      { itemId: 'F17-f', invoiceNo: 'F2026-00017', issued: '2026-11-01', due: '2026-11-01', original: '40.00', open: '40.00', kind: 'fee' },
      { itemId: 'A3', invoiceNo: 'A2026-00003', issued: '2026-10-01', due: '2026-10-01', original: '10.00', open: '10.00', kind: 'credit' },
    ],
    totals: { principal: '230.00', interest: '6.80', fees: '40.00', paid: '40.00' },
    contractDate: '2026-05-20',
    delaySince: '2026-07-02',
    lastReminderAt: '2026-11-02T09:15:00Z',
    level: 3,
    requestedPath: 'extrajudicial',
    allowedActions: { instalments: true, discountMaxPct: '10', phone: true, visit: false, court: false, costsCap: '50.00' },
    disputed: false,
    obligationFulfilled: true,
    limitationDate: '2031-07-01',
    documents: [
      { documentId: 'D1', kind: 'invoice', filename: 'F2026-00017.pdf', mediaType: 'application/pdf', sha256: 'a'.repeat(64), content: 'JVBERi0=' },
      { documentId: 'D2', kind: 'reminder', filename: 'mise en demeure.pdf', mediaType: 'application/pdf', sha256: 'b'.repeat(64) },
    ],
    consentBasis: 'legitimate-interest',
    ...more,
  });
}
