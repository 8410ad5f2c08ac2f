import { z } from 'zod';

export const filesConfig = z.strictObject({
  /** Absolute path of the drop folder; `out/`, `in/`, `done/` and `error/` are made inside it. */
  folder: z
    .string()
    .min(1)
    .refine((path) => path.startsWith('/') || /^[A-Za-z]:[\\/]|^\\\\/.test(path), 'must be an absolute path'),
  /** What we write. Answers are read in all three. */
  format: z.enum(['csv', 'json', 'xml']).default('json'),
  /** Largest answer file that is read, in bytes. */
  largestFile: z.int().min(1_000).default(10_000_000),
});
export type FilesConfig = z.output<typeof filesConfig>;
