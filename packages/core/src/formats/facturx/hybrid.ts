import { type Invoice, ok, type Problem, refused, type Result } from '../../model/index.ts';
import { writeCii } from '../cii/write.ts';
import type { Dropped } from '../port.ts';
import { type Profile, profile, type ProfileId, profileOf } from '../profiles.ts';
import { CONFORMANCE_LEVELS } from './levels.ts';
import type { Announcement } from './metadata.ts';

/** The profiles whose CII may be embedded: those of Factur-X, XRechnung, and the French extension. */
export const HYBRID_PROFILES = [
  'facturx-minimum',
  'facturx-basicwl',
  'facturx-basic',
  'facturx-en16931',
  'facturx-extended',
  'fr-extended',
  'xrechnung',
] as const satisfies readonly ProfileId[];
export type HybridProfile = (typeof HYBRID_PROFILES)[number];

/** What goes into the PDF beside its pages. */
export interface EmbeddedInvoice extends Announcement {
  readonly xml: Uint8Array;
  readonly relationship: 'Alternative' | 'Data';
  readonly description: string;
  /** Of the file: the day of the invoice, so that the same invoice gives the same bytes. */
  readonly modified: Date;
  readonly dropped: readonly Dropped[];
}

/**
 * The XML of the hybrid in the profile asked for, else in that of BT-24; `issued` is that XML where it exists already. Refuses `FACTURX_PROFILE` for a BT-24 that no Factur-X carries,
 * and what {@link writeCii} refuses.
 */
export function embeddedInvoice(
  invoice: Invoice,
  wanted: HybridProfile | undefined,
  issued?: Uint8Array,
): Result<EmbeddedInvoice> {
  const chosen = wanted === undefined ? hybridProfileOf(invoice) : profile(wanted);
  if (chosen === undefined) return refused(unknownProfile(invoice.processControl.specificationIdentifier));
  const processControl = { ...invoice.processControl, specificationIdentifier: chosen.specification };
  const written = issued === undefined ? writeCii({ ...invoice, processControl }) : ok({ bytes: issued, dropped: [] });
  if (!written.ok) return written;
  const isXRechnung = chosen.id === 'xrechnung';
  const [level = ''] = CONFORMANCE_LEVELS[chosen.id];
  return ok({
    xml: written.value.bytes,
    dropped: written.value.dropped,
    name: isXRechnung ? 'xrechnung.xml' : 'factur-x.xml',
    level,
    version: isXRechnung ? '3.0' : '1.0',
    // Without lines the XML is no alternative to the page, only data of it (Factur-X 1.09, 6.1).
    relationship: chosen.id === 'facturx-minimum' || chosen.id === 'facturx-basicwl' ? 'Data' : 'Alternative',
    description: `${chosen.name} invoice ${invoice.number}`,
    modified: new Date(`${invoice.issueDate}T00:00:00Z`),
  });
}

/** EN 16931 itself is the profile of that name. */
function hybridProfileOf(invoice: Invoice): (Profile & { readonly id: ProfileId }) | undefined {
  const found = profileOf(invoice.processControl.specificationIdentifier);
  if (found?.id === 'en16931') return profile('facturx-en16931');
  return HYBRID_PROFILES.some((id) => id === found?.id) ? found : undefined;
}

const unknownProfile = (specification: string): Problem => ({
  code: 'FACTURX_PROFILE',
  message: `${specification} is no profile of Factur-X or ZUGFeRD.`,
  advice: 'Choose the profile that the buyer expects, such as EN 16931.',
  retry: 'after-fix',
  field: 'processControl.specificationIdentifier',
});
