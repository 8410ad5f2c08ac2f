import { Judge, Judged } from '../../src/rules/engine/index.ts';
import { EN16931_UBL } from '../../src/rules/en16931/ubl/index.ts';
import { parseXml } from '../../src/xml/index.ts';

/** An element of a sample: its name with attributes as in XML, then its text or its children. */
export type Node = readonly [tag: string, ...content: (string | Node)[]];

/** Path from the root by names: `cac:TaxTotal/cac:TaxSubtotal`. The first element of each name is meant. */
type Path = string;

/** A small change of a sample: what stands at a path is taken away, said otherwise, repeated, or gets something inside. */
export type Edit =
  | readonly ['remove', Path]
  | readonly ['say', Path, string]
  | readonly ['tag', Path, string]
  | readonly ['repeat', Path]
  | readonly ['insert', Path, ...Node[]];

const nameOf = ([tag]: Node): string => tag.split(' ', 1)[0] ?? tag;

function changed(node: Node, path: readonly string[], change: (found: Node) => readonly Node[]): Node {
  const [tag, ...content] = node;
  let done = false;
  const [name, ...rest] = path;
  const inner = content.flatMap((child): readonly (string | Node)[] => {
    if (done || typeof child === 'string' || nameOf(child) !== name) return [child];
    done = true;
    return rest.length === 0 ? change(child) : [changed(child, rest, change)];
  });
  if (!done) throw new RangeError(`The sample has no ${path.join('/')}`);
  return [tag, ...inner];
}

function edit(root: Node, [kind, path, ...rest]: Edit): Node {
  if (kind === 'insert' && path === '') return [...root, ...(rest as Node[])];
  return changed(root, path.split('/'), (found) => {
    const [tag, ...content] = found;
    if (kind === 'remove') return [];
    if (kind === 'repeat') return [found, found];
    if (kind === 'say') return [[tag, rest[0] as string]];
    if (kind === 'tag') return [[rest[0] as string, ...content]];
    return [[...found, ...(rest as Node[])]];
  });
}

export const edited = (root: Node, ...edits: readonly Edit[]): Node => edits.reduce(edit, root);

const NAMESPACES = ['CommonAggregateComponents cac', 'CommonBasicComponents cbc', 'CommonExtensionComponents ext']
  .map((one) => one.split(' '))
  .map(([name, prefix]) => `xmlns:${prefix}="urn:oasis:names:specification:ubl:schema:xsd:${name}-2"`)
  .join(' ');

/** The sample as a document. */
export function xmlOf(root: Node): string {
  const [tag, ...content] = root;
  const uri = `urn:oasis:names:specification:ubl:schema:xsd:${tag}-2`;
  return `<${tag} xmlns="${uri}" ${NAMESPACES}>${content.map(inner).join('')}</${tag}>`;
}

const inner = (node: string | Node): string =>
  typeof node === 'string'
    ? node
    : `<${node[0]}>${node
        .slice(1)
        .map((child) => inner(child as string | Node))
        .join('')}</${nameOf(node)}>`;

const amount = (name: string, value: string): Node => [`cbc:${name} currencyID="EUR"`, value];
const VAT: Node = ['cac:TaxScheme', ['cbc:ID', 'VAT']];
const category = (tag: string, code: string, rate?: string): Node =>
  rate === undefined ? [tag, ['cbc:ID', code], VAT] : [tag, ['cbc:ID', code], ['cbc:Percent', rate], VAT];

const address = (country: string, name = 'cac:PostalAddress'): Node => [
  name,
  ['cbc:StreetName', '1 rue des Ateliers'],
  ['cbc:CityName', 'Lyon'],
  ['cac:Country', ['cbc:IdentificationCode', country]],
];

const party = (tag: string, name: string, vat: string): Node => [
  tag,
  [
    'cac:Party',
    ['cbc:EndpointID schemeID="EM"', 'facturation@example.com'],
    address('FR'),
    ['cac:PartyTaxScheme', ['cbc:CompanyID', vat], VAT],
    ['cac:PartyLegalEntity', ['cbc:RegistrationName', name], ['cbc:CompanyID schemeID="0002"', '732829320']],
  ],
];

const reduction = (charge: boolean, value: string, ...more: Node[]): Node => [
  'cac:AllowanceCharge',
  ['cbc:ChargeIndicator', String(charge)],
  ['cbc:AllowanceChargeReasonCode', charge ? 'FC' : '95'],
  amount('Amount', value),
  amount('BaseAmount', '100.00'),
  ...more,
];

/** A line of a sample: 110.00 of the category. */
export const sampleLine = (code: string, rate?: string): Node => [
  'cac:InvoiceLine',
  ['cbc:ID', '1'],
  ['cbc:InvoicedQuantity unitCode="C62"', '1'],
  amount('LineExtensionAmount', '110.00'),
  ['cac:InvoicePeriod', ['cbc:StartDate', '2026-11-01'], ['cbc:EndDate', '2026-11-30']],
  ['cac:DocumentReference', ['cbc:ID schemeID="ABZ"', 'AB-123-CD'], ['cbc:DocumentTypeCode', '130']],
  reduction(false, '10.00'),
  reduction(true, '20.00'),
  [
    'cac:Item',
    ['cbc:Name', 'Chaise'],
    ['cac:StandardItemIdentification', ['cbc:ID schemeID="0160"', '3760000000017']],
    ['cac:OriginCountry', ['cbc:IdentificationCode', 'FR']],
    ['cac:CommodityClassification', ['cbc:ItemClassificationCode listID="HS"', '94036000']],
    category('cac:ClassifiedTaxCategory', code, rate),
    ['cac:AdditionalItemProperty', ['cbc:Name', 'Essence'], ['cbc:Value', 'Chêne']],
  ],
  [
    'cac:Price',
    amount('PriceAmount', '100.00'),
    ['cac:AllowanceCharge', ['cbc:ChargeIndicator', 'false'], amount('Amount', '5.00'), amount('BaseAmount', '105.00')],
  ],
];

