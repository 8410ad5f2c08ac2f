import { z } from 'zod';
import {
  decimal,
  dunningChannel,
  dunningItemKind,
  dunningTone,
  isoDate,
  isoDateTime,
  type Problem,
} from '../../model/index.ts';
import type { ExplanationCode, Letter } from './plan.ts';

/** A problem as we wrote it ourselves. */
const problem = z.custom<Problem>((value) => typeof value === 'object' && value !== null && 'code' in value);

const claim = z.strictObject({
  jurisdiction: z.enum(['BE', 'DE', 'EU', 'FR']),
  currency: z.string(),
  principal: decimal,
  dueDate: isoDate,
  until: isoDate,
  days: z.int(),
  variant: z.enum(['half-yearly', 'frozen', 'agreed']),
  segments: z.array(z.strictObject({ from: isoDate, to: isoDate, days: z.int(), principal: decimal, rate: decimal })),
  postings: z.array(z.strictObject({ date: isoDate, amount: decimal, toInterest: decimal, toPrincipal: decimal })),
  interest: decimal,
  interestOpen: decimal,
  principalOpen: decimal,
  compensation: z.strictObject({ amount: decimal, currency: z.string() }),
  warnings: z.array(problem),
});

const letterItem = z.strictObject({
  id: z.string(),
  documentNumber: z.string(),
  kind: dunningItemKind,
  dueDate: isoDate,
  open: decimal,
  held: decimal,
  levelBefore: z.int(),
  levelAfter: z.int(),
  step: z.int(),
  repeatsBefore: z.int(),
  repeatsAfter: z.int(),
  lastLetterBefore: isoDate.optional(),
  lastMessageBefore: isoDate.optional(),
  promisedFor: isoDate.optional(),
  claim: claim.optional(),
  key: z.string(),
});

/** A letter out of JSON, as it was stored when its plan was committed: for {@link mayStillSend}, and for whoever writes it. */
export const letterJson: z.ZodType<Letter> = z.strictObject({
  key: z.string(),
  customerId: z.string(),
  currency: z.string(),
  kind: z.enum(['reminder', 'letter', 'promise-broken']),
  procedureId: z.string(),
  level: z.int(),
  template: z.string(),
  tone: dunningTone,
  channels: z.array(dunningChannel),
  day: isoDate,
  sendAt: isoDateTime,
  newDeadline: isoDate.optional(),
  items: z.array(letterItem),
  credits: z.array(z.strictObject({ id: z.string(), documentNumber: z.string(), open: decimal })),
  totals: z.strictObject({
    claims: decimal,
    credits: decimal,
    interest: decimal,
    compensation: decimal,
    fee: decimal,
    total: decimal,
  }),
  explanation: z.array(
    z.strictObject({
      code: z.custom<ExplanationCode>((code) => typeof code === 'string'),
      sentence: z.string(),
      figures: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
    }),
  ),
});
