import { z } from 'zod';

/** One side of an interchange: a GLN has the qualifier `14`, other numbers what was agreed (0007). */
const address = z.strictObject({ id: z.string().min(1).max(35), qualifier: z.string().max(4).optional() });

/** Between whom EDIFACT goes. */
const edifactRoute = z.strictObject({
  sender: address,
  recipient: address,
  /** The merchant, who takes the order in. */
  supplier: z.strictObject({
    name: z.string().min(1),
    gln: z
      .string()
      .regex(/^\d{13}$/, 'must be 13 digits')
      .optional(),
    vatIdentifier: z.string().max(35).optional(),
  }),
  /** What the ERP can read: capitals alone, small letters too, or ISO 8859-1. */
  characters: z.enum(['UNOA', 'UNOB', 'UNOC']).default('UNOC'),
});
export type EdifactRoute = z.output<typeof edifactRoute>;

const plainConfig = z.strictObject({
  /** Absolute path of the drop folder; `out/`, `in/`, `done/` and `error/` are made inside it. */
  folder: z
    .string()
    .min(1)
    .refine((path) => path.startsWith('/') || /^[A-Za-z]:[\\/]|^\\\\/.test(path), 'must be an absolute path'),
  /** What we write. Answers are read in CSV, JSON and XML; with `edifact`, what is no order is written in JSON. */
  format: z.enum(['csv', 'json', 'xml', 'edifact']).default('json'),
  edifact: edifactRoute.optional(),
  /** Largest answer file that is read, in bytes. */
  largestFile: z.int().min(1_000).default(10_000_000),
});

export const filesConfig = plainConfig.refine(({ format, edifact }) => format !== 'edifact' || edifact !== undefined, {
  path: ['edifact'],
  message: 'is needed for the format edifact: sender, recipient and supplier',
});
export type FilesConfig = z.output<typeof filesConfig>;
