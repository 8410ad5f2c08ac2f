import type { Buyer, Identifier, Seller } from '../../model/index.ts';
import type { Printing } from './printing.ts';

/** ISO 6523 schemes whose numbers have names of their own. */
const SCHEME_NAMES: Readonly<Record<string, string>> = {
  '0002': 'SIREN',
  '0009': 'SIRET',
  '0060': 'DUNS',
  '0088': 'GLN',
  '0208': 'BCE/KBO',
};

interface Block {
  readonly title: string;
  readonly name: string;
  readonly lines: readonly string[];
}

/** Seller, buyer, and where the goods went when that is elsewhere; payee and tax representative when there are any. */
export function printParties(printing: Printing): void {
  const { sheet, theme } = printing;
  const blocks = blocksOf(printing);
  const gap = 16;
  for (let row = 0; row < blocks.length; row += 3) {
    const shown = blocks.slice(row, row + 3);
    const columns = Math.max(shown.length, 2);
    const width = (sheet.width - gap * (columns - 1)) / columns;
    const heights = shown.map((block, column) =>
      printBlock(printing, block, sheet.left + column * (width + gap), width),
    );
    sheet.y += Math.max(...heights) + 14;
  }
  sheet.rule(sheet.y - 4, theme.line);
  sheet.y += 6;
}

function printBlock({ sheet, theme }: Printing, block: Block, x: number, width: number): number {
  const section = sheet.element(sheet.root, 'Sect');
  let y = sheet.y;
  y += sheet.write(section, 'H2', block.title, theme.heading, { x, y, width }) + 2;
  y += sheet.write(section, 'P', block.name, theme.strong, { x, y, width });
  if (block.lines.length > 0) y += sheet.write(section, 'P', block.lines.join('\n'), theme.text, { x, y, width });
  return y - sheet.y;
}

function blocksOf({ invoice, wording }: Printing): Block[] {
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
function deliveryBlock(invoice: Printing['invoice'], wording: Printing['wording']): Block | undefined {
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

function partyLines(party: Seller | Buyer, wording: Printing['wording']): string[] {
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

function sellerLines(seller: Seller, labels: Printing['wording']['labels']): string[] {
  return [
    ...(seller.taxRegistrationIdentifier === undefined
      ? []
      : [`${labels.taxNumber} ${seller.taxRegistrationIdentifier}`]),
    ...(seller.additionalLegalInformation === undefined ? [] : [seller.additionalLegalInformation]),
  ];
}

/** `SIREN 732829320`: each number once, by the name of its scheme. */
export function identifierLines(
  identifiers: readonly (Identifier | undefined)[],
  labels: Printing['wording']['labels'],
): string[] {
  const given = identifiers.filter((identifier) => identifier !== undefined);
  return [
    ...new Set(given.map(({ value, scheme }) => `${SCHEME_NAMES[scheme ?? ''] ?? labels.companyNumber} ${value}`)),
  ];
}
