import type { Invoice, InvoiceLine } from '../../../model/index.ts';
import { first, type Rule } from '../../rule.ts';
import * as advise from './advice.ts';
import { coded } from './coded.ts';
import { EXEMPTION_REASONS } from './lists/eu.ts';
import { COUNTRIES, IDENTIFIER_SCHEMES } from './lists/iso.ts';
import { UNITS } from './lists/units.ts';
import { ALLOWANCE_REASONS, CHARGE_REASONS, ITEM_CLASSIFICATIONS } from './lists/untdid.ts';

const itemOf = (draft: Invoice): InvoiceLine['item'] => first(draft.lines).item;

/** Codes of what is sold, and of why its price or its VAT differs. */
export const LINE_CODES: readonly Rule[] = [
  coded({
    id: 'BR-CL-13',
    scope: 'line',
    at: 'item.classificationIdentifiers',
    terms: ['BT-158'],
    list: ITEM_CLASSIFICATIONS,
    advice: advise.itemClassification,
    codes: (line) => line.item.classificationIdentifiers?.map(({ scheme }) => scheme),
    breaks: (draft) => void (itemOf(draft).classificationIdentifiers = [{ value: '94036000', scheme: 'TARIC' }]),
  }),
  coded({
    id: 'BR-CL-15',
    scope: 'line',
    at: 'item.countryOfOrigin',
    terms: ['BT-159'],
    list: COUNTRIES,
    advice: advise.country,
    codes: (line) => line.item.countryOfOrigin,
    breaks: (draft) => void (itemOf(draft).countryOfOrigin = 'EU'),
  }),
  coded({
    id: 'BR-CL-21',
    scope: 'line',
    at: 'item.standardIdentifier.scheme',
    terms: ['BT-157'],
    list: IDENTIFIER_SCHEMES,
    advice: advise.itemScheme,
    codes: (line) => line.item.standardIdentifier?.scheme,
    breaks: (draft) => void (itemOf(draft).standardIdentifier = { value: '3760000000017', scheme: 'EAN' }),
  }),
  coded({
    id: 'BR-CL-23',
    scope: 'line',
    at: 'invoicedQuantityUnitCode',
    terms: ['BT-130', 'BT-150'],
    list: UNITS,
    advice: advise.unit,
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
    terms: ['BT-98'],
    list: ALLOWANCE_REASONS,
    advice: advise.allowanceReason,
    codes: (item) => item.reasonCode,
    breaks: (draft) => void (first(draft.allowances).reasonCode = 'FC'),
  }),
  coded({
    id: 'BR-CL-19',
    scope: 'line-allowance',
    at: 'reasonCode',
    terms: ['BT-140'],
    list: ALLOWANCE_REASONS,
    advice: advise.allowanceReason,
    codes: (item) => item.reasonCode,
    breaks: (draft) => void (first(first(draft.lines).allowances).reasonCode = 'FC'),
  }),
  coded({
    id: 'BR-CL-20',
    scope: 'charge',
    at: 'reasonCode',
    terms: ['BT-105'],
    list: CHARGE_REASONS,
    advice: advise.chargeReason,
    codes: (item) => item.reasonCode,
    breaks: (draft) => void (first(draft.charges).reasonCode = '95'),
  }),
  coded({
    id: 'BR-CL-20',
    scope: 'line-charge',
    at: 'reasonCode',
    terms: ['BT-145'],
    list: CHARGE_REASONS,
    advice: advise.chargeReason,
    codes: (item) => item.reasonCode,
    breaks: (draft) => void (first(first(draft.lines).charges).reasonCode = '95'),
  }),
  coded({
    id: 'BR-CL-22',
    scope: 'vat',
    at: 'exemptionReasonCode',
    terms: ['BT-121'],
    list: EXEMPTION_REASONS,
    advice: advise.exemptionReason,
    codes: (row) => row.exemptionReasonCode?.toUpperCase(),
    breaks: (draft) => void (first(draft.vatBreakdown).exemptionReasonCode = 'ART-293B'),
  }),
];
