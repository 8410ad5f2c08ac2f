import { z } from 'zod';
import { currencyDecimals, Decimal, decimal, positiveDecimal } from '../../model/index.ts';

/**
 * The version of the neutral schema, `major.minor`. A minor version adds optional members only: who reads 1.0 reads every 1.x. A major one may
 * change what is there, and has schemas of its own.
 */
export const SCHEMA_VERSION = '1.0';

/** Version of the neutral schema the message is written in. */
export const schemaVersion = z.string().regex(/^1\.\d{1,3}$/, 'must be a version 1.x of the schema');

/** Names a record over all its repeats. No blank, no `|`, nothing that leads out of a folder. */
export const key = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._:-]{0,119}$/, 'must be 1 to 120 of A-Z a-z 0-9 . _ : -');

/** ISO 4217, of those in which invoices are paid. */
export const currency = z
  .string()
  .regex(/^[A-Z]{3}$/, 'must be an ISO 4217 currency')
  .refine((code) => currencyDecimals(code) !== undefined, 'must be an ISO 4217 currency');

/** ISO 3166-1 alpha-2. */
export const country = z.string().regex(/^[A-Z]{2}$/, 'must be an ISO 3166-1 alpha-2 country code');

/** One line of text that people read. */
export const line = z.string().min(1).max(300);
/** What people wrote. */
export const note = z.string().min(1).max(5_000);

/** An amount in the currency of the case; a negative one is money that went back. */
export const amount = decimal;
/** An amount in the currency of the case that is zero or more. */
export const owed = positiveDecimal;
/** Per cent, 0 to 100. */
export const percent = positiveDecimal.refine((value) => !value.greaterThan(Decimal.HUNDRED), 'must be at most 100');
