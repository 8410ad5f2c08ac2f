/**
 * What mails that were made to hurt cost: `node bench/mail/hostile.ts`. 25 MB of one unit, in every place of a mail, and parts within parts within
 * parts. Prints the slowest; all that counts is that none stands out.
 */
import { classifyMail } from '../../packages/core/src/channels/returns/index.ts';

const OCTETS = 25_000_000;
const REPORT = 'From: MAILER-DAEMON@x.example\nSubject: Undelivered Mail\n';

const UNITS: readonly string[] = [
  'a',
  ' ',
  '\n',
  '\r',
  '\r\n',
  '<',
  '>',
  '@',
  'a@',
  'a.',
  '&#',
  '-',
  '*',
  ';',
  '"',
  '(',
  '[',
  '=20',
  ' x\n',
  'X: y\n',
  '<!--',
  '<script>',
  '=?utf-8?q?',
  'to: ',
  '  to the ',
  'a b c ',
  'user ',
  'user unknown ',
  'deliver to ',
  '550 5.1.1 ',
  '<a@b.c>: 550 x\n',
  '12 march ',
  'monday, ',
  'until 12 march ',
  'back on ',
  'contact Anna Rossi ',
  'ru-aaaa-bbbbbbbbbbbbbbbb ',
  'Received: from x\n',
  'for <a@b.c> ',
  'Final-Recipient: rfc822; a@b.c\nAction: failed\n\n',
];

const PLACES: Readonly<Record<string, (much: string, unit: string) => string>> = {
  'the whole mail': (much) => much,
  'a field': (much) => `Subject: ${much}`,
  'a text': (much) => `${REPORT}\n${much}`,
  HTML: (much) => `${REPORT}Content-Type: text/html\n\n${much}`,
  base64: (much) => `${REPORT}Content-Transfer-Encoding: base64\n\n${much}`,
  'quoted-printable': (much) => `${REPORT}Content-Transfer-Encoding: quoted-printable\n\n${much}`,
  'a delivery status': (much) =>
    `Content-Type: multipart/report; boundary=B\n\n--B\nContent-Type: message/delivery-status\n\n${much}`,
  'a returned mail': (much) => `${REPORT}\nx\n\nReturn-Path: <a@b.c>\n${much}`,
  'an automatic answer': (much) => `Auto-Submitted: auto-replied\nDate: Tue, 3 Mar 2026 09:00:00 +0000\n\n${much}`,
  parts: (much, unit) =>
    `Content-Type: multipart/mixed; boundary="${unit.trim()}"\n\n${`--${unit.trim()}\n`.repeat(100_000)}${much}`,
};

const costs: (readonly [milliseconds: number, what: string])[] = [];

function measure(what: string, mail: string): void {
  const raw = Buffer.from(mail);
  const start = performance.now();
  classifyMail(raw);
  costs.push([performance.now() - start, what]);
}

for (const unit of UNITS) {
  const much = unit.repeat(Math.ceil(OCTETS / unit.length));
  for (const [place, mail] of Object.entries(PLACES)) measure(`${JSON.stringify(unit)} as ${place}`, mail(much, unit));
}
const nested = Array.from(
  { length: 3000 },
  (_, depth) => `Content-Type: multipart/mixed; boundary=B${depth}\n\n--B${depth}\n`,
).join('');
measure('3,000 parts, each in the one before', nested);
measure('20,000 parts with one boundary', 'Content-Type: multipart/mixed; boundary=B\n\n--B\n'.repeat(20_000));

for (const [milliseconds, what] of costs.toSorted(([a], [b]) => b - a).slice(0, 12))
  console.log(`${milliseconds.toFixed(0).padStart(6)} ms  ${what}`);
