import { escapeText } from '../../xml/index.ts';
import { description } from '../pdf/xmp.ts';

/** How the metadata announce the embedded invoice. */
export interface Announcement {
  readonly name: string;
  readonly level: string;
  readonly version: string;
}

const FX = 'urn:factur-x:pdfa:CrossIndustryDocument:invoice:1p0#';

/** PDF/A-3b (ISO 19005-3, 6.6.4) with an invoice inside (Factur-X 1.09, 6.2), and the schemas of properties that PDF/A does not know. */
export function archiveXmp({ name, level, version }: Announcement): string {
  return [
    description(
      'xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"',
      '<pdfaid:part>3</pdfaid:part><pdfaid:conformance>B</pdfaid:conformance>',
    ),
    description(
      `xmlns:fx="${FX}"`,
      `<fx:DocumentType>INVOICE</fx:DocumentType><fx:DocumentFileName>${escapeText(name)}</fx:DocumentFileName>` +
        `<fx:Version>${version}</fx:Version><fx:ConformanceLevel>${level}</fx:ConformanceLevel>`,
    ),
    SCHEMAS,
  ].join('\n');
}

const SCHEMAS = description(
  [
    'xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"',
    'xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"',
    'xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#"',
  ].join(' '),
  '<pdfaExtension:schemas><rdf:Bag>' +
    schema('Factur-X PDFA Extension Schema', FX, 'fx', [
      ['DocumentFileName', 'Text', 'external', 'The name of the embedded XML document'],
      ['DocumentType', 'Text', 'external', 'The type of the hybrid document in capital letters, e.g. INVOICE or ORDER'],
      ['Version', 'Text', 'external', 'The actual version of the standard applying to the embedded XML document'],
      ['ConformanceLevel', 'Text', 'external', 'The conformance level of the embedded XML document'],
    ]) +
    schema('PDF/UA identification schema', 'http://www.aiim.org/pdfua/ns/id/', 'pdfuaid', [
      ['part', 'Integer', 'internal', 'Indicates, which part of ISO 14289 standard is followed'],
    ]) +
    '</rdf:Bag></pdfaExtension:schemas>',
);

function schema(
  name: string,
  uri: string,
  prefix: string,
  properties: readonly (readonly [name: string, type: string, category: string, description: string])[],
): string {
  const listed = properties.map(
    ([property, type, category, text]) =>
      `<rdf:li rdf:parseType="Resource"><pdfaProperty:name>${property}</pdfaProperty:name>` +
      `<pdfaProperty:valueType>${type}</pdfaProperty:valueType><pdfaProperty:category>${category}</pdfaProperty:category>` +
      `<pdfaProperty:description>${text}</pdfaProperty:description></rdf:li>`,
  );
  return (
    `<rdf:li rdf:parseType="Resource"><pdfaSchema:schema>${name}</pdfaSchema:schema>` +
    `<pdfaSchema:namespaceURI>${uri}</pdfaSchema:namespaceURI><pdfaSchema:prefix>${prefix}</pdfaSchema:prefix>` +
    `<pdfaSchema:property><rdf:Seq>${listed.join('')}</rdf:Seq></pdfaSchema:property></rdf:li>`
  );
}
