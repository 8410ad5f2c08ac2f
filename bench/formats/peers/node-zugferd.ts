import type {
  Buyer,
  Decimal,
  Invoice,
  InvoiceLine,
  LineAllowanceOrCharge,
  Seller,
} from '../../../packages/core/src/model/index.ts';
import type { Peer } from './peer.ts';

interface NodeZugferd {
  zugferd(options: object): {
    create(data: object): { toXML(): Promise<string>; embedInPdf(pdf: Uint8Array): Promise<Uint8Array> };
  };
}

export const nodeZugferd: Peer = {
  name: 'node-zugferd',
  version: '0.1.0',
  works(load, { invoice, page }) {
    const { zugferd } = load('node-zugferd') as NodeZugferd;
    const { EN16931 } = load('node-zugferd/profile/en16931') as { EN16931: object };
    // Strict, it would start Java to ask the schemas.
    const document = zugferd({ profile: EN16931, strict: false, logger: { disabled: true } }).create(dataOf(invoice));
    return {
      'write CII': () => document.toXML(),
      'Factur-X around a given page': () => document.embedInPdf(page),
    };
  },
};

type Identifier = { readonly value: string; readonly scheme?: string | undefined } | undefined;
/** Amounts, quantities and rates. */
const text = (value: Decimal | string | undefined) => value?.toString();

const identifier = (id: Identifier) => id && { value: id.value, schemeIdentifier: id.scheme };

const party = ({
  name,
  legalRegistrationIdentifier,
  electronicAddress,
  postalAddress,
  vatIdentifier,
}: Seller | Buyer) => ({
  name,
  organization: { registrationIdentifier: identifier(legalRegistrationIdentifier) },
  electronicAddress: identifier(electronicAddress),
  postalAddress,
  taxRegistration: { vatIdentifier },
});

const amountOf = ({ amount, reason, reasonCode }: LineAllowanceOrCharge) => ({
  actualAmount: text(amount),
  reason,
  reasonCode,
});

const line = ({ identifier: lineId, item, price, vat, ...own }: InvoiceLine) => ({
  identifier: lineId,
  tradeProduct: { name: item.name, globalIdentifier: identifier(item.standardIdentifier) },
  tradeAgreement: { netTradePrice: { chargeAmount: text(price.netPrice) } },
  tradeDelivery: {
    billedQuantity: { amount: text(own.invoicedQuantity), unitMeasureCode: own.invoicedQuantityUnitCode },
  },
  tradeSettlement: {
    tradeTax: { typeCode: 'VAT', categoryCode: vat.categoryCode, rateApplicablePercent: text(vat.rate) },
    allowances: own.allowances?.map(amountOf),
    charges: own.charges?.map(amountOf),
    monetarySummation: { lineTotalAmount: text(own.netAmount) },
  },
});

/** What the sample holds, as the object that the package asks for. */
function dataOf({ totals, seller, buyer, currencyCode, ...invoice }: Invoice): object {
  const levelled = (all: Invoice['allowances']) =>
    all?.map(({ vatCategoryCode, vatRate, ...one }) => ({
      ...amountOf(one),
      categoryTradeTax: { categoryCode: vatCategoryCode, vatRate: text(vatRate) },
    }));
  return {
    businessProcessType: invoice.processControl.businessProcessType,
    number: invoice.number,
    typeCode: invoice.typeCode,
    issueDate: new Date(invoice.issueDate),
    includedNote: invoice.notes?.map(({ text, subjectCode }) => ({ content: text, subjectCode })),
    transaction: {
      tradeAgreement: {
        seller: party(seller),
        buyer: party(buyer),
        associatedOrder: { purchaseOrderReference: invoice.purchaseOrderReference },
      },
      tradeDelivery: {
        shipTo: { postalAddress: invoice.deliveryInformation?.deliverToAddress },
        information: { deliveryDate: new Date(invoice.deliveryInformation?.actualDeliveryDate ?? invoice.issueDate) },
      },
      tradeSettlement: {
        currencyCode,
        paymentInstruction: {
          typeCode: invoice.paymentInstructions?.paymentMeansTypeCode,
          transfers: invoice.paymentInstructions?.creditTransfers,
        },
        vatBreakdown: invoice.vatBreakdown.map(({ taxAmount, taxableAmount, categoryCode, rate }) => ({
          calculatedAmount: text(taxAmount),
          typeCode: 'VAT',
          basisAmount: text(taxableAmount),
          categoryCode,
          rateApplicablePercent: text(rate),
        })),
        allowances: levelled(invoice.allowances),
        charges: levelled(invoice.charges),
        paymentTerms: { dueDate: new Date(invoice.paymentDueDate ?? invoice.issueDate) },
        monetarySummation: {
          lineTotalAmount: text(totals.sumOfLineNetAmounts),
          chargeTotalAmount: text(totals.sumOfCharges),
          allowanceTotalAmount: text(totals.sumOfAllowances),
          taxBasisTotalAmount: text(totals.totalWithoutVat),
          taxTotal: { amount: text(totals.totalVat), currencyCode },
          grandTotalAmount: text(totals.totalWithVat),
          duePayableAmount: text(totals.amountDueForPayment),
        },
      },
      line: invoice.lines.map(line),
    },
  };
}
