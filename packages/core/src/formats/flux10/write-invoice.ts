import type { Decimal, PostalAddress } from '../../model/index.ts';
import { amountText, attribute, each, group, leaf, numberText } from '../../xml/index.ts';
import type { ReportedInvoice, ReportedLine } from './report.ts';
import { day, percent, writePeriod } from './write-values.ts';

/** TG-8, in the order of the schema. */
export function writeInvoice(invoice: ReportedInvoice): string {
  return group(
    'Invoice',
    leaf('ID', invoice.number) +
      leaf('IssueDate', day(invoice.issueDate)) +
      leaf('TypeCode', invoice.typeCode) +
      leaf('CurrencyCode', invoice.currencyCode) +
      leaf('DueDate', day(invoice.dueDate)) +
      leaf('TaxDueDateTypeCode', invoice.vatPointDateCode) +
      each(invoice.notes, (note) =>
        group('IncludedNote', leaf('Subject', note.subjectCode) + leaf('Content', note.text)),
      ) +
      group(
        'BusinessProcess',
        leaf('ID', invoice.businessProcess) + leaf('TypeID', 'urn.cpro.gouv.fr:1p0:ereporting'),
      ) +
      each(invoice.precedingInvoices, (one) =>
        group('ReferencedDocument', leaf('ID', one.number) + leaf('IssueDate', day(one.issueDate))),
      ) +
      writeParty('Seller', invoice.seller) +
      writeParty('Buyer', invoice.buyer) +
      group(
        'SellerTaxRepresentative',
        leaf('TaxRegistrationId', invoice.taxRepresentativeVatIdentifier, ' schemeId="VAT"'),
      ) +
      group('Delivery', leaf('Date', day(invoice.deliveryDate)) + writeLocation(invoice.deliveryAddress)) +
      writePeriod('InvoicePeriod', invoice.period) +
      each(invoice.allowances, (one) => writeAdjustment(false, one)) +
      each(invoice.charges, (one) => writeAdjustment(true, one)) +
      group(
        'MonetaryTotal',
        leaf('TaxExclusiveAmount', invoice.totalWithoutVat && amountText(invoice.totalWithoutVat)) +
          leaf('TaxAmount', amountText(invoice.totalVat), ' CurrencyCode="EUR"'),
      ) +
      each(invoice.vatBreakdown, (row) =>
        group(
          'TaxSubTotal',
          leaf('TaxableAmount', amountText(row.taxableAmount)) +
            leaf('TaxAmount', amountText(row.taxAmount)) +
            group(
              'TaxCategory',
              leaf('Code', row.categoryCode) +
                leaf('Percent', percent(row.rate)) +
                leaf('TaxExemptionReason', row.exemptionReason) +
                leaf('TaxExemptionReasonCode', row.exemptionReasonCode),
            ),
        ),
      ) +
      each(invoice.lines, writeLine),
  );
}

type Adjustment = NonNullable<ReportedInvoice['allowances']>[number];

function writeAdjustment(isCharge: boolean, { amount, categoryCode, rate }: Adjustment): string {
  return withIndicator(
    isCharge,
    leaf('Amount', amountText(amount)) +
      leaf('TaxCategoryCode', categoryCode) +
      leaf('TaxPercent', rate && percent(rate)),
  );
}

/** The schema tells an allowance from a charge by an attribute. */
const withIndicator = (isCharge: boolean, content: string): string =>
  `<AllowanceCharge ChargeIndicator="${isCharge}">\n${content}</AllowanceCharge>\n`;

function writeLocation(address: PostalAddress | undefined): string {
  return group(
    'Location',
    leaf('LineOne', address?.line1) +
      leaf('LineTwo', address?.line2) +
      leaf('LineThree', address?.line3) +
      writePlace(address),
  );
}

function writePlace(address: PostalAddress | undefined): string {
  return (
    leaf('CityName', address?.city) +
    leaf('PostalZone', address?.postCode) +
    leaf('CountrySubentity', address?.subdivision) +
    leaf('CountryId', address?.countryCode)
  );
}

function writeLine(line: ReportedLine): string {
  const { delivery, precedingInvoice: preceding } = line;
  const plain = (value: Decimal | undefined): string | undefined => value && numberText(value);
  return group(
    'Line',
    each(line.notes, (note) => group('Note', leaf('Code', note.subjectCode) + leaf('Comment', note.text))) +
      leaf('BilledQuantity', plain(line.quantity), attribute('UnitCode', line.unitCode)) +
      group('ReferencedDocument', leaf('ID', preceding?.number) + leaf('IssueDate', day(preceding?.issueDate))) +
      group(
        'Delivery',
        leaf('Name', delivery?.name) +
          group('Location', leaf('LineOne', delivery?.address?.line1) + writePlace(delivery?.address)),
      ) +
      writePeriod('InvoicePeriod', line.period) +
      each(line.allowances, (amount) => withIndicator(false, leaf('Amount', amountText(amount)))) +
      each(line.charges, (amount) => withIndicator(true, leaf('Amount', amountText(amount)))) +
      group(
        'Price',
        leaf('PriceAmount', plain(line.netPrice)) +
          leaf('AllowanceChargeAmount', plain(line.priceDiscount)) +
          leaf('AllowanceChargeBaseAmount', plain(line.grossPrice)),
      ) +
      group('Product', leaf('Name', line.name)),
  );
}

function writeParty(tag: string, party: ReportedInvoice['buyer']): string {
  const { identifier, vatIdentifier, countryCode } = party ?? {};
  return group(
    tag,
    leaf('CompanyId', identifier?.value, attribute('schemeId', identifier?.scheme)) +
      leaf('TaxRegistrationId', vatIdentifier, ' qualifyingId="VAT"') +
      group('PostalAddress', leaf('CountryId', countryCode)),
  );
}
