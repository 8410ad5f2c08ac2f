import type { Invoice, InvoiceLine } from '../../../../model/index.ts';
import { first, type Rule } from '../../../rule.ts';
import { coded } from './coded.ts';
import { EXEMPTION_REASONS } from '../../code-lists/lists/eu.ts';
import { COUNTRIES, IDENTIFIER_SCHEMES } from '../../code-lists/lists/iso.ts';
import { UNITS } from '../../code-lists/lists/units.ts';
import { ALLOWANCE_REASONS, CHARGE_REASONS, ITEM_CLASSIFICATIONS } from '../../code-lists/lists/untdid.ts';

const itemOf = (draft: Invoice): InvoiceLine['item'] => first(draft.lines).item;

/** Codes of what is sold, and of why its price or its VAT differs. */
export const LINE_CODES: readonly Rule[] = [
  coded({
    id: 'BR-CL-13',
    scope: 'line',
    at: 'item.classificationIdentifiers',
    list: ITEM_CLASSIFICATIONS,
    codes: (line) => line.item.classificationIdentifiers?.map(({ scheme }) => scheme),
    breaks: (draft) => void (itemOf(draft).classificationIdentifiers = [{ value: '94036000', scheme: 'TARIC' }]),
  }),
  coded({
    id: 'BR-CL-15',
    scope: 'line',
    at: 'item.countryOfOrigin',
    list: COUNTRIES,
    codes: (line) => line.item.countryOfOrigin,
    breaks: (draft) => void (itemOf(draft).countryOfOrigin = 'EU'),
  }),
  coded({
    id: 'BR-CL-21',
    scope: 'line',
    at: 'item.standardIdentifier.scheme',
    list: IDENTIFIER_SCHEMES,
    codes: (line) => line.item.standardIdentifier?.scheme,
    breaks: (draft) => void (itemOf(draft).standardIdentifier = { value: '3760000000017', scheme: 'EAN' }),
  }),
  coded({
    id: 'BR-CL-23',
    scope: 'line',
    at: 'invoicedQuantityUnitCode',
    list: UNITS,
    codes: ({ invoicedQuantityUnitCode, price }) =>
      price.baseQuantityUnitCode === undefined
        ? invoicedQuantityUnitCode
        : [invoicedQuantityUnitCode, price.baseQuantityUnitCode],
    breaks: (draft) => void (first(draft.lines).invoicedQuantityUnitCode = 'pcs'),
  }),
  coded({
    id: 'BR-CL-19',
    scope: 'allowance',
    at: 'reasonCode',
    list: ALLOWANCE_REASONS,
    codes: (item) => item.reasonCode,
    breaks: (draft) => void (first(draft.allowances).reasonCode = 'FC'),
  }),
  coded({
    id: 'BR-CL-19',
    scope: 'line-allowance',
    at: 'reasonCode',
    list: ALLOWANCE_REASONS,
    codes: (item) => item.reasonCode,
    breaks: (draft) => void (first(first(draft.lines).allowances).reasonCode = 'FC'),
  }),
  coded({
    id: 'BR-CL-20',
    scope: 'charge',
    at: 'reasonCode',
    list: CHARGE_REASONS,
    codes: (item) => item.reasonCode,
    breaks: (draft) => void (first(draft.charges).reasonCode = '95'),
  }),
  coded({
    id: 'BR-CL-20',
    scope: 'line-charge',
    at: 'reasonCode',
    list: CHARGE_REASONS,
    codes: (item) => item.reasonCode,
    breaks: (draft) => void (first(first(draft.lines).charges).reasonCode = '95'),
  }),
  coded({
    id: 'BR-CL-22',
    scope: 'vat',
    at: 'exemptionReasonCode',
    list: EXEMPTION_REASONS,
    codes: (row) => row.exemptionReasonCode?.toUpperCase(),
    breaks: (draft) => void (first(draft.vatBreakdown).exemptionReasonCode = 'ART-293B'),
  }),
];
