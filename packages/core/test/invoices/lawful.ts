import { Decimal, invoice, type Invoice, type VatCategoryCode } from '../../src/model/index.ts';

const REASONS: Readonly<Partial<Record<VatCategoryCode, string>>> = {
  E: 'VATEX-FR-FRANCHISE',
  AE: 'VATEX-EU-AE',
  K: 'VATEX-EU-IC',
  G: 'VATEX-EU-G',
  O: 'VATEX-EU-O',
};

const RATES: Readonly<Record<VatCategoryCode, string | undefined>> = {
  S: '20',
  Z: '0',
  E: '0',
  AE: '0',
  K: '0',
  G: '0',
  O: undefined,
  L: '7',
  M: '4',
  B: '22',
};

/**
 * A French invoice to a business that no rule refuses: two lines, an allowance and a charge at every level, all of one VAT category
 * (standard rated at two rates).
 */
export function lawfulInvoice(category: VatCategoryCode = 'S'): Invoice {
  const rate = RATES[category];
  const vat = { categoryCode: category, ...(rate === undefined ? {} : { rate }) };
  const second = category === 'S' ? { categoryCode: category, rate: '5.5' } : vat;
  const extra = { vatCategoryCode: category, ...(rate === undefined ? {} : { vatRate: rate }) };
  const firstBase = Decimal.of('303.00'); // 2 × 150 − 3 + 1, less 10, plus 15
  const secondBase = Decimal.of('49.50');
  const rows =
    category === 'S'
      ? [
          { base: firstBase, ...vat },
          { base: secondBase, ...second },
        ]
      : [{ base: firstBase.plus(secondBase), ...vat }];
  const vatBreakdown = rows.map(({ base, ...row }) => ({
    taxableAmount: base,
    taxAmount: base.times(Decimal.of(row.rate ?? '0')).dividedBy(Decimal.HUNDRED, 2),
    ...row,
    ...(REASONS[category] === undefined ? {} : { exemptionReasonCode: REASONS[category] }),
  }));
  const totalVat = Decimal.sum(vatBreakdown.map((row) => row.taxAmount));
  const totalWithVat = Decimal.of('352.50').plus(totalVat);
  const outside = category === 'O';
  return invoice.parse({
    number: 'F2026-00042',
    issueDate: '2026-11-02',
    typeCode: '380',
    currencyCode: 'EUR',
    paymentDueDate: '2026-12-02',
    purchaseOrderReference: 'PO-7781',
    notes: [
      {
        subjectCode: 'PMT',
        text: 'Indemnité forfaitaire pour frais de recouvrement en cas de retard de paiement : 40 €',
      },
      { subjectCode: 'PMD', text: 'En cas de retard, pénalités au taux BCE majoré de 10 points (C. com. L441-10)' },
      { subjectCode: 'AAB', text: 'Pas d’escompte pour paiement anticipé' },
    ],
    processControl: { businessProcessType: 'B1', specificationIdentifier: 'urn:cen.eu:en16931:2017' },
    seller: {
      name: 'Atelier du Bois SARL',
      legalRegistrationIdentifier: { value: '732829320', scheme: '0002' },
      ...(outside ? { taxRegistrationIdentifier: '732829320' } : { vatIdentifier: 'FR44732829320' }),
      electronicAddress: { value: '732829320', scheme: '0225' },
      postalAddress: { line1: '12 rue des Tanneurs', city: 'Lille', postCode: '59000', countryCode: 'FR' },
    },
    buyer: {
      name: 'Hôtel des Voyageurs & Fils',
      legalRegistrationIdentifier: { value: '356000000', scheme: '0002' },
      ...(outside ? {} : { vatIdentifier: category === 'K' ? 'BE0411905847' : 'FR39356000000' }),
      electronicAddress: { value: '356000000', scheme: '0225' },
      postalAddress: { line1: '3 place de la Gare', city: 'Arras', postCode: '62000', countryCode: 'FR' },
    },
    deliveryInformation: {
      actualDeliveryDate: '2026-10-30',
      deliverToAddress: {
        line1: '9 rue du Port',
        city: 'Calais',
        postCode: '62100',
        countryCode: category === 'K' ? 'BE' : 'FR',
      },
    },
    paymentInstructions: {
      paymentMeansTypeCode: '30',
      creditTransfers: [{ paymentAccountIdentifier: 'FR7630006000011234567890189' }],
    },
    allowances: [{ amount: '10.00', ...extra, reason: 'Remise fidélité', reasonCode: '95' }],
    charges: [{ amount: '15.00', ...extra, reason: 'Livraison', reasonCode: 'FC' }],
    totals: {
      sumOfLineNetAmounts: '347.50',
      sumOfAllowances: '10.00',
      sumOfCharges: '15.00',
      totalWithoutVat: '352.50',
      totalVat,
      totalWithVat,
      amountDueForPayment: totalWithVat,
    },
    vatBreakdown,
    lines: [
      {
        identifier: '1',
        invoicedQuantity: '2',
        invoicedQuantityUnitCode: 'C62',
        netAmount: '298.00',
        allowances: [{ amount: '3.00', reason: 'Fin de série' }],
        charges: [{ amount: '1.00', reason: 'Éco-participation', reasonCode: 'AEO' }],
        price: { netPrice: '150.00' },
        vat,
        item: { name: 'Table basse en chêne', standardIdentifier: { value: '3760000000017', scheme: '0160' } },
      },
      {
        identifier: '2',
        invoicedQuantity: '5',
        invoicedQuantityUnitCode: 'C62',
        netAmount: '49.50',
        price: { netPrice: '9.90' },
        vat: second,
        item: { name: 'Entretien du bois (livre)' },
      },
    ],
  });
}

/** A copy that may be edited. */
export function copyOf(original: Invoice): Invoice {
  return invoice.parse(JSON.parse(JSON.stringify(original)));
}
