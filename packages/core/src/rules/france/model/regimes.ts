import type { Invoice } from '../../../model/index.ts';
import { filled, type Rule, rule } from '../../rule.ts';
import { fillIn } from '../../terms.ts';
import { SMALL_BUSINESS, VAT_GROUP_MEMBER } from '../codes.ts';
import { sirenOf } from './identifiers.ts';

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
    terms: ['BT-29', 'BT-21', 'BT-22'],
    message: 'A member of a VAT group (BT-29 scheme 0231) needs the note TXD MEMBRE_ASSUJETTI_UNIQUE.',
    advice: fillIn('BT-22'),
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
    terms: ['BT-29', 'BG-11', 'BT-63'],
    message: 'A member of a VAT group (BT-29 scheme 0231) names the group and its VAT number (BG-11, BT-63).',
    advice: fillIn('BG-11', 'BT-63'),
    holds: (invoice) => !isGroupMember(invoice) || filled(invoice.sellerTaxRepresentative?.vatIdentifier),
    example: { breaks: joinGroup },
  }),
  rule({
    id: 'BR-FR-CO-16',
    scope: 'invoice',
    at: 'seller.taxRegistrationIdentifier',
    terms: ['BT-121', 'BT-118', 'BT-31', 'BT-32'],
    message: `${SMALL_BUSINESS} goes with category E, and a seller without VAT number gives the SIREN as tax number (BT-32).`,
    advice: {
      en: 'In the seller identity of the settings, enter the VAT number, or the SIREN as tax number.',
      fr: 'Dans l’identité du vendeur des réglages, renseignez le numéro de TVA, ou le SIREN comme numéro fiscal.',
      de: 'In den Verkäuferangaben der Einstellungen die USt-IdNr. eintragen, oder die SIREN als Steuernummer.',
    },
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
