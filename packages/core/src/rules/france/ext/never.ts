import { NEVER as IN_CII } from '../../en16931/cii/never.ts';
import { NEVER as IN_UBL } from '../../en16931/ubl/never.ts';

/** Published rules that no document breaks, and why: those of EN 16931 that EXTENDED-CTC-FR takes over, by syntax. */
export const NEVER = { ubl: IN_UBL, cii: IN_CII };
