import type { Edit, Node } from './ubl-sample.ts';

/** A rule, an edit of the sample that breaks it, and one that nearly does; without one the sample itself is near. */
export interface Pair {
  readonly id: string;
  /** The VAT category of the sample: standard rated unless said otherwise. */
  readonly of?: string;
  readonly breaks: readonly Edit[];
  readonly near?: readonly Edit[];
}

const SELLER = 'cac:AccountingSupplierParty/cac:Party';
const BUYER = 'cac:AccountingCustomerParty/cac:Party';
const LINE = 'cac:InvoiceLine';
const TOTALS = 'cac:LegalMonetaryTotal';
const ROW = 'cac:TaxTotal/cac:TaxSubtotal';
const COUNTRY = 'cac:PostalAddress/cac:Country/cbc:IdentificationCode';
const RATE = (value: string): Node => ['cbc:Percent', value];

/** Taken away it breaks the rule; empty it does not, or does as well. */
const gone = (id: string, path: string, empty: 'empty too' | 'not empty' = 'not empty'): Pair => ({
  id,
  breaks: [empty === 'empty too' ? ['say', path, ' '] : ['remove', path]],
  near: [['say', path, empty === 'empty too' ? ' x ' : '']],
});
const says = (id: string, path: string, breaks: string, near: string, of?: string): Pair => ({
  id,
  ...(of === undefined ? {} : { of }),
  breaks: [['say', path, breaks]],
  near: [['say', path, near]],
});
const tagged = (id: string, path: string, breaks: string, near: string): Pair => ({
  id,
  breaks: [['tag', path, breaks]],
  near: [['tag', path, near]],
});
const within = (id: string, path: string, breaks: readonly Node[], near: readonly Node[], of?: string): Pair => ({
  id,
  ...(of === undefined ? {} : { of }),
  breaks: [['insert', path, ...breaks]],
  near: near.length === 0 ? [] : [['insert', path, ...near]],
});
const removed = (id: string, path: string, of?: string): Pair => ({
  id,
  ...(of === undefined ? {} : { of }),
  breaks: [['remove', path]],
});

const item = (...nodes: Node[]): Node => ['cac:InvoiceLine', ['cac:Item', ...nodes]];
const VAT: Node = ['cac:TaxScheme', ['cbc:ID', 'VAT']];
const vat = (tag: string, code: string, ...more: Node[]): Node => [tag, ['cbc:ID', code], ...more, VAT];

