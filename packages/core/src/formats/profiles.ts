import { BASIC_LACKS, BASIC_WL_LACKS, type Lack, MINIMUM_LACKS } from './profile-terms.ts';

/** A way of using the syntaxes: EN 16931 itself, or one that narrows (CIUS) or widens it (extension). */
export interface Profile {
  readonly id: string;
  readonly name: string;
  /** BT-24 as it is written. */
  readonly specification: string;
  /** Other values of BT-24 that mean it: older releases, other spellings, narrower ones. */
  readonly alsoKnownAs?: readonly string[];
  /** BT-23, where the profile asks for one value. */
  readonly businessProcess?: string;
  readonly syntaxes: readonly ('ubl' | 'cii')[];
  /** Whether it can say more than EN 16931: what the model has no term for is read as a warning. */
  readonly extends?: true;
  /** Terms of EN 16931 that it cannot carry. */
  readonly lacks: readonly Lack[];
}

const EN = 'urn:cen.eu:en16931:2017';
const XRECHNUNG = `${EN}#compliant#urn:xeinkauf.de:kosit:xrechnung_3.0`;
const XOEV = `${EN}#compliant#urn:xoev-de:kosit:standard:xrechnung_`;
const PEPPOL = `${EN}#compliant#urn:fdc:peppol.eu:2017:poacc:`;
const BOTH = ['ubl', 'cii'] as const;

/**
 * Every profile that is told apart. Several share a BT-24: EN 16931 is also the French CIUS and the profile EN 16931 (COMFORT) of
 * Factur-X; who wants one of those says so, a document alone is read as the first.
 */
export const PROFILES = [
  { id: 'en16931', name: 'EN 16931', specification: EN, syntaxes: BOTH, lacks: [] },
  {
    id: 'xrechnung',
    name: 'XRechnung 3.0',
    specification: XRECHNUNG,
    alsoKnownAs: [
      `${XRECHNUNG}#compliant#urn:xeinkauf.de:kosit:xrechnung:cvd_0.9`,
      ...['1.2', '2.0', '2.1', '2.2', '2.3'].map((release) => XOEV + release),
    ],
    businessProcess: 'urn:fdc:peppol.eu:2017:poacc:billing:01:1.0',
    syntaxes: BOTH,
    lacks: [],
  },
  {
    id: 'xrechnung-extension',
    name: 'XRechnung 3.0 extension',
    specification: `${XRECHNUNG}#conformant#urn:xeinkauf.de:kosit:extension:xrechnung_3.0`,
    alsoKnownAs: ['2.0', '2.1', '2.2', '2.3'].map(
      (release) => `${XOEV}${release}#conformant#urn:xoev-de:kosit:extension:xrechnung_${release}`,
    ),
    businessProcess: 'urn:fdc:peppol.eu:2017:poacc:billing:01:1.0',
    syntaxes: BOTH,
    extends: true,
    lacks: [],
  },
  {
    id: 'peppol',
    name: 'Peppol BIS Billing 3.0',
    specification: `${PEPPOL}billing:3.0`,
    alsoKnownAs: [`${PEPPOL}selfbilling:3.0`, `${PEPPOL}billing:3.0#compliant#urn:www.difi.no:ehf:ver3.0`],
    businessProcess: 'urn:fdc:peppol.eu:2017:poacc:billing:01:1.0',
    syntaxes: BOTH,
    lacks: [],
  },
  { id: 'fr-cius', name: 'French CIUS of EN 16931', specification: EN, syntaxes: BOTH, lacks: [] },
  {
    id: 'fr-extended',
    name: 'EXTENDED-CTC-FR',
    specification: `${EN}#conformant#urn.cpro.gouv.fr:1p0:extended-ctc-fr`,
    syntaxes: BOTH,
    extends: true,
    lacks: [],
  },
  {
    id: 'facturx-minimum',
    name: 'Factur-X MINIMUM',
    specification: 'urn:factur-x.eu:1p0:minimum',
    alsoKnownAs: ['urn:zugferd.de:2p0:minimum'],
    syntaxes: ['cii'],
    lacks: MINIMUM_LACKS,
  },
  {
    id: 'facturx-basicwl',
    name: 'Factur-X BASIC WL',
    specification: 'urn:factur-x.eu:1p0:basicwl',
    alsoKnownAs: ['urn:zugferd.de:2p0:basicwl'],
    syntaxes: ['cii'],
    lacks: BASIC_WL_LACKS,
  },
  {
    id: 'facturx-basic',
    name: 'Factur-X BASIC',
    specification: `${EN}#compliant#urn:factur-x.eu:1p0:basic`,
    alsoKnownAs: [`${EN}#compliant#urn:zugferd.de:2p0:basic`, `${EN}:compliant:factur-x.eu:1p0:basic`],
    syntaxes: ['cii'],
    lacks: BASIC_LACKS,
  },
  { id: 'facturx-en16931', name: 'Factur-X EN 16931', specification: EN, syntaxes: ['cii'], lacks: [] },
  {
    id: 'facturx-extended',
    name: 'Factur-X EXTENDED',
    specification: `${EN}#conformant#urn:factur-x.eu:1p0:extended`,
    alsoKnownAs: [`${EN}#conformant#urn:zugferd.de:2p0:extended`, `${EN}:compliant:factur-x.eu:1p0:extended`],
    syntaxes: ['cii'],
    extends: true,
    lacks: [],
  },
] as const satisfies readonly Profile[];

export type ProfileId = (typeof PROFILES)[number]['id'];

const BY_SPECIFICATION: ReadonlyMap<string, Profile & { readonly id: ProfileId }> = new Map(
  // The first of those that share a value wins.
  [...(PROFILES as readonly (Profile & { readonly id: ProfileId })[])]
    .reverse()
    .flatMap((profile) => [profile.specification, ...(profile.alsoKnownAs ?? [])].map((value) => [value, profile])),
);

/** The profile of a document by its BT-24; `undefined` for a value that is none of ours. */
export function profileOf(specification: string | undefined): (Profile & { readonly id: ProfileId }) | undefined {
  return specification === undefined ? undefined : BY_SPECIFICATION.get(specification.trim());
}

/** The profile of that id. */
export function profile(id: ProfileId): Profile & { readonly id: ProfileId } {
  const found = (PROFILES as readonly (Profile & { readonly id: ProfileId })[]).find(
    (candidate) => candidate.id === id,
  );
  if (found === undefined) throw new RangeError(`No profile is called ${JSON.stringify(id)}`);
  return found;
}
