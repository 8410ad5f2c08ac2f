import type { TreeRule } from '../../engine/index.ts';
import { whenAllowance, whenOnlyCharge } from './document.ts';
import { DOCUMENT, LINE } from './paths.ts';
import { has, isVat } from './reading.ts';

const REDUCTION = `${DOCUMENT}/cac:AllowanceCharge`;
const LINE_REDUCTION = `${LINE}/cac:AllowanceCharge`;

const hasAmount = has('cbc:Amount');
const hasReason: TreeRule['holds'] = (item) =>
  item.has('cbc:AllowanceChargeReason') || item.has('cbc:AllowanceChargeReasonCode');
const hasCategory: TreeRule['holds'] = (item) =>
  item.all('cac:TaxCategory').some((category) => isVat(category) && category.has('cbc:ID'));

/** What allowances and charges must hold (BG-20, BG-21, BG-27, BG-28). */
export const REDUCTION_RULES: readonly TreeRule[] = [
  { id: 'BR-31', at: REDUCTION, when: whenAllowance, holds: hasAmount },
  { id: 'BR-32', at: REDUCTION, when: whenAllowance, holds: hasCategory },
  { id: 'BR-33', at: REDUCTION, when: whenAllowance, holds: hasReason },
  { id: 'BR-CO-21', at: REDUCTION, when: whenAllowance, holds: hasReason },
  { id: 'BR-36', at: REDUCTION, when: whenOnlyCharge, holds: hasAmount },
  { id: 'BR-37', at: REDUCTION, when: whenOnlyCharge, holds: hasCategory },
  { id: 'BR-38', at: REDUCTION, when: whenOnlyCharge, holds: hasReason },
  { id: 'BR-CO-22', at: REDUCTION, when: whenOnlyCharge, holds: hasReason },
  { id: 'BR-41', at: LINE_REDUCTION, when: whenAllowance, holds: hasAmount },
  { id: 'BR-42', at: LINE_REDUCTION, when: whenAllowance, holds: hasReason },
  { id: 'BR-CO-23', at: LINE_REDUCTION, when: whenAllowance, holds: hasReason },
  { id: 'BR-43', at: LINE_REDUCTION, when: whenOnlyCharge, holds: hasAmount },
  { id: 'BR-44', at: LINE_REDUCTION, when: whenOnlyCharge, holds: hasReason },
  { id: 'BR-CO-24', at: LINE_REDUCTION, when: whenOnlyCharge, holds: hasReason },
];