const PRESENCE: readonly Pair[] = [
  gone('BR-01', 'cbc:CustomizationID', 'empty too'),
  gone('BR-02', 'cbc:ID', 'empty too'),
  { ...gone('BR-03', 'cbc:IssueDate', 'empty too'), near: [['say', 'cbc:IssueDate', 'tomorrow']] },
  { id: 'BR-04', breaks: [['say', 'cbc:InvoiceTypeCode', '']], near: [['say', 'cbc:InvoiceTypeCode', '999']] },
  {
    id: 'BR-05',
    breaks: [['say', 'cbc:DocumentCurrencyCode', '']],
    near: [['say', 'cbc:DocumentCurrencyCode', 'EURO']],
  },
  gone('BR-06', `${SELLER}/cac:PartyLegalEntity/cbc:RegistrationName`, 'empty too'),
  gone('BR-07', `${BUYER}/cac:PartyLegalEntity/cbc:RegistrationName`, 'empty too'),
  removed('BR-08', `${SELLER}/cac:PostalAddress`),
  gone('BR-09', `${SELLER}/${COUNTRY}`, 'empty too'),
  removed('BR-10', `${BUYER}/cac:PostalAddress`),
  gone('BR-11', `${BUYER}/${COUNTRY}`, 'empty too'),
  removed('BR-12', `${TOTALS}/cbc:LineExtensionAmount`),
  removed('BR-13', `${TOTALS}/cbc:TaxExclusiveAmount`),
  removed('BR-14', `${TOTALS}/cbc:TaxInclusiveAmount`),
  removed('BR-15', `${TOTALS}/cbc:PayableAmount`),
  removed('BR-16', LINE),
  {
    id: 'BR-17',
    breaks: [['remove', 'cac:PayeeParty/cac:PartyName']],
    near: [['say', 'cac:PayeeParty/cac:PartyName/cbc:Name', '']],
  },
  gone('BR-18', 'cac:TaxRepresentativeParty/cac:PartyName/cbc:Name', 'empty too'),
  removed('BR-19', 'cac:TaxRepresentativeParty/cac:PostalAddress'),
  gone('BR-20', `cac:TaxRepresentativeParty/${COUNTRY}`, 'empty too'),
  gone('BR-21', `${LINE}/cbc:ID`, 'empty too'),
  gone('BR-22', `${LINE}/cbc:InvoicedQuantity`),
  tagged('BR-23', `${LINE}/cbc:InvoicedQuantity`, 'cbc:InvoicedQuantity', 'cbc:InvoicedQuantity unitCode=""'),
  removed('BR-24', `${LINE}/cbc:LineExtensionAmount`),
  gone('BR-25', `${LINE}/cac:Item/cbc:Name`, 'empty too'),
  removed('BR-26', `${LINE}/cac:Price/cbc:PriceAmount`),
  removed('BR-31', 'cac:AllowanceCharge/cbc:Amount'),
  removed('BR-32', 'cac:AllowanceCharge/cac:TaxCategory/cbc:ID'),
  gone('BR-33', 'cac:AllowanceCharge/cbc:AllowanceChargeReasonCode'),
  gone('BR-42', `${LINE}/cac:AllowanceCharge/cbc:AllowanceChargeReasonCode`),
  removed('BR-41', `${LINE}/cac:AllowanceCharge/cbc:Amount`),
  ...['36', '37', '38', 'CO-22'].map((number) =>
    within(`BR-${number}`, '', [['cac:AllowanceCharge', ['cbc:ChargeIndicator', 'true']]], [['cac:AllowanceCharge']]),
  ),
  ...['43', '44', 'CO-24'].map((number) =>
    within(`BR-${number}`, LINE, [['cac:AllowanceCharge', ['cbc:ChargeIndicator', 'true']]], [['cac:AllowanceCharge']]),
  ),
  gone('BR-CO-21', 'cac:AllowanceCharge/cbc:AllowanceChargeReasonCode'),
  gone('BR-CO-23', `${LINE}/cac:AllowanceCharge/cbc:AllowanceChargeReasonCode`),
  removed('BR-45', `${ROW}/cbc:TaxableAmount`),
  removed('BR-46', `${ROW}/cbc:TaxAmount`),
  {
    id: 'BR-47',
    breaks: [['remove', `${ROW}/cac:TaxCategory/cbc:ID`]],
    near: [['say', `${ROW}/cac:TaxCategory/cbc:ID`, '']],
  },
  {
    id: 'BR-48',
    breaks: [['remove', `${ROW}/cac:TaxCategory/cbc:Percent`]],
    near: [
      ['remove', `${ROW}/cac:TaxCategory/cbc:Percent`],
      ['say', `${ROW}/cac:TaxCategory/cbc:ID`, 'O'],
    ],
  },
  gone('BR-49', 'cac:PaymentMeans/cbc:PaymentMeansCode'),
  {
    id: 'BR-50',
    breaks: [['say', 'cac:PaymentMeans/cac:PayeeFinancialAccount/cbc:ID', '']],
    near: [
      ['say', 'cac:PaymentMeans/cac:PayeeFinancialAccount/cbc:ID', ''],
      ['say', 'cac:PaymentMeans/cbc:PaymentMeansCode', '57'],
    ],
  },
  gone('BR-52', 'cac:AdditionalDocumentReference/cbc:ID', 'empty too'),
  within('BR-53', '', [['cbc:TaxCurrencyCode', 'SEK']], [['cbc:TaxCurrencyCode', 'EUR']]),
  gone('BR-54', `${LINE}/cac:Item/cac:AdditionalItemProperty/cbc:Value`),
  gone('BR-55', 'cac:BillingReference/cac:InvoiceDocumentReference/cbc:ID'),
  gone('UBL-SR-07', 'cac:BillingReference/cac:InvoiceDocumentReference/cbc:ID'),
  gone('BR-56', 'cac:TaxRepresentativeParty/cac:PartyTaxScheme/cbc:CompanyID'),
  gone('BR-57', 'cac:Delivery/cac:DeliveryLocation/cac:Address/cac:Country/cbc:IdentificationCode'),
  {
    id: 'BR-61',
    breaks: [['remove', 'cac:PaymentMeans/cac:PayeeFinancialAccount']],
    near: [
      ['remove', 'cac:PaymentMeans/cac:PayeeFinancialAccount'],
      ['say', 'cac:PaymentMeans/cbc:PaymentMeansCode', '48'],
    ],
  },
  tagged('BR-62', `${SELLER}/cbc:EndpointID`, 'cbc:EndpointID', 'cbc:EndpointID schemeID=""'),
  tagged('BR-63', `${BUYER}/cbc:EndpointID`, 'cbc:EndpointID', 'cbc:EndpointID schemeID=""'),
  tagged('BR-64', `${LINE}/cac:Item/cac:StandardItemIdentification/cbc:ID`, 'cbc:ID', 'cbc:ID schemeID=""'),
  tagged(
    'BR-65',
    `${LINE}/cac:Item/cac:CommodityClassification/cbc:ItemClassificationCode`,
    'cbc:ItemClassificationCode',
    'cbc:ItemClassificationCode listID=""',
  ),
  removed('BR-CO-04', `${LINE}/cac:Item/cac:ClassifiedTaxCategory/cbc:ID`),
  removed('BR-CO-18', ROW),
  within('BR-CO-19', '', [['cac:InvoicePeriod']], [['cac:InvoicePeriod', ['cbc:DescriptionCode', '35']]]),
  within('BR-CO-20', LINE, [['cac:InvoicePeriod']], [['cac:InvoicePeriod', ['cbc:EndDate', '2026-11-30']]]),
  {
    id: 'BR-CO-26',
    breaks: [
      ['remove', `${SELLER}/cac:PartyTaxScheme`],
      ['remove', `${SELLER}/cac:PartyLegalEntity/cbc:CompanyID`],
    ],
    near: [
      ['remove', `${SELLER}/cac:PartyTaxScheme`],
      ['say', `${SELLER}/cac:PartyLegalEntity/cbc:CompanyID`, ''],
    ],
  },
];

