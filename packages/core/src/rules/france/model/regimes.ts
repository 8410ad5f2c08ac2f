import type { Invoice } from '../../../model/index.ts';
import { filled, type Rule, rule } from '../../rule.ts';
import { SMALL_BUSINESS, VAT_GROUP_MEMBER } from '../codes.ts';
import { sirenOf } from './identifiers.ts';
import { GROUP_MEMBER_NOTE, GROUP_REPRESENTATIVE, SMALL_BUSINESS_NUMBER } from '../texts.ts';

const isGroupMember = ({ seller }: Invoice): boolean =>
  seller.identifiers?.some(({ scheme }) => scheme === VAT_GROUP_MEMBER) ?? false;
const joinGroup = (draft: Invoice): void =>
  void (draft.seller.identifiers = [{ value: '123456782', scheme: VAT_GROUP_MEMBER }]);

/** CGI art. 293 B: without VAT number the SIREN is the tax number. */
function smallBusinessFits({ vatBreakdown, seller }: Invoice): boolean {
  const exempt = vatBreakdown.filter(
    ({ exemptionReasonCode }) => exemptionReasonCode?.toUpperCase() === SMALL_BUSINESS,
  );
  if (exempt.length === 0) return true;
  const siren = sirenOf(seller.legalRegistrationIdentifier);
  return (
    exempt.every(({ categoryCode }) => categoryCode === 'E') &&
    (filled(seller.vatIdentifier) || seller.taxRegistrationIdentifier === siren)
  );
}

/** VAT groups (assujetti unique) and the small-business exemption (franchise en base). */
export const REGIMES: readonly Rule[] = [
  rule({
    id: 'BR-FR-CO-14',
    scope: 'invoice',
    at: 'notes',
    ...GROUP_MEMBER_NOTE,
    holds: (invoice) =>
      !isGroupMember(invoice) ||
      (invoice.notes?.some(({ subjectCode, text }) => subjectCode === 'TXD' && text === 'MEMBRE_ASSUJETTI_UNIQUE') ??
        false),
    example: { breaks: joinGroup },
  }),
  rule({
    id: 'BR-FR-CO-15',
    scope: 'invoice',
    at: 'sellerTaxRepresentative',
    ...GROUP_REPRESENTATIVE,
    holds: (invoice) => !isGroupMember(invoice) || filled(invoice.sellerTaxRepresentative?.vatIdentifier),
    example: { breaks: joinGroup },
  }),
  rule({
    id: 'BR-FR-CO-16',
    scope: 'invoice',
    at: 'seller.taxRegistrationIdentifier',
    ...SMALL_BUSINESS_NUMBER,
    holds: smallBusinessFits,
    example: {
      of: 'E',
      breaks: (draft) => {
        delete draft.seller.vatIdentifier;
        draft.seller.taxRegistrationIdentifier = '44732829320';
      },
    },
  }),
];
