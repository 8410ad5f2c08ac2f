import type { Buyer, Identifier, Invoice, Seller } from '../../model/index.ts';
import type { Labels } from './labels/index.ts';
import type { Page } from './page.ts';
import type { Wording } from './wording.ts';

/** ISO 6523 schemes whose numbers have names of their own. */
const SCHEME_NAMES: Readonly<Record<string, string>> = {
  '0002': 'SIREN',
  '0009': 'SIRET',
  '0060': 'DUNS',
  '0088': 'GLN',
  '0208': 'BCE/KBO',
};

/** A party as the page shows it. */
export interface PartyBlock {
  readonly title: string;
  readonly name: string;
  readonly lines: readonly string[];
}

/** Seller, buyer, and where the goods went when that is elsewhere; payee and tax representative when there are any. */
export function partyBlocks({ invoice, wording }: Page): PartyBlock[] {
  const { labels } = wording;
  const { seller, buyer, payee, sellerTaxRepresentative: representative } = invoice;
  const delivery = deliveryBlock(invoice, wording);
  return [
    {
      title: labels.seller,
      name: seller.name,
      lines: [...partyLines(seller, wording), ...sellerLines(seller, labels)],
    },
    { title: labels.buyer, name: buyer.name, lines: partyLines(buyer, wording) },
    ...(delivery === undefined ? [] : [delivery]),
    ...(payee === undefined
      ? []
      : [
          {
            title: labels.payee,
            name: payee.name,
            lines: identifierLines([payee.identifier, payee.legalRegistrationIdentifier], labels),
          },
        ]),
    ...(representative === undefined
      ? []
      : [
          {
            title: labels.taxRepresentative,
            name: representative.name,
            lines: [
              ...wording.address(representative.postalAddress),
              `${labels.vatNumber} ${representative.vatIdentifier}`,
            ],
          },
        ]),
  ];
}

/** The address of delivery, unless it is that of the buyer. */
function deliveryBlock(invoice: Invoice, wording: Wording): PartyBlock | undefined {
  const { deliverToAddress, deliverToPartyName, deliverToLocationIdentifier } = invoice.deliveryInformation ?? {};
  if (deliverToAddress === undefined && deliverToPartyName === undefined && deliverToLocationIdentifier === undefined)
    return undefined;
  const address = deliverToAddress === undefined ? [] : wording.address(deliverToAddress);
  const name = deliverToPartyName ?? invoice.buyer.name;
  const same =
    name === invoice.buyer.name &&
    deliverToLocationIdentifier === undefined &&
    address.join() === wording.address(invoice.buyer.postalAddress).join();
  return same
    ? undefined
    : {
        title: wording.labels.deliverTo,
        name,
        lines: [...address, ...identifierLines([deliverToLocationIdentifier], wording.labels)],
      };
}

function partyLines(party: Seller | Buyer, wording: Wording): string[] {
  const { labels } = wording;
  const { tradingName, contact } = party;
  return [
    ...(tradingName === undefined || tradingName === party.name ? [] : [tradingName]),
    ...wording.address(party.postalAddress),
    ...identifierLines([party.legalRegistrationIdentifier, ...(party.identifiers ?? [])], labels),
    ...(party.vatIdentifier === undefined ? [] : [`${labels.vatNumber} ${party.vatIdentifier}`]),
    ...(party.electronicAddress === undefined ? [] : [`${labels.electronicAddress} ${party.electronicAddress.value}`]),
    ...[contact?.name, contact?.telephone, contact?.email].filter((line) => line !== undefined),
  ];
}

function sellerLines(seller: Seller, labels: Labels): string[] {
  return [
    ...(seller.taxRegistrationIdentifier === undefined
      ? []
      : [`${labels.taxNumber} ${seller.taxRegistrationIdentifier}`]),
    ...(seller.additionalLegalInformation === undefined ? [] : [seller.additionalLegalInformation]),
  ];
}

/** `SIREN 732829320`: each number once, by the name of its scheme. */
function identifierLines(identifiers: readonly (Identifier | undefined)[], labels: Labels): string[] {
  const given = identifiers.filter((identifier) => identifier !== undefined);
  return [
    ...new Set(given.map(({ value, scheme }) => `${SCHEME_NAMES[scheme ?? ''] ?? labels.companyNumber} ${value}`)),
  ];
}

/** Who the seller is in law, on one line. */
export function legalLine({ invoice: { seller }, wording: { labels } }: Page): string {
  return [
    seller.name,
    seller.additionalLegalInformation,
    ...identifierLines([seller.legalRegistrationIdentifier], labels),
    seller.vatIdentifier === undefined ? undefined : `${labels.vatNumber} ${seller.vatIdentifier}`,
  ]
    .filter((part) => part !== undefined)
    .join(' · ');
}