const VALUES: readonly Pair[] = [
  says('BR-27', `${LINE}/cac:Price/cbc:PriceAmount`, '-0.01', '-0'),
  says('BR-28', `${LINE}/cac:Price/cac:AllowanceCharge/cbc:BaseAmount`, '-1', '1e2'),
  says('BR-29', 'cac:InvoicePeriod/cbc:EndDate', '2026-10-31', '2026-11-01'),
  says('BR-30', `${LINE}/cac:InvoicePeriod/cbc:EndDate`, '2026-10-31', ' 2026-11-01Z '),
  within(
    'BR-51',
    'cac:PaymentMeans',
    [['cac:CardAccount', ['cbc:PrimaryAccountNumberID', '49701000000']]],
    [['cac:CardAccount', ['cbc:PrimaryAccountNumberID', ' 4970100000 ']]],
  ),
  within(
    'BR-CO-03',
    '',
    [
      ['cbc:TaxPointDate', '2026-11-01'],
      ['cac:InvoicePeriod', ['cbc:DescriptionCode', '35']],
    ],
    [['cbc:TaxPointDate', '2026-11-01']],
  ),
  says('BR-CO-09', `${SELLER}/cac:PartyTaxScheme/cbc:CompanyID`, 'UK123456789', 'EL123456789'),
  says('BR-CO-10', `${TOTALS}/cbc:LineExtensionAmount`, '110.01', '110'),
  says('BR-CO-11', `${TOTALS}/cbc:AllowanceTotalAmount`, '10.01', '+10.'),
  says('BR-CO-12', `${TOTALS}/cbc:ChargeTotalAmount`, '19.99', ' 20 '),
  says('BR-CO-13', `${TOTALS}/cbc:TaxExclusiveAmount`, '120.01', '120'),
  says('BR-CO-14', 'cac:TaxTotal/cbc:TaxAmount', '24.01', '24'),
  says('BR-CO-15', `${TOTALS}/cbc:TaxInclusiveAmount`, '144.01', '144'),
  says('BR-CO-16', `${TOTALS}/cbc:PayableAmount`, '144.01', '144'),
  says('BR-CO-17', `${ROW}/cbc:TaxAmount`, '25', '24.99'),
  says('BR-DEC-01', 'cac:AllowanceCharge/cbc:Amount', '10.000', '10.00'),
  says('BR-DEC-02', 'cac:AllowanceCharge/cbc:BaseAmount', '100.001', '100.01'),
  ...(['DEC-05 Amount', 'DEC-06 BaseAmount'] as const).map((one) => {
    const [number = '', name = ''] = one.split(' ');
    const charge = (value: string): Node => [
      'cac:AllowanceCharge',
      ['cbc:ChargeIndicator', '1'],
      [`cbc:${name} currencyID="EUR"`, value],
    ];
    return within(`BR-${number}`, '', [charge('1.001')], [charge('1.01')]);
  }),
  ...(['DEC-27 Amount', 'DEC-28 BaseAmount'] as const).map((one) => {
    const [number = '', name = ''] = one.split(' ');
    const charge = (value: string): Node => [
      'cac:AllowanceCharge',
      ['cbc:ChargeIndicator', 'true'],
      [`cbc:${name} currencyID="EUR"`, value],
    ];
    return within(`BR-${number}`, LINE, [charge('1.001')], [charge('1.01')]);
  }),
  says('BR-DEC-09', `${TOTALS}/cbc:LineExtensionAmount`, '110.000', '110.00'),
  says('BR-DEC-10', `${TOTALS}/cbc:AllowanceTotalAmount`, '10.000', '10.0'),
  says('BR-DEC-11', `${TOTALS}/cbc:ChargeTotalAmount`, '20.000', '20'),
  says('BR-DEC-12', `${TOTALS}/cbc:TaxExclusiveAmount`, '120.000', '120.00'),
  says('BR-DEC-14', `${TOTALS}/cbc:TaxInclusiveAmount`, '144.000', '144.00'),
  says('BR-DEC-16', `${TOTALS}/cbc:PrepaidAmount`, '0.000', '0.00'),
  says('BR-DEC-17', `${TOTALS}/cbc:PayableRoundingAmount`, '0.000', '0'),
  says('BR-DEC-18', `${TOTALS}/cbc:PayableAmount`, '144.00 ', '144.0 '),
  says('BR-DEC-19', `${ROW}/cbc:TaxableAmount`, '120.000', '120.00'),
  says('BR-DEC-20', `${ROW}/cbc:TaxAmount`, '24.000', '24.00'),
  says('BR-DEC-23', `${LINE}/cbc:LineExtensionAmount`, '110.000', '110.00'),
  says('BR-DEC-24', `${LINE}/cac:AllowanceCharge/cbc:Amount`, '10.000', '10.00'),
  says('BR-DEC-25', `${LINE}/cac:AllowanceCharge/cbc:BaseAmount`, '100.000', '100.00'),
  says('UBL-DT-01', `${LINE}/cbc:LineExtensionAmount`, '110.001', '110.01'),
  says('UBL-DT-01', 'cac:AllowanceCharge/cbc:BaseAmount', '100.001', '100.01'),
];

