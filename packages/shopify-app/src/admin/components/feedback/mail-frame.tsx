import { mailHtml } from '@quittance/core/screens';

/** A message as its reader sees it: without scripts, and apart from this page. */
export function MailFrame({ title, html }: { title: string; html: string }) {
  return <iframe className="invoice-preview" title={title} sandbox="" srcDoc={mailHtml(html)} />;
}
