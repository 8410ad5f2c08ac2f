import { z } from 'zod';
import { postalAddress } from '../../model/index.ts';
import { key, line } from './parts.ts';

/** A way to reach the debtor, and whether it is known to work: a bounced address is `invalid`, and still worth knowing. */
export const debtorContact = z.strictObject({
  type: z.enum(['email', 'telephone', 'mobile', 'fax']),
  value: line,
  status: z.enum(['valid', 'unverified', 'invalid']),
});
export type DebtorContact = z.output<typeof debtorContact>;

/** Who owes. */
export const debtor = z.strictObject({
  /** Our key of the customer; the same in all cases of this debtor. */
  ref: key,
  /** Decides which claims, costs and letters the law allows. */
  kind: z.enum(['business', 'consumer', 'public']),
  /** `SARL`, `GmbH`, `sole trader`. */
  legalForm: line.optional(),
  name: line,
  ids: z
    .strictObject({
      /** VAT number with its country prefix. */
      vat: line.optional(),
      /** Number in the commercial register of its country. */
      register: line.optional(),
      /** French SIREN, nine digits. */
      siren: z
        .string()
        .regex(/^\d{9}$/, 'must be nine digits')
        .optional(),
    })
    .default({}),
  /** The first one is where letters go. */
  addresses: z.array(postalAddress).max(20).default([]),
  contacts: z.array(debtorContact).max(50).default([]),
  /** BCP 47, `fr`, `de-AT`: the language letters are written in. */
  language: z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, 'must be a language (BCP 47)'),
  /** Who may sign: a manager, a guardian. */
  representative: line.optional(),
  /** Insolvency proceedings are known to be open. */
  insolvent: z.boolean().default(false),
});
export type Debtor = z.output<typeof debtor>;
