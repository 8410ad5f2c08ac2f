import { describe, expect, it } from 'vitest';
import { decodeWords } from './decode.ts';
import { firstOf } from './fields.ts';
import { readMail } from './read-mail.ts';
import { textOfHtml } from './html-text.ts';

const read = (text: string | Buffer): ReturnType<typeof readMail> => readMail(Buffer.from(text));

describe('reading a mail', () => {
  it('unfolds fields, passes over an mbox separator and broken lines, and parts the header at the first empty line', () => {
    const { fields, parts } = read(
      'From MAILER-DAEMON Thu Jan 1\nSubject: one\n  two\nno field\nTo: a@b.example\n\nbody\n\nmore',
    );
    expect(firstOf(fields, 'subject')).toBe('one two');
    expect(firstOf(fields, 'to')).toBe('a@b.example');
    expect(parts.map(({ text }) => text)).toEqual(['body\n\nmore']);
  });

  it('takes parts apart, also those whose boundary is never closed or whose header is missing', () => {
    const { parts } = read(
      'Content-Type: multipart/mixed; boundary="B"\n\npreamble\n--B\n\nplain\n--B\nContent-Type: multipart/alternative; boundary=C\n\n--C\nContent-Type: text/html\n\n<p>rich</p>\n--B\nContent-Type: message/rfc822\n\nSubject: x\n\ninner',
    );
    expect(parts.map(({ type, text }) => [type, text.trim()])).toEqual([
      ['text/plain', 'plain'],
      ['text/html', 'rich'],
      ['message/rfc822', 'Subject: x\n\ninner'],
    ]);
  });

  it.each([
    ['quoted-printable', 'utf-8', 'Caf=C3=A9 =\nnoir', 'Café noir'],
    ['base64', 'iso-8859-1', Buffer.from('Café', 'latin1').toString('base64'), 'Café'],
    ['7bit', 'iso-2022-jp', '\u001b$B%a!<%k\u001b(B', 'メール'],
    ['8bit', 'no-such-charset', 'Café', 'Café'],
  ])('decodes %s in %s', (encoding, charset, body, text) => {
    const { parts } = read(
      `Content-Type: text/plain; charset=${charset}\nContent-Transfer-Encoding: ${encoding}\n\n${body}`,
    );
    expect(parts[0]?.text).toBe(text);
  });

  it('leaves attachments undecoded', () => {
    const { parts } = read('Content-Type: application/pdf\nContent-Transfer-Encoding: base64\n\nJVBERi0=');
    expect(parts).toEqual([expect.objectContaining({ type: 'application/pdf', text: '' })]);
  });

  it('reads encoded words', () => {
    expect(decodeWords('=?utf-8?B?UsOpcG9uc2U=?= =?utf-8?Q?_automatique?=')).toBe('Réponse automatique');
    expect(decodeWords('=?utf-8?B?UsOpcG9uc2U')).toBe('=?utf-8?B?UsOpcG9uc2U');
  });

  it('reads HTML as a person does', () => {
    expect(
      textOfHtml('<style>p{}</style><p>a &amp; b<br>&#233;</p><!-- no --><script>no</script><a@b.example>').trim(),
    ).toBe('a & b\né\n<a@b.example>');
    expect(textOfHtml('<<<<').length).toBeLessThan(8);
  });
});
