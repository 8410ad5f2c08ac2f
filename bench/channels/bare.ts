import { createRequire } from 'node:module';
import type * as nodemailerModule from 'nodemailer';
import type { EmailMessage } from '../../packages/core/dist/channels/index.js';

const nodemailer = createRequire(new URL('../../packages/core/package.json', import.meta.url))(
  'nodemailer',
) as typeof nodemailerModule;

/** The library as its documentation shows it. */
export function bareSender(port: number, connections: number) {
  const pool = nodemailer.createTransport({
    pool: true,
    host: '127.0.0.1',
    port,
    maxConnections: connections,
    ignoreTLS: true,
  });
  return {
    async send({ messageId, from, to, subject, text, html, attachments }: EmailMessage): Promise<boolean> {
      const info = await pool.sendMail({
        messageId: `<${messageId}>`,
        from: { name: from.name ?? '', address: from.address },
        to: to.map(({ name = '', address }) => ({ name, address })),
        subject,
        text,
        html,
        attachments: attachments.map(({ filename, mediaType, content }) => ({
          filename,
          contentType: mediaType,
          content: Buffer.from(content),
        })),
      });
      return info.accepted.length === 1;
    },
    close: () => pool.close(),
  };
}
