import { z } from 'zod';

/** An identifier with the list it comes from. `scheme` is an ISO 6523 ICD (`0002` SIREN, `0009` SIRET, `0088` GLN, `0225` French address ...). */
export const identifier = z.strictObject({
  value: z.string().min(1).max(200),
  scheme: z.string().min(1).max(50).optional(),
});
export type Identifier = z.output<typeof identifier>;

/** A postal address (BG-5, BG-8, BG-12, BG-15). Only the country is compulsory in EN 16931 (BR-9, BR-11, BR-20). */
export const postalAddress = z.strictObject({
  /** BT-35, BT-50, BT-64, BT-75 */
  line1: z.string().optional(),
  /** BT-36, BT-51, BT-65, BT-76 */
  line2: z.string().optional(),
  /** BT-162, BT-163, BT-164, BT-165 */
  line3: z.string().optional(),
  /** BT-37, BT-52, BT-66, BT-77 */
  city: z.string().optional(),
  /** BT-38, BT-53, BT-67, BT-78 */
  postCode: z.string().optional(),
  /** BT-39, BT-54, BT-68, BT-79 */
  subdivision: z.string().optional(),
  /** BT-40, BT-55, BT-69, BT-80: ISO 3166-1 alpha-2 */
  countryCode: z.string().regex(/^[A-Z]{2}$/, 'must be an ISO 3166-1 alpha-2 country code'),
});
export type PostalAddress = z.output<typeof postalAddress>;

/** A contact (BG-6, BG-9). */
export const contact = z.strictObject({
  /** BT-41, BT-56 */
  name: z.string().optional(),
  /** BT-42, BT-57 */
  telephone: z.string().optional(),
  /** BT-43, BT-58 */
  email: z.string().optional(),
});
export type Contact = z.output<typeof contact>;
