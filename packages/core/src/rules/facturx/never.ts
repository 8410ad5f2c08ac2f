import { NEVER as IN_EN16931 } from '../en16931/cii/never.ts';

/** Published rules that no document breaks, and why: those of EN 16931 that the profiles take over. */
export const NEVER: Readonly<Record<string, string>> = {
  ...IN_EN16931,
  'CII-SR-464':
    'no number of banks of the payee (BT-86), in one way of paying or in several, breaks it: the artefact finds none',
};