const CODES: readonly Pair[] = [
  says('BR-CL-01', 'cbc:InvoiceTypeCode', '381', ' 380 '),
  {
    id: 'BR-CL-03',
    breaks: [['tag', `${TOTALS}/cbc:PayableAmount`, 'cbc:PayableAmount currencyID="eur"']],
    near: [['tag', `${TOTALS}/cbc:PayableAmount`, 'cbc:PayableAmount currencyID="SEK"']],
  },
  says('BR-CL-04', 'cbc:DocumentCurrencyCode', 'eur', ' EUR'),
  within('BR-CL-05', '', [['cbc:TaxCurrencyCode', 'EURO']], [['cbc:TaxCurrencyCode', 'EUR']]),
  within('BR-CL-06', 'cac:InvoicePeriod', [['cbc:DescriptionCode', '72']], [['cbc:DescriptionCode', '432']]),
  tagged('BR-CL-07', `${LINE}/cac:DocumentReference/cbc:ID`, 'cbc:ID schemeID="METER"', 'cbc:ID schemeID="MG"'),
  says('BR-CL-08', 'cbc:Note', 'see #xxx# there', '#AAI#, #xxx#'),
  tagged(
    'BR-CL-10',
    'cac:PayeeParty/cac:PartyIdentification/cbc:ID',
    'cbc:ID schemeID="GLN"',
    'cbc:ID schemeID="SEPA"',
  ),
  tagged(
    'BR-CL-11',
    `${SELLER}/cac:PartyLegalEntity/cbc:CompanyID`,
    'cbc:CompanyID schemeID="SEPA"',
    'cbc:CompanyID schemeID=" 0009 "',
  ),
  tagged(
    'BR-CL-13',
    `${LINE}/cac:Item/cac:CommodityClassification/cbc:ItemClassificationCode`,
    'cbc:ItemClassificationCode listID="TARIC"',
    'cbc:ItemClassificationCode listID="STI"',
  ),
  says('BR-CL-14', `${BUYER}/${COUNTRY}`, 'UK', 'XI'),
  says('BR-CL-15', `${LINE}/cac:Item/cac:OriginCountry/cbc:IdentificationCode`, 'EU', 'SS'),
  says('BR-CL-16', 'cac:PaymentMeans/cbc:PaymentMeansCode', '030', ' 58 '),
  says('BR-CL-17', 'cac:AllowanceCharge/cac:TaxCategory/cbc:ID', 's', ' S '),
  says('BR-CL-18', `${LINE}/cac:Item/cac:ClassifiedTaxCategory/cbc:ID`, 'IC', 'K'),
  says('BR-CL-19', 'cac:AllowanceCharge/cbc:AllowanceChargeReasonCode', 'FC', '41'),
  within(
    'BR-CL-20',
    '',
    [['cac:AllowanceCharge', ['cbc:ChargeIndicator', 'true'], ['cbc:AllowanceChargeReasonCode', '95']]],
    [['cac:AllowanceCharge', ['cbc:AllowanceChargeReasonCode', '95']]],
  ),
  tagged(
    'BR-CL-21',
    `${LINE}/cac:Item/cac:StandardItemIdentification/cbc:ID`,
    'cbc:ID schemeID="EAN"',
    'cbc:ID schemeID="0088"',
  ),
  within(
    'BR-CL-22',
    `${ROW}/cac:TaxCategory`,
    [['cbc:TaxExemptionReasonCode', 'ART-293B']],
    [['cbc:TaxExemptionReasonCode', 'vatex-eu-ae']],
  ),
  tagged(
    'BR-CL-23',
    `${LINE}/cbc:InvoicedQuantity`,
    'cbc:InvoicedQuantity unitCode="pcs"',
    'cbc:InvoicedQuantity unitCode=" KGM "',
  ),
  tagged(
    'BR-CL-24',
    'cac:AdditionalDocumentReference/cac:Attachment/cbc:EmbeddedDocumentBinaryObject',
    'cbc:EmbeddedDocumentBinaryObject filename="b" mimeCode="text/html"',
    'cbc:EmbeddedDocumentBinaryObject filename="b" mimeCode="text/csv"',
  ),
  tagged('BR-CL-25', `${SELLER}/cbc:EndpointID`, 'cbc:EndpointID schemeID="em"', 'cbc:EndpointID schemeID="0225"'),
  tagged('BR-CL-26', 'cac:Delivery/cac:DeliveryLocation/cbc:ID', 'cbc:ID schemeID="GLN"', 'cbc:ID schemeID="0060"'),
];

