/** The HTML of a mail as a page shows it: pictures that only the mail itself carries have no address here, and are left out. */
export function mailHtml(html: string): string {
  return html.replaceAll(/<img\b[^>]*\ssrc=["']cid:[^>]*>/gi, '');
}
