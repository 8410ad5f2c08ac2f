import type { XmlElement } from '../../../xml/index.ts';
import { normalized, type TreeRule } from '../../engine/index.ts';
import type { CodeList } from '../../en16931/code-lists/lists/code-list.ts';
import { ATTACHMENT_TYPES } from '../../en16931/code-lists/lists/eu.ts';
import { IDENTIFIER_SCHEMES } from '../../en16931/code-lists/lists/iso.ts';
import { CHARGE_REASONS } from '../../en16931/code-lists/lists/untdid.ts';
import { isOnlyCharge } from '../../en16931/ubl/document.ts';
import { INCOTERMS, MORE_SCHEMES, TAX_TYPES } from './lists.ts';

const REASON = 'cac:AllowanceCharge/cbc:AllowanceChargeReasonCode';
const CREDITOR = [
  'cac:AccountingSupplierParty/cac:Party/cac:PartyIdentification/cbc:ID',
  'cac:PayeeParty/cac:PartyIdentification/cbc:ID',
];

const FILE_TYPES: CodeList = (type) => type === 'application/xml' || type === 'text/xml' || ATTACHMENT_TYPES(type);

const isListed = (list: CodeList, text: string): boolean => {
  const code = normalized(text);
  return code !== '' && !code.includes(' ') && list(code);
};

const ofCharge = (code: XmlElement): boolean => code.parent !== undefined && isOnlyCharge(code.parent);
const listOf = ({ attributes }: XmlElement): string | undefined => attributes['listID'];

export const UBL_CODE_RULES: readonly TreeRule[] = [
  {
    id: 'BR-FREXT-CL-10',
    at: 'cac:PartyIdentification/cbc:ID',
    except: CREDITOR,
    attribute: 'schemeID',
    holds: ({ attributes }) =>
      isListed((code) => MORE_SCHEMES(code) || IDENTIFIER_SCHEMES(code), attributes['schemeID'] ?? ''),
  },
  {
    id: 'BR-FREXT-CL-10',
    at: CREDITOR,
    attribute: 'schemeID',
    holds: ({ attributes }) =>
      isListed(
        (code) => code === 'SEPA' || MORE_SCHEMES(code) || IDENTIFIER_SCHEMES(code),
        attributes['schemeID'] ?? '',
      ),
  },
  {
    id: 'BR-FREXT-CL-20',
    at: REASON,
    when: (code) => ofCharge(code) && listOf(code) !== '5153',
    holds: ({ value }) => isListed(CHARGE_REASONS, value),
  },
  {
    id: 'BR-FREXT-CL-20-TAX',
    at: REASON,
    when: (code) => ofCharge(code) && listOf(code) === '5153',
    holds: ({ value }) => isListed(TAX_TYPES, value),
  },
  {
    id: 'BR-FREXT-CL-20-LISTID',
    at: REASON,
    attribute: 'listID',
    when: ofCharge,
    holds: (code) => listOf(code) === '7161' || listOf(code) === '5153',
  },
  {
    id: 'BR-FREXT-CL-24',
    at: 'cbc:EmbeddedDocumentBinaryObject',
    attribute: 'mimeCode',
    holds: ({ attributes }) => FILE_TYPES(attributes['mimeCode'] ?? ''),
  },
  { id: 'BR-FREXT-CL-27', at: 'cac:DeliveryTerms/cbc:ID', holds: ({ value }) => isListed(INCOTERMS, value) },
];
