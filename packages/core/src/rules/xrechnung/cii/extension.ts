import type { XmlElement } from '../../../xml/index.ts';
import type { Judged, TreeRule } from '../../engine/index.ts';
import { LINE } from '../../peppol/cii/parts.ts';
import { ATTACHMENT_TYPES } from '../attachments.ts';
import { isAddressScheme, isIdentifierScheme } from '../schemes.ts';
import { isExtension } from './document.ts';

const PARTIES = ['ram:SellerTradeParty', 'ram:BuyerTradeParty', 'ram:PayeeTradeParty'];

const schemeOf = ({ attributes }: XmlElement): string | undefined => attributes['schemeID'];
const withScheme = (element: XmlElement, judged: Judged): boolean =>
  isExtension(judged) && schemeOf(element) !== undefined;
const registered = (element: XmlElement): boolean => isIdentifierScheme(schemeOf(element) ?? '');

export const EXTENSION_RULES: readonly TreeRule[] = [
  {
    id: 'BR-DEX-01',
    at: 'ram:AttachmentBinaryObject',
    when: (_, judged) => isExtension(judged),
    holds: ({ attributes }) => ATTACHMENT_TYPES.has(attributes['mimeCode'] ?? ''),
  },
  { id: 'BR-DEX-04', at: PARTIES.map((party) => `${party}/ram:GlobalID`), when: withScheme, holds: registered },
  {
    id: 'BR-DEX-05',
    at: 'ram:ID',
    when: (id, judged) => withScheme(id, judged) && id.parent?.path.name !== 'ram:SpecifiedTaxRegistration',
    holds: registered,
  },
  { id: 'BR-DEX-06', at: 'ram:SpecifiedTradeProduct/ram:GlobalID', when: withScheme, holds: registered },
  {
    id: 'BR-DEX-07',
    at: 'ram:URIUniversalCommunication/ram:URIID',
    when: withScheme,
    holds: (id) => isAddressScheme(schemeOf(id) ?? ''),
  },
  { id: 'BR-DEX-08', at: 'ram:ShipToTradeParty/ram:GlobalID', when: withScheme, holds: registered },
  {
    id: 'BR-DEX-15',
    at: LINE,
    when: (_, judged) => isExtension(judged),
    holds: (line) => !line.has('ram:AssociatedDocumentLineDocument', 'ram:ParentLineID'),
  },
];
