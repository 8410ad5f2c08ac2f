import { NEVER as IN_CII } from '../../en16931/cii/never.ts';
import { NEVER as IN_UBL } from '../../en16931/ubl/never.ts';

/** Published rules that no document breaks, and why: those of EN 16931 that EXTENDED-CTC-FR takes over, and its own, by syntax. */
export const NEVER: Readonly<Record<'ubl' | 'cii', Readonly<Record<string, string>>>> = {
  ubl: IN_UBL,
  cii: {
    ...IN_CII,
    'BR-EXT-CL-07': 'the artefact accepts any code: it looks for the kind of object where there is none',
  },
};
