import { z } from 'zod';
import { FILE_FORMATS } from './codec/file-format.ts';

const folder = z
  .string()
  .min(1)
  .max(500)
  .refine((path) => !/[\0\r\n]/.test(path), 'must be a path');

/** An SFTP server (SSH file transfer, version 3 with OpenSSH’s rename). */
export const sftpLocation = z.strictObject({
  host: z.string().min(1),
  port: z.int().min(1).max(65_535).default(22),
  user: z.string().min(1),
  /** Folder on the server. */
  folder,
  /** SHA-256 of the server's host key as `ssh-keygen -lf` shows it, `SHA256:…`: another server is not talked to. */
  hostKey: z.string().regex(/^SHA256:[A-Za-z0-9+/]{43}=?$/, 'must be a fingerprint, SHA256:…'),
  /** Name of the secret; give one of both. */
  password: z.string().optional(),
  /** Name of the secret that holds the private key in OpenSSH or PEM form. */
  privateKey: z.string().optional(),
});
export type SftpLocation = z.output<typeof sftpLocation>;

const location = z.union([
  z.strictObject({
    folder: folder.refine((path) => /^(\/|[A-Za-z]:[\\/]|\\\\)/.test(path), 'must be an absolute path'),
  }),
  z.strictObject({
    sftp: sftpLocation.refine(({ password, privateKey }) => (password === undefined) !== (privateKey === undefined), {
      message: 'needs a password or a private key, one of both',
    }),
  }),
]);
export type Location = z.output<typeof location>;

export const filesConfig = z.strictObject({
  /** What we write; what the agency writes is read in every one of them. */
  format: z.enum(FILE_FORMATS).default('csv'),
  /** Where cases are tried, and where they are worked. */
  test: location,
  live: location.optional(),
  /** A file that is not acknowledged by then is written again, byte by byte, unless it still lies there. */
  acknowledgeWithinMinutes: z.int().min(0).max(20_160).default(1_440),
  /** Largest file that is read, in bytes. */
  largestFile: z.int().min(1_000).max(500_000_000).default(50_000_000),
});
export type FilesConfig = z.output<typeof filesConfig>;