const twice = (id: string, path: string, ...nodes: Node[]): Pair => within(id, path, [...nodes, ...nodes], nodes);
const reference = (tag: string): Node => [tag, ['cbc:ID', 'R']];

const ONCE: readonly Pair[] = [
  twice('UBL-SR-01', '', reference('cac:ContractDocumentReference')),
  twice('UBL-SR-02', '', reference('cac:ReceiptDocumentReference')),
  twice('UBL-SR-03', '', reference('cac:DespatchDocumentReference')),
  twice('UBL-SR-04', '', ['cac:AdditionalDocumentReference', ['cbc:ID', 'O'], ['cbc:DocumentTypeCode', '130']]),
  twice('UBL-SR-05', '', ['cac:PaymentTerms', ['cbc:Note', '30']]),
  {
    id: 'UBL-SR-06',
    breaks: [['repeat', 'cac:BillingReference/cac:InvoiceDocumentReference']],
    near: [['repeat', 'cac:BillingReference']],
  },
  { id: 'UBL-SR-08', breaks: [['repeat', 'cac:InvoicePeriod']] },
  // Two names of a party stop the published rules, which give no verdict then: UBL-SR-09, -15 and -22.
  { id: 'UBL-SR-09', breaks: [['repeat', `${SELLER}/cac:PartyLegalEntity/cbc:RegistrationName`]] },
  twice('UBL-SR-10', SELLER, ['cac:PartyName', ['cbc:Name', 'A']]),
  { id: 'UBL-SR-11', breaks: [['repeat', `${SELLER}/cac:PartyLegalEntity/cbc:CompanyID`]] },
  { id: 'UBL-SR-12', breaks: [['repeat', `${SELLER}/cac:PartyTaxScheme`]] },
  twice('UBL-SR-13', SELLER, ['cac:PartyTaxScheme', ['cbc:CompanyID', '1'], ['cac:TaxScheme', ['cbc:ID', 'LOC']]]),
  twice('UBL-SR-14', `${SELLER}/cac:PartyLegalEntity`, ['cbc:CompanyLegalForm', 'SAS']),
  { id: 'UBL-SR-15', breaks: [['repeat', `${BUYER}/cac:PartyLegalEntity/cbc:RegistrationName`]] },
  twice('UBL-SR-16', BUYER, ['cac:PartyIdentification', ['cbc:ID', '1']]),
  { id: 'UBL-SR-17', breaks: [['repeat', `${BUYER}/cac:PartyLegalEntity/cbc:CompanyID`]] },
  { id: 'UBL-SR-18', breaks: [['repeat', `${BUYER}/cac:PartyTaxScheme`]] },
  { id: 'UBL-SR-19', breaks: [['repeat', 'cac:PayeeParty/cac:PartyName']] },
  {
    id: 'UBL-SR-20',
    breaks: [['repeat', 'cac:PayeeParty/cac:PartyIdentification']],
    near: [
      ['tag', 'cac:PayeeParty/cac:PartyIdentification/cbc:ID', 'cbc:ID schemeID="SEPA"'],
      ['insert', 'cac:PayeeParty', ['cac:PartyIdentification', ['cbc:ID', '2']]],
    ],
  },
  twice('UBL-SR-21', 'cac:PayeeParty', ['cac:PartyLegalEntity', ['cbc:CompanyID', '1']]),
  { id: 'UBL-SR-22', breaks: [['repeat', 'cac:TaxRepresentativeParty/cac:PartyName']] },
  { id: 'UBL-SR-23', breaks: [['repeat', 'cac:TaxRepresentativeParty/cac:PartyTaxScheme']] },
  { id: 'UBL-SR-24', breaks: [['repeat', 'cac:Delivery']] },
  twice('UBL-SR-25', 'cac:Delivery', ['cac:DeliveryParty', ['cac:PartyName', ['cbc:Name', 'D']]]),
  { id: 'UBL-SR-26', breaks: [['repeat', 'cac:PaymentMeans/cbc:PaymentID']], near: [['repeat', 'cac:PaymentMeans']] },
  {
    id: 'UBL-SR-28',
    breaks: [['insert', 'cac:PaymentMeans', ['cac:PaymentMandate', ['cbc:ID', '1'], ['cbc:ID', '1']]]],
    near: [['insert', 'cac:PaymentMeans', ['cac:PaymentMandate', ['cbc:ID', '1']]]],
  },
  {
    id: 'UBL-SR-29',
    breaks: [
      ['insert', SELLER, ['cac:PartyIdentification', ['cbc:ID schemeID="SEPA"', '1']]],
      ['tag', 'cac:PayeeParty/cac:PartyIdentification/cbc:ID', 'cbc:ID schemeID="SEPA"'],
    ],
    near: [['tag', 'cac:PayeeParty/cac:PartyIdentification/cbc:ID', 'cbc:ID schemeID="SEPA"']],
  },
  twice('UBL-SR-30', 'cac:AllowanceCharge', ['cbc:AllowanceChargeReason', 'Remise']),
  within(
    'UBL-SR-31',
    '',
    [
      [
        'cac:AllowanceCharge',
        ['cbc:ChargeIndicator', 'true'],
        ['cbc:AllowanceChargeReason', 'A'],
        ['cbc:AllowanceChargeReason', 'B'],
      ],
    ],
    [['cac:AllowanceCharge', ['cbc:ChargeIndicator', 'true'], ['cbc:AllowanceChargeReason', 'A']]],
  ),
  twice('UBL-SR-32', `${ROW}/cac:TaxCategory`, ['cbc:TaxExemptionReason', 'A']),
  twice('UBL-SR-33', 'cac:AdditionalDocumentReference', ['cbc:DocumentDescription', 'A']),
  twice('UBL-SR-34', LINE, ['cbc:Note', 'A']),
  twice('UBL-SR-35', LINE, ['cac:OrderLineReference', ['cbc:LineID', '1']]),
  { id: 'UBL-SR-36', breaks: [['repeat', `${LINE}/cac:InvoicePeriod`]] },
  {
    id: 'UBL-SR-37',
    breaks: [['repeat', `${LINE}/cac:Price/cac:AllowanceCharge/cbc:Amount`]],
    near: [['repeat', `${LINE}/cac:Price/cac:AllowanceCharge/cbc:BaseAmount`]],
  },
  twice('UBL-SR-39', '', ['cac:ProjectReference', ['cbc:ID', 'P']]),
  twice('UBL-SR-40', BUYER, ['cac:PartyName', ['cbc:Name', 'B']]),
  within(
    'UBL-SR-42',
    SELLER,
    [
      ['cac:PartyTaxScheme', ['cbc:CompanyID', '1'], ['cac:TaxScheme', ['cbc:ID', 'A']]],
      ['cac:PartyTaxScheme', ['cbc:CompanyID', '1'], ['cac:TaxScheme', ['cbc:ID', 'B']]],
    ],
    [['cac:PartyTaxScheme', ['cbc:CompanyID', '1'], ['cac:TaxScheme', ['cbc:ID', 'A']]]],
  ),
  within('UBL-SR-43', 'cac:AdditionalDocumentReference', [['cbc:DocumentTypeCode', '50']], []),
  within(
    'UBL-SR-44',
    '',
    [['cac:PaymentMeans', ['cbc:PaymentMeansCode', '30'], ['cbc:PaymentID', 'other']]],
    [['cac:PaymentMeans', ['cbc:PaymentMeansCode', '30'], ['cbc:PaymentID', 'F-2026-0001']]],
  ),
  twice('UBL-SR-45', 'cac:PaymentMeans', ['cbc:PaymentDueDate', '2026-12-29']),
  within(
    'UBL-SR-46',
    '',
    [1, 2].map((): Node => ['cac:PaymentMeans', ['cbc:PaymentMeansCode name="Virement"', '30']]),
    [['cac:PaymentMeans', ['cbc:PaymentMeansCode name="Virement"', '30']]],
  ),
  within(
    'UBL-SR-47',
    '',
    [['cac:PaymentMeans', ['cbc:PaymentMeansCode', ' 30']]],
    [['cac:PaymentMeans', ['cbc:PaymentMeansCode', '30']]],
  ),
  { id: 'UBL-SR-48', breaks: [['repeat', `${LINE}/cac:Item/cac:ClassifiedTaxCategory`]] },
  twice('UBL-SR-49', 'cac:InvoicePeriod', ['cbc:DescriptionCode', '35']),
  twice('UBL-SR-50', `${LINE}/cac:Item`, ['cbc:Description', 'A']),
  twice('UBL-SR-51', `${SELLER}/cac:PostalAddress`, ['cac:AddressLine', ['cbc:Line', 'A']]),
  { id: 'UBL-SR-52', breaks: [['repeat', `${LINE}/cac:DocumentReference`]] },
  gone('UBL-SR-53', `${BUYER}/cac:PartyTaxScheme/cbc:CompanyID`),
  twice('UBL-SR-54', 'cac:PaymentMeans', ['cac:CardAccount', ['cbc:PrimaryAccountNumberID', '1234']]),
  twice('UBL-SR-55', 'cac:PaymentMeans', ['cac:PaymentMandate']),
  twice('UBL-SR-56', '', reference('cac:OriginatorDocumentReference')),
];

