import type { XmlElement } from '../../../xml/index.ts';
import type { Judged, TreeRule } from '../../engine/index.ts';
import { LINE } from '../../en16931/cii/paths.ts';
import { ATTACHMENT_TYPES } from '../attachments.ts';
import { isAddressScheme, isIdentifierScheme } from '../schemes.ts';
import { isExtension } from './document.ts';

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
  {
    id: 'BR-DEX-04',
    at: 'ram:GlobalID',
    except: ['ram:SpecifiedTradeProduct//ram:GlobalID', 'ram:ShipToTradeParty//ram:GlobalID'],
    when: withScheme,
    holds: registered,
  },
  {
    id: 'BR-DEX-05',
    at: 'ram:ID',
    except: 'ram:SpecifiedTaxRegistration//ram:ID',
    when: withScheme,
    holds: registered,
  },
  { id: 'BR-DEX-06', at: 'ram:SpecifiedTradeProduct/ram:GlobalID', when: withScheme, holds: registered },
  {
    id: 'BR-DEX-07',
    at: 'ram:URIUniversalCommunication/ram:URIID',
    when: withScheme,
    holds: (id) => isAddressScheme(schemeOf(id) ?? ''),
  },
  {
    id: 'BR-DEX-08',
    at: 'ram:ApplicableHeaderTradeDelivery/ram:ShipToTradeParty/ram:GlobalID',
    when: withScheme,
    holds: registered,
  },
  {
    id: 'BR-DEX-15',
    at: `${LINE}/ram:AssociatedDocumentLineDocument`,
    when: (_, judged) => isExtension(judged),
    holds: (_, { root }) => root.anywhere('ram:ParentLineID') === undefined,
  },
];
