import {
  isFrenchTerritory,
  type EInvoiceFormat,
  type MerchantSettings,
  type Order,
  type Problem,
} from '../model/index.ts';
import { isFrench } from './vat-area.ts';

/** What a consumer gets instead: the same syntax without the demands of a network or an administration that a consumer is not on. */
const FOR_CONSUMERS: Partial<Readonly<Record<EInvoiceFormat, EInvoiceFormat>>> = {
  peppol: 'ubl',
  'xrechnung-ubl': 'ubl',
  'xrechnung-cii': 'cii',
};

/** The format in which an order is invoiced: the merchant's choice for the buyer's country, else what the law expects. */
export function formatFor({ buyer, deliverTo }: Order, settings: MerchantSettings): EInvoiceFormat {
  const country = buyer.billingAddress?.countryCode ?? deliverTo?.address.countryCode ?? '';
  const { standard, byCountry, publicByCountry } = settings.formats;
  const forPublic = buyer.kind === 'public' ? publicByCountry[country] : undefined;
  const chosen = forPublic ?? byCountry[country] ?? standard ?? lawful(settings, country);
  return buyer.kind === 'consumer' ? (FOR_CONSUMERS[chosen] ?? chosen) : chosen;
}

/**
 * From France to France the core formats of the reform (UBL, CII, Factur-X) are all lawful: UBL, as most platforms take it. Elsewhere
 * EN 16931 is what a public buyer must accept (Directive 2014/55/EU) and what every national format is made of.
 */
function lawful({ seller }: MerchantSettings, country: string): EInvoiceFormat {
  return isFrench(seller.postalAddress) && isFrenchTerritory(country) ? 'fr-cius-ubl' : 'ubl';
}

/** Formats whose BT-23 is that of Peppol, where an invoice from France to France must name the French category of operation (BR-FR-08). */
const OF_PEPPOL: ReadonlySet<EInvoiceFormat> = new Set(['peppol', 'xrechnung-ubl', 'xrechnung-cii']);
const OF_FRANCE: ReadonlySet<EInvoiceFormat> = new Set(['fr-cius-ubl', 'fr-cius-cii']);

/** Choices under which every order would stop. `FORMAT_UNFIT`, with the field of the settings. */
export function formatProblems({ seller, formats }: Pick<MerchantSettings, 'seller' | 'formats'>): readonly Problem[] {
  const french = isFrench(seller.postalAddress);
  const chosen = [
    ...(formats.standard === undefined ? [] : [['standard', 'FR', formats.standard] as const]),
    ...(['byCountry', 'publicByCountry'] as const).flatMap((table) =>
      Object.entries(formats[table]).map(([country, format]) => [`${table}.${country}`, country, format] as const),
    ),
  ];
  return chosen.flatMap(([path, country, format]) => {
    const field = `formats.${path}`;
    if (format === undefined) return [];
    if (!french) return OF_FRANCE.has(format) ? [onlyFromFrance(field)] : [];
    const isOverruled = path === 'standard' && formats.byCountry['FR'] !== undefined;
    return OF_PEPPOL.has(format) && isFrenchTerritory(country) && !isOverruled ? [notWithinFrance(field)] : [];
  });
}

function onlyFromFrance(field: string): Problem {
  return unfit(field, 'The French CIUS is for sellers in France.', 'Choose UBL, CII or Factur-X instead.');
}

function notWithinFrance(field: string): Problem {
  return unfit(
    field,
    'An invoice from France to France names the French category of operation, for which Peppol BIS and XRechnung have no place.',
    'Give France a format of its own: the French CIUS, UBL, CII or Factur-X.',
  );
}

function unfit(field: string, message: string, advice: string): Problem {
  return { code: 'FORMAT_UNFIT', message, advice, retry: 'after-fix', field };
}