const SYNTAX: readonly Pair[] = [
  within('UBL-CR-002', '', [['cbc:UBLVersionID', '2.0']], [['cbc:UBLVersionID', '2.1']]),
  {
    id: 'UBL-CR-665',
    breaks: [['tag', 'cac:AdditionalDocumentReference/cbc:ID', 'cbc:ID schemeID="ABZ"']],
    near: [
      ['tag', 'cac:AdditionalDocumentReference/cbc:ID', 'cbc:ID schemeID="ABZ"'],
      ['insert', 'cac:AdditionalDocumentReference', ['cbc:DocumentTypeCode', '130']],
    ],
  },
  within(
    'UBL-CR-666',
    'cac:AdditionalDocumentReference',
    [['cbc:DocumentTypeCode', '130']],
    [['cbc:DocumentTypeCode', '131']],
  ),
  within(
    'UBL-CR-673',
    'cac:AdditionalDocumentReference',
    [
      ['cbc:DocumentTypeCode', '130'],
      ['cbc:DocumentDescription', 'A'],
    ],
    [['cbc:DocumentDescription', 'A']],
  ),
  tagged(
    'UBL-DT-06',
    'cac:AdditionalDocumentReference/cac:Attachment/cbc:EmbeddedDocumentBinaryObject',
    'cbc:EmbeddedDocumentBinaryObject filename="b"',
    'cbc:EmbeddedDocumentBinaryObject filename="b" mimeCode=""',
  ),
  tagged(
    'UBL-DT-07',
    'cac:AdditionalDocumentReference/cac:Attachment/cbc:EmbeddedDocumentBinaryObject',
    'cbc:EmbeddedDocumentBinaryObject mimeCode="text/csv"',
    'cbc:EmbeddedDocumentBinaryObject mimeCode="text/csv" filename=""',
  ),
];

