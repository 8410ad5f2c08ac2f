import { isFrenchTerritory, type Invoice, type IsoDate } from '../model/index.ts';
import { EN16931 } from './en16931/model/index.ts';
import { findings, ruleSet } from './on-model.ts';
import { factsOf } from './facts.ts';
import type { Finding, Layer } from './finding.ts';
import { FRANCE } from './france/model/index.ts';
import { ISSUING } from './issuing/index.ts';
import type { Rule } from './rule.ts';

/** Every rule by layer, with its text, advice and example: the source of the tests and of the documentation. */
export const RULES: Readonly<Record<Layer, readonly Rule[]>> = { cen: EN16931, 'fr-flux2': FRANCE, issuing: ISSUING };

const SETS = { cen: ruleSet(EN16931), 'fr-flux2': ruleSet(FRANCE), issuing: ruleSet(ISSUING) };

/**
 * Every rule of the layers that the invoice breaks, each once with its first place and a count. Pure and free of I/O: it runs on the model,
 * before any document exists, in a browser as well. With `today` it also finds an issue date in the future (BR-FR-CO-01).
 */
export function check(
  invoice: Invoice,
  options: { readonly layers: readonly Layer[]; readonly today?: IsoDate },
): readonly Finding[] {
  const facts = factsOf(invoice, options.today);
  return options.layers.flatMap((layer) => findings(layer, SETS[layer], invoice, facts));
}

/**
 * The layers an invoice must satisfy before it is issued: always EN 16931 and our own, and the French rules when a French seller invoices
 * a business at home (a buyer with a registration or VAT number in France, unless a BAR note says that it is a consumer or abroad: the
 * French network carries domestic invoices only).
 */
export function layersFor({ seller, buyer, notes }: Invoice): readonly Layer[] {
  const atHome = isFrenchTerritory(buyer.postalAddress.countryCode) ? 'B2B' : 'B2BINT';
  const routing = notes?.find(({ subjectCode }) => subjectCode === 'BAR')?.text ?? atHome;
  const business =
    routing === 'B2B' && (buyer.legalRegistrationIdentifier !== undefined || buyer.vatIdentifier !== undefined);
  const french = seller.legalRegistrationIdentifier?.scheme === '0002' || seller.postalAddress.countryCode === 'FR';
  return french && business ? ['cen', 'fr-flux2', 'issuing'] : ['cen', 'issuing'];
}
