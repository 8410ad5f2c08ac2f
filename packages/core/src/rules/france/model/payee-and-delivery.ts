import type { Identifier, Invoice } from '../../../model/index.ts';
import { type Rule, rule } from '../../rule.ts';
import { schemeMissing, sirenWrong, siretWrong } from '../texts.ts';
import { SIREN, SIRET } from '../codes.ts';
import { schemesFit, sirenFits, sirenOf, siretFits } from './identifiers.ts';

const payeeIdentifier = ({ payee }: Invoice): Identifier | undefined => payee?.identifier;
const locationIdentifier = ({ deliveryInformation }: Invoice): Identifier | undefined =>
  deliveryInformation?.deliverToLocationIdentifier;
const payTo = (draft: Invoice, identifier: Identifier): void => void (draft.payee = { name: 'Affactura', identifier });
const deliverTo = (draft: Invoice, deliverToLocationIdentifier: Identifier): void =>
  void (draft.deliveryInformation = { ...draft.deliveryInformation, deliverToLocationIdentifier });

const schemeRule = (term: 'BT-60' | 'BT-71', at: string, read: typeof payeeIdentifier, give: typeof payTo): Rule =>
  rule({
    id: 'BR-FR-CO-10',
    scope: 'invoice',
    at,
    ...schemeMissing(term),
    holds: (invoice) => {
      const identifier = read(invoice);
      return identifier === undefined || schemesFit([identifier]);
    },
    example: { breaks: (draft) => give(draft, { value: 'X-1' }) },
  });

/** Identifiers of who is paid and of where goods go. Neither needs a SIREN beside its SIRET. */
export const PAYEE_AND_DELIVERY: readonly Rule[] = [
  rule({
    id: 'BR-FR-09',
    scope: 'invoice',
    at: 'payee.identifier',
    ...siretWrong('BT-60', 'BT-61'),
    holds: ({ payee }) =>
      payee?.identifier === undefined ||
      siretFits(payee.identifier, sirenOf(payee.legalRegistrationIdentifier) ?? payee.identifier.value.slice(0, 9)),
    example: { breaks: (draft) => payTo(draft, { value: '7328293200007', scheme: SIRET }) },
  }),
  rule({
    id: 'BR-FR-09',
    scope: 'invoice',
    at: 'deliveryInformation.deliverToLocationIdentifier',
    ...siretWrong('BT-71'),
    holds: (invoice) => {
      const location = locationIdentifier(invoice);
      return location === undefined || siretFits(location, location.value.slice(0, 9));
    },
    example: { breaks: (draft) => deliverTo(draft, { value: '7328293200007', scheme: SIRET }) },
  }),
  rule({
    id: 'BR-FR-32',
    scope: 'invoice',
    at: 'payee.legalRegistrationIdentifier',
    ...sirenWrong('BT-61', 'BT-60'),
    holds: ({ payee }) => sirenFits(payee?.identifier) && sirenFits(payee?.legalRegistrationIdentifier),
    example: { breaks: (draft) => payTo(draft, { value: '12345678', scheme: SIREN }) },
  }),
  schemeRule('BT-60', 'payee.identifier', payeeIdentifier, payTo),
  schemeRule('BT-71', 'deliveryInformation.deliverToLocationIdentifier', locationIdentifier, deliverTo),
];