/** Rules BR-xx-01 to -10 of one category: the middle of their ids, its code, and what breaks its rates, identifiers and reason. */
function familyPairs(family: string, code: string): Pair[] {
  const id = (number: string): string => `BR-${family}-${number}`;
  const byRate = code === 'S' || code === 'L' || code === 'M';
  const wrong = code === 'S' ? '0' : byRate ? '-1' : '7';
  const charge = (...more: Node[]): Node => [
    'cac:AllowanceCharge',
    ['cbc:ChargeIndicator', 'true'],
    ['cbc:AllowanceChargeReason', 'A'],
    ['cbc:Amount currencyID="EUR"', '0'],
    vat('cac:TaxCategory', code, ...more),
  ];
  const rate = code === 'O' ? [] : [RATE(code === 'S' ? '20' : '0')];
  const forbidden: Edit = ['insert', SELLER, ['cac:PartyTaxScheme', ['cbc:CompanyID', 'FR44732829320'], VAT]];
  const parties: readonly Edit[] =
    code === 'O'
      ? [forbidden]
      : [
          ['remove', `${SELLER}/cac:PartyTaxScheme`],
          ['remove', 'cac:TaxRepresentativeParty'],
        ];
  const partiesNear: readonly Edit[] = code === 'O' ? [] : [['remove', `${SELLER}/cac:PartyTaxScheme`]];
  const rates: readonly Pair[] =
    code === 'O'
      ? [
          { id: id('05'), breaks: [['insert', `${LINE}/cac:Item/cac:ClassifiedTaxCategory`, RATE('0')]] },
          { id: id('06'), breaks: [['insert', 'cac:AllowanceCharge/cac:TaxCategory', RATE('0')]] },
        ]
      : [
          says(id('05'), `${LINE}/cac:Item/cac:ClassifiedTaxCategory/cbc:Percent`, wrong, byRate ? '0.01' : '0.00'),
          says(id('06'), 'cac:AllowanceCharge/cac:TaxCategory/cbc:Percent', wrong, byRate ? '0.01' : '0.00'),
        ];
  const reason = `${ROW}/cac:TaxCategory/cbc:TaxExemptionReason`;
  return [
    { id: id('01'), breaks: [['say', `${ROW}/cac:TaxCategory/cbc:ID`, 'XX']] },
    { id: id('02'), breaks: parties, near: partiesNear },
    { id: id('03'), breaks: parties, near: partiesNear },
    { id: id('04'), breaks: parties, near: partiesNear },
    ...rates,
    { id: id('07'), breaks: [['insert', '', charge(RATE(wrong))]], near: [['insert', '', charge(...rate)]] },
    says(id('08'), `${ROW}/cbc:TaxableAmount`, byRate ? '121.00' : '120.01', byRate ? '120.99' : '120'),
    says(
      id('09'),
      `${ROW}/cbc:TaxAmount`,
      code === 'S' ? '25' : '1',
      code === 'S' ? '-23.01' : byRate ? '0.99' : '-0.00',
    ),
    ['E', 'AE', 'K', 'G', 'O'].includes(code)
      ? { id: id('10'), breaks: [['remove', reason]], near: [['say', reason, '']] }
      : { id: id('10'), breaks: [['insert', `${ROW}/cac:TaxCategory`, ['cbc:TaxExemptionReasonCode', 'VATEX-EU-G']]] },
  ].map((pair): Pair => ({ ...pair, of: code }) as Pair);
}

