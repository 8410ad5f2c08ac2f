/** A report of a mail server that a mail could not be delivered (RFC 3464). */
export function bounceReport(options: {
  readonly to: string;
  readonly recipient: string;
  readonly status: string;
  readonly words: string;
  readonly action?: 'failed' | 'delayed' | 'delivered';
}): string {
  const { to, recipient, status, words, action = 'failed' } = options;
  return lines(
    'Return-Path: <>',
    'From: Mail Delivery System <MAILER-DAEMON@mx.example.net>',
    `To: ${to}`,
    'Subject: Undelivered Mail Returned to Sender',
    'Date: Sun, 29 Nov 2026 10:00:00 +0000',
    `Message-ID: <${status}.${recipient.length}@mx.example.net>`,
    'Auto-Submitted: auto-replied',
    'MIME-Version: 1.0',
    'Content-Type: multipart/report; report-type=delivery-status; boundary="b"',
    '',
    '--b',
    'Content-Type: text/plain; charset=us-ascii',
    '',
    'This is the mail system at host mx.example.net.',
    '',
    `<${recipient}>: ${words}`,
    '',
    '--b',
    'Content-Type: message/delivery-status',
    '',
    'Reporting-MTA: dns; mx.example.net',
    '',
    `Final-Recipient: rfc822; ${recipient}`,
    `Action: ${action}`,
    `Status: ${status}`,
    `Diagnostic-Code: smtp; ${words}`,
    '',
    '--b--',
  );
}

export function outOfOffice(to: string, from: string, text: string): string {
  return lines(
    'Return-Path: <>',
    `From: Camille Durand <${from}>`,
    `To: ${to}`,
    'Subject: Absence du bureau : Facture F2026-00001',
    'Date: Sun, 29 Nov 2026 10:00:00 +0000',
    'Message-ID: <absence@example.org>',
    'Auto-Submitted: auto-replied',
    'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=utf-8',
    '',
    text,
  );
}

export function humanReply(to: string, from: string, text: string): string {
  return lines(
    `Return-Path: <${from}>`,
    `From: Camille Durand <${from}>`,
    `To: ${to}`,
    'Subject: Re: Facture F2026-00001',
    'Date: Sun, 29 Nov 2026 10:00:00 +0000',
    'Message-ID: <reply@example.org>',
    'In-Reply-To: <x@mistral.example>',
    'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=utf-8',
    '',
    text,
  );
}

export function complaint(to: string, recipient: string): string {
  return lines(
    'Return-Path: <>',
    'From: Feedback <fbl@isp.example.net>',
    `To: ${to}`,
    'Subject: Complaint',
    'Message-ID: <fbl@isp.example.net>',
    'MIME-Version: 1.0',
    'Content-Type: multipart/report; report-type=feedback-report; boundary="b"',
    '',
    '--b',
    'Content-Type: text/plain',
    '',
    'This is an email abuse report.',
    '',
    '--b',
    'Content-Type: message/feedback-report',
    '',
    'Feedback-Type: abuse',
    'User-Agent: Test/1.0',
    'Version: 1',
    `Original-Rcpt-To: ${recipient}`,
    '',
    '--b--',
  );
}

function lines(...text: readonly string[]): string {
  return `${text.join('\r\n')}\r\n`;
}
