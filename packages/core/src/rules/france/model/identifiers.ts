import type { Identifier } from '../../../model/index.ts';
import { filled } from '../../rule.ts';
import { SIREN, SIRET, VAT_GROUP_MEMBER } from '../codes.ts';

const NINE_DIGITS = /^\d{9}$/;
const FOURTEEN_DIGITS = /^\d{14}$/;

export const isSiren = (value: string | undefined): boolean => value !== undefined && NINE_DIGITS.test(value.trim());

/** The SIREN that a registration number (BT-30, BT-47, BT-61) is, if it is one. */
export const sirenOf = (registration: Identifier | undefined): string | undefined =>
  registration?.scheme === SIREN ? registration.value : undefined;

/** BR-FR-09: a SIRET is fourteen digits, the first nine of them the SIREN. Other identifiers pass. */
export const siretFits = ({ value, scheme }: Identifier, siren: string | undefined): boolean =>
  scheme !== SIRET || (FOURTEEN_DIGITS.test(value) && value.slice(0, 9) === siren);

/** BR-FR-32: an identifier that claims to be a SIREN, a VAT group's included, is nine digits. */
export const sirenFits = (identifier: Identifier | undefined): boolean =>
  (identifier?.scheme !== SIREN && identifier?.scheme !== VAT_GROUP_MEMBER) || isSiren(identifier.value);

/** BR-FR-CO-10: every identifier has a scheme, and no scheme stands twice. */
export const schemesFit = (identifiers: readonly Identifier[]): boolean =>
  identifiers.every(({ scheme }) => filled(scheme)) &&
  new Set(identifiers.map(({ scheme }) => scheme)).size === identifiers.length;