const VAT_PAIRS: readonly Pair[] = [
  ...Object.entries({ S: 'S', Z: 'Z', E: 'E', AE: 'AE', IC: 'K', G: 'G', O: 'O', AF: 'L', AG: 'M' }).flatMap(
    ([family, code]) => familyPairs(family, code),
  ),
  {
    id: 'BR-O-11',
    of: 'O',
    breaks: [['insert', 'cac:TaxTotal', ['cac:TaxSubtotal', vat('cac:TaxCategory', 'Z', RATE('0'))]]],
  },
  {
    id: 'BR-O-12',
    of: 'O',
    breaks: [['insert', '', item(vat('cac:ClassifiedTaxCategory', 'Z', RATE('0')))]],
    near: [['insert', '', item(vat('cac:ClassifiedTaxCategory', 'O'))]],
  },
  { id: 'BR-O-13', of: 'O', breaks: [['say', 'cac:AllowanceCharge/cac:TaxCategory/cbc:ID', 'Z']] },
  within(
    'BR-O-14',
    '',
    [['cac:AllowanceCharge', ['cbc:ChargeIndicator', 'true'], vat('cac:TaxCategory', 'Z')]],
    [['cac:AllowanceCharge', vat('cac:TaxCategory', 'Z')]],
    'O',
  ),
  {
    id: 'BR-IC-11',
    of: 'K',
    breaks: [
      ['remove', 'cac:Delivery/cbc:ActualDeliveryDate'],
      ['remove', 'cac:InvoicePeriod'],
    ],
    near: [['remove', 'cac:Delivery/cbc:ActualDeliveryDate']],
  },
  { id: 'BR-IC-12', of: 'K', breaks: [['remove', 'cac:Delivery/cac:DeliveryLocation']] },
  {
    id: 'BR-B-01',
    of: 'B',
    breaks: [],
    near: [
      `${SELLER}/${COUNTRY}`,
      `${BUYER}/${COUNTRY}`,
      `cac:TaxRepresentativeParty/${COUNTRY}`,
      'cac:Delivery/cac:DeliveryLocation/cac:Address/cac:Country/cbc:IdentificationCode',
      `${LINE}/cac:Item/cac:OriginCountry/cbc:IdentificationCode`,
    ].map((path) => ['say', path, 'IT']),
  },
  {
    id: 'BR-B-02',
    of: 'B',
    breaks: [['insert', '', item(vat('cac:ClassifiedTaxCategory', 'S', RATE('20')))]],
    near: [['insert', '', item(vat('cac:ClassifiedTaxCategory', 'Z', RATE('0')))]],
  },
];

export const PAIRS: readonly Pair[] = [...PRESENCE, ...VALUES, ...CODES, ...ONCE, ...SYNTAX, ...VAT_PAIRS];
