/** A mail of lines, as it comes over the wire. */
export function mailOf(...lines: readonly string[]): Uint8Array {
  return Buffer.from(lines.join('\r\n'), 'utf8');
}

/** A report of Postfix's kind about one recipient. */
export function bounceOf(
  address: string,
  status: string,
  diagnostic: string,
  more: readonly string[] = [],
): Uint8Array {
  return mailOf(
    'Return-Path: <>',
    'From: MAILER-DAEMON@mx.shop.example (Mail Delivery System)',
    'To: invoices@shop.example',
    'Subject: Undelivered Mail Returned to Sender',
    'Auto-Submitted: auto-replied',
    ...more,
    'Content-Type: multipart/report; report-type=delivery-status; boundary="B"',
    '',
    '--B',
    '',
    'I am sorry to have to inform you that your message could not be delivered.',
    '',
    '--B',
    'Content-Type: message/delivery-status',
    '',
    'Reporting-MTA: dns; mx.shop.example',
    '',
    `Final-Recipient: rfc822; ${address}`,
    'Action: failed',
    `Status: ${status}`,
    `Diagnostic-Code: smtp; ${diagnostic}`,
    '',
    '--B',
    'Content-Type: text/rfc822-headers',
    '',
    'From: invoices@shop.example',
    `To: ${address}`,
    'Message-ID: <invoice-1@shop.example>',
    '',
    '--B--',
  );
}