/** A lawful invoice of 110.00 less 10.00 plus 20.00 of one VAT category. */
export function sampleInvoice(
  code = 'S',
  rate: string | undefined = code === 'O' ? undefined : code === 'S' ? '20' : '0',
): Node {
  const vat = rate === '20' ? '24.00' : rate === '10' ? '12.00' : '0.00';
  const withVat = vat === '24.00' ? '144.00' : vat === '12.00' ? '132.00' : '120.00';
  const reason: Node[] = ['E', 'AE', 'K', 'G', 'O'].includes(code) ? [['cbc:TaxExemptionReason', 'Exonéré']] : [];
  const [tag, id, ...rest] = category('cac:TaxCategory', code, rate);
  const lawful: Node = [
    'Invoice',
    ['cbc:CustomizationID', 'urn:cen.eu:en16931:2017'],
    ['cbc:ID', 'F-2026-0001'],
    ['cbc:IssueDate', '2026-11-29'],
    ['cbc:InvoiceTypeCode', '380'],
    ['cbc:Note', '#AAI#Merci'],
    ['cbc:DocumentCurrencyCode', 'EUR'],
    ['cac:InvoicePeriod', ['cbc:StartDate', '2026-11-01'], ['cbc:EndDate', '2026-11-30']],
    ['cac:BillingReference', ['cac:InvoiceDocumentReference', ['cbc:ID', 'F-2026-0000']]],
    [
      'cac:AdditionalDocumentReference',
      ['cbc:ID', 'BON-1'],
      ['cac:Attachment', ['cbc:EmbeddedDocumentBinaryObject mimeCode="application/pdf" filename="bon.pdf"', 'QQ==']],
    ],
    party('cac:AccountingSupplierParty', 'Atelier', 'FR44732829320'),
    party('cac:AccountingCustomerParty', 'Mairie', 'FR40303265045'),
    [
      'cac:PayeeParty',
      ['cac:PartyIdentification', ['cbc:ID schemeID="0088"', '3760000000017']],
      ['cac:PartyName', ['cbc:Name', 'Affactureur']],
    ],
    [
      'cac:TaxRepresentativeParty',
      ['cac:PartyName', ['cbc:Name', 'Fiscalia']],
      address('FR'),
      ['cac:PartyTaxScheme', ['cbc:CompanyID', 'FR44732829320'], VAT],
    ],
    [
      'cac:Delivery',
      ['cbc:ActualDeliveryDate', '2026-11-20'],
      ['cac:DeliveryLocation', ['cbc:ID schemeID="0088"', '3760000000017'], address('DE', 'cac:Address')],
    ],
    [
      'cac:PaymentMeans',
      ['cbc:PaymentMeansCode', '30'],
      ['cbc:PaymentID', 'F-2026-0001'],
      ['cac:PayeeFinancialAccount', ['cbc:ID', 'FR7630006000011234567890189']],
    ],
    reduction(false, '10.00', category('cac:TaxCategory', code, rate)),
    reduction(true, '20.00', category('cac:TaxCategory', code, rate)),
    [
      'cac:TaxTotal',
      amount('TaxAmount', vat),
      [
        'cac:TaxSubtotal',
        amount('TaxableAmount', '120.00'),
        amount('TaxAmount', vat),
        [tag, id ?? '', ...rest.slice(0, -1), ...reason, ...rest.slice(-1)],
      ],
    ],
    [
      'cac:LegalMonetaryTotal',
      amount('LineExtensionAmount', '110.00'),
      amount('TaxExclusiveAmount', '120.00'),
      amount('TaxInclusiveAmount', withVat),
      amount('AllowanceTotalAmount', '10.00'),
      amount('ChargeTotalAmount', '20.00'),
      amount('PrepaidAmount', '0.00'),
      amount('PayableRoundingAmount', '0.00'),
      amount('PayableAmount', withVat),
    ],
    sampleLine(code, rate),
  ];
  if (code !== 'O') return lawful;
  const numbers = [
    'cac:AccountingSupplierParty/cac:Party/cac:PartyTaxScheme',
    'cac:AccountingCustomerParty/cac:Party/cac:PartyTaxScheme',
    'cac:TaxRepresentativeParty',
  ];
  return edited(lawful, ...numbers.map((path) => ['remove', path] as const));
}

const JUDGE = new Judge(EN16931_UBL);

/** The ids of the rules that a sample breaks, in order. */
export function brokenBy(root: Node): string[] {
  const parsed = parseXml(new TextEncoder().encode(xmlOf(root)));
  if (!parsed.ok) throw new Error(parsed.problems[0]?.message);
  return JUDGE.findings(new Judged(parsed.value))
    .map(({ rule }) => rule)
    .toSorted();
}
