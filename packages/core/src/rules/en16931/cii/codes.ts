import type { XmlElement } from '../../../xml/index.ts';
import { type TreeRule, trimmed } from '../../engine/index.ts';
import type { CodeList } from '../code-lists/lists/code-list.ts';
import { ADDRESS_SCHEMES, ATTACHMENT_TYPES, EXEMPTION_REASONS } from '../code-lists/lists/eu.ts';
import { CURRENCIES, IDENTIFIER_SCHEMES } from '../code-lists/lists/iso.ts';
import { UNITS } from '../code-lists/lists/units.ts';
import {
  ALLOWANCE_REASONS,
  CHARGE_REASONS,
  DOCUMENT_TYPES,
  ITEM_CLASSIFICATIONS,
  OBJECT_SCHEMES,
  PAYMENT_MEANS,
} from '../code-lists/lists/untdid.ts';
import { COUNTRIES, NOTE_SUBJECTS, VAT_CATEGORIES, VAT_POINT_DATES } from './lists.ts';
import { saysCharge } from './read.ts';

/** Blanks around a code do not count, one inside it does. */
const isListed = (list: CodeList, code: string): boolean => list(trimmed(code));

const coded = (id: string, at: string | readonly string[], list: CodeList): TreeRule => ({
  id,
  at,
  holds: ({ value }) => isListed(list, value),
});

/** An attribute where it stands. */
const scheme = (
  id: string,
  at: string,
  attribute: string,
  list: CodeList,
  except: string | readonly string[] = [],
): TreeRule => ({
  id,
  at,
  except,
  attribute,
  holds: ({ attributes }) => isListed(list, attributes[attribute] ?? ''),
});

const REASON = 'ram:SpecifiedTradeAllowanceCharge/ram:ReasonCode';
const isAllowance = ({ parent }: XmlElement): boolean => parent !== undefined && saysCharge(parent, false);
const isCharge = (reason: XmlElement): boolean =>
  reason.parent !== undefined && saysCharge(reason.parent, true) && !isAllowance(reason);

/** BR-CL-11 is asked of an identifier with a scheme, and then nothing else. */
const hasNoScheme = ({ attributes }: XmlElement): boolean => attributes['schemeID'] === undefined;

const STANDARD_ID = 'ram:SpecifiedTradeProduct/ram:GlobalID';
/** What stands in these is asked of their own identifiers, if at all. */
const IN_PRODUCT_OR_LOCATION = ['ram:SpecifiedTradeProduct//ram:GlobalID', 'ram:ShipToTradeParty//ram:GlobalID'];
const LOCATION_ID = 'ram:ApplicableHeaderTradeDelivery/ram:ShipToTradeParty/ram:GlobalID';

/** BR-CL-*: codes are of their lists, wherever they stand. */
export const CODE_RULES: readonly TreeRule[] = [
  coded('BR-CL-01', 'rsm:ExchangedDocument/ram:TypeCode', DOCUMENT_TYPES),
  scheme('BR-CL-03', 'ram:TaxTotalAmount', 'currencyID', CURRENCIES),
  coded('BR-CL-04', 'ram:InvoiceCurrencyCode', CURRENCIES),
  coded('BR-CL-05', 'ram:TaxCurrencyCode', CURRENCIES),
  coded('BR-CL-06', 'ram:DueDateTypeCode', VAT_POINT_DATES),
  coded('BR-CL-07', 'ram:ReferenceTypeCode', OBJECT_SCHEMES),
  coded('BR-CL-08', 'ram:SubjectCode', NOTE_SUBJECTS),
  scheme('BR-CL-10', 'ram:GlobalID', 'schemeID', IDENTIFIER_SCHEMES, IN_PRODUCT_OR_LOCATION),
  scheme('BR-CL-11', 'ram:ID', 'schemeID', IDENTIFIER_SCHEMES, 'ram:SpecifiedTaxRegistration//ram:ID'),
  scheme('BR-CL-13', 'ram:ClassCode', 'listID', ITEM_CLASSIFICATIONS),
  coded('BR-CL-14', 'ram:CountryID', COUNTRIES),
  { ...coded('BR-CL-15', 'ram:OriginTradeCountry/ram:ID', COUNTRIES), when: hasNoScheme },
  coded('BR-CL-16', 'ram:SpecifiedTradeSettlementPaymentMeans/ram:TypeCode', PAYMENT_MEANS),
  coded('BR-CL-17', 'ram:CategoryTradeTax/ram:CategoryCode', VAT_CATEGORIES),
  coded('BR-CL-18', 'ram:ApplicableTradeTax/ram:CategoryCode', VAT_CATEGORIES),
  { ...coded('BR-CL-19', REASON, ALLOWANCE_REASONS), when: isAllowance },
  { ...coded('BR-CL-20', REASON, CHARGE_REASONS), when: isCharge },
  scheme('BR-CL-21', STANDARD_ID, 'schemeID', IDENTIFIER_SCHEMES),
  coded('BR-CL-22', 'ram:ExemptionReasonCode', (code) => EXEMPTION_REASONS(code.toUpperCase())),
  scheme('BR-CL-23', 'ram:BasisQuantity|ram:BilledQuantity', 'unitCode', UNITS),
  scheme('BR-CL-24', 'ram:AttachmentBinaryObject', 'mimeCode', ATTACHMENT_TYPES),
  scheme('BR-CL-25', 'ram:URIUniversalCommunication/ram:URIID', 'schemeID', ADDRESS_SCHEMES),
  scheme('BR-CL-26', LOCATION_ID, 'schemeID', IDENTIFIER_SCHEMES),
];
