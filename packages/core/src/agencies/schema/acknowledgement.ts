import { z } from 'zod';
import { amount, currency, key, line, note, schemaVersion, SCHEMA_VERSION } from './parts.ts';

/** What became of one command. */
export const commandReceipt = z.object({
  /** Of the command. */
  commandId: key,
  /** `duplicate`: it was taken before, and nothing was done again. */
  status: z.enum(['taken', 'duplicate', 'refused']),
  /** The agency's file number. */
  reference: line.optional(),
  /** Of a refusal: upper snake case. */
  code: z
    .string()
    .regex(/^[A-Z][A-Z0-9_]{1,59}$/)
    .optional(),
  reason: note.optional(),
});
export type CommandReceipt = z.output<typeof commandReceipt>;

/** Says that a file arrived and what was read in it. The checksum, the count and the sums prove that both sides speak of the same file. */
export const acknowledgement = z.object({
  schemaVersion: schemaVersion.default(SCHEMA_VERSION),
  /** Name of the file. */
  file: z.string().min(1).max(200),
  /** Hex, of its bytes as read. */
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  /** How many records were read. */
  records: z.int().min(0),
  /** `refused`: nothing of the file was used; `reason` says why. */
  status: z.enum(['taken', 'refused']),
  reason: note.optional(),
  /** Open sums of the cases submitted or amended in it, by currency. */
  totals: z
    .array(
      z.object({
        currency,
        /** Sum of the open amounts of all items, credits taken away. */
        open: amount,
      }),
    )
    .default([]),
  /** One per command; a file of events has none. */
  results: z.array(commandReceipt).default([]),
});
export type Acknowledgement = z.output<typeof acknowledgement>;
