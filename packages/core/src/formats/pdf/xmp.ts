import { escapeText } from '../../xml/index.ts';

/** What a document says of itself, in its information dictionary and, in the same words, in its metadata (ISO 19005-3, 6.6.3). */
export interface DocumentInfo {
  readonly title: string;
  readonly author: string;
  readonly created: Date;
}

export const PRODUCER = 'Quittance';

/** The information dictionary as XMP. PDFKit's own writes `&` and `<` as they are. */
export function infoXmp({ title, author, created }: DocumentInfo): string {
  const day = `${created.toISOString().slice(0, 19)}Z`;
  return [
    description(
      'xmlns:xmp="http://ns.adobe.com/xap/1.0/"',
      `<xmp:CreateDate>${day}</xmp:CreateDate><xmp:CreatorTool>${PRODUCER}</xmp:CreatorTool>`,
    ),
    description(
      'xmlns:dc="http://purl.org/dc/elements/1.1/"',
      `<dc:title><rdf:Alt><rdf:li xml:lang="x-default">${escapeText(title)}</rdf:li></rdf:Alt></dc:title>` +
        `<dc:creator><rdf:Seq><rdf:li>${escapeText(author)}</rdf:li></rdf:Seq></dc:creator>`,
    ),
    description('xmlns:pdf="http://ns.adobe.com/pdf/1.3/"', `<pdf:Producer>${PRODUCER}</pdf:Producer>`),
  ].join('\n');
}

/** The claim to be PDF/UA-1 (ISO 14289-1, 5). PDFKit's own option for it writes font tables that the norm then finds incomplete. */
export const ACCESSIBLE = description(
  'xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"',
  '<pdfuaid:part>1</pdfuaid:part>',
);

/** One block of properties. */
export function description(namespaces: string, properties: string): string {
  return `<rdf:Description rdf:about="" ${namespaces}>${properties}</rdf:Description>`;
}

/** The whole of the metadata (ISO 16684-1, 7). */
export function xmpPacket(descriptions: readonly string[]): string {
  return (
    '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>\n<x:xmpmeta xmlns:x="adobe:ns:meta/">\n' +
    '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">\n' +
    `${descriptions.join('\n')}\n</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end="w"?>`
  );
}
