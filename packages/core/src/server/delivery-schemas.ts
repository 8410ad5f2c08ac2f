import { z } from 'zod';
import {
  bounceGroup,
  contactInput,
  customerKind,
  customerPreferences,
  deliveryChannel,
  deliveryOutcome,
  deliveryState,
  isoDate,
  isoDateTime,
  messageEventKind,
  messageState,
} from '../model/index.ts';
import { problemItem } from './problem.ts';

/** What the API takes and answers of delivery and customers. */

export const standing = z.strictObject({
  state: deliveryState.meta({ description: 'The best proof over all recipients of all messages.' }),
  at: isoDateTime,
  channel: deliveryChannel,
  messageId: z.uuid(),
  group: bounceGroup.optional(),
  signal: z
    .enum(['sent', 'delivered', 'undeliverable'])
    .optional()
    .meta({ description: 'What it says of the invoice.' }),
});

export const messageView = z.strictObject({
  id: z.uuid(),
  kind: z.string(),
  documentId: z.uuid().optional(),
  orderId: z.uuid().optional(),
  customerId: z.uuid().optional(),
  contactId: z.uuid().optional(),
  batchId: z.uuid().optional(),
  channel: deliveryChannel,
  language: z.string(),
  recipients: z.array(z.strictObject({ address: z.string(), name: z.string().optional() })),
  attachments: z.array(z.string()),
  state: messageState,
  plannedFor: isoDateTime,
  attempts: z.int(),
  nextAttemptAt: isoDateTime.optional(),
  problem: problemItem.optional(),
  explanation: z
    .array(z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])))
    .meta({ description: 'Why to this contact, this way, at this moment: rules and the figures they used.' }),
  updatedAt: isoDateTime,
});

const messageEvent = z.strictObject({
  id: z.string(),
  messageId: z.uuid(),
  recipient: z.int().meta({ description: 'The place of the recipient in the message.' }),
  attempt: z.int(),
  kind: messageEventKind,
  at: isoDateTime,
  details: z.record(z.string(), z.unknown()),
  evidence: z.uuid().optional().meta({ description: 'What proves it: `/v1/evidence/{id}`.' }),
});

const portalLink = z.strictObject({
  id: z.uuid(),
  url: z.string(),
  createdAt: isoDateTime,
  expiresAt: isoDateTime,
  revokedAt: isoDateTime.optional(),
});

const customerContact = z.strictObject({
  id: z.uuid(),
  origin: z.enum(['order', 'person']),
  ...contactInput.shape,
  stateReason: z.string().optional(),
  substitute: z.string().optional().meta({ description: 'The address that an automatic reply names instead.' }),
});

const customerView = z.strictObject({
  id: z.uuid(),
  name: z.string(),
  kind: customerKind,
  country: z.string().optional(),
  language: z.string().optional(),
  timeZone: z.string().optional(),
  preferences: customerPreferences,
  contacts: z.array(customerContact),
});

const returnedMail = z.strictObject({
  id: z.uuid(),
  class: z.string(),
  messageId: z.uuid().optional(),
  contactId: z.uuid().optional(),
  customerId: z.uuid().optional(),
  evidence: z.uuid(),
  open: z.boolean(),
  subject: z.string().optional(),
  from: z.string().optional(),
  excerpt: z.string().optional(),
  returnDate: isoDate.optional(),
  substitute: z.string().optional(),
  receivedAt: isoDateTime,
});

const resendProposal = z.strictObject({
  id: z.uuid(),
  documents: z.array(z.strictObject({ documentId: z.uuid(), number: z.string(), kind: z.string(), buyer: z.string() })),
  skipped: z.array(z.strictObject({ documentId: z.uuid(), number: z.string(), code: z.string() })),
  confirmedAt: isoDateTime.optional(),
  progress: z.partialRecord(messageState, z.int()),
});

const workItem = z.strictObject({
  kind: z.string(),
  code: z.string(),
  since: isoDateTime,
  messageId: z.uuid().optional(),
  documentId: z.uuid().optional(),
  customerId: z.uuid().optional(),
  contactId: z.uuid().optional(),
  returnedMailId: z.uuid().optional(),
  problem: problemItem.optional(),
  caseId: z.uuid().optional(),
  customer: z.string().optional().meta({ description: 'Name of the customer.' }),
  documentNumber: z.string().optional(),
  address: z.string().optional().meta({ description: 'E-mail address of the contact.' }),
  open: z.string().optional().meta({ description: 'Of a case to decide on, what is left open.' }),
  currency: z.string().optional(),
});

const letterTemplate = z.strictObject({
  id: z.string(),
  language: z.string(),
  subject: z.string(),
  body: z.string().meta({ description: 'MJML with {{names}}.' }),
  isOwn: z.boolean(),
});

export const customerBody = z.strictObject({
  timeZone: z.string().max(60).exactOptional(),
  preferences: customerPreferences.prefault({}),
});
export const contactBody = z.strictObject({
  id: z.uuid().exactOptional().meta({ description: 'Left out: a new contact.' }),
  ...contactInput.shape,
});
export const resendBody = z.union([
  z.strictObject({ documents: z.array(z.uuid()).min(1).max(5_000) }),
  z.strictObject({
    filter: z.strictObject({
      kind: z.enum(['invoice', 'creditNote', 'deposit', 'corrective']).exactOptional(),
      open: z.boolean().exactOptional(),
      dueBefore: isoDate.exactOptional(),
      buyer: z.string().max(500).exactOptional(),
      search: z.string().max(200).exactOptional(),
      issuedFrom: isoDate.exactOptional(),
      issuedTo: isoDate.exactOptional(),
      delivery: deliveryOutcome.exactOptional(),
      deliveryFrom: isoDate.exactOptional(),
      deliveryTo: isoDate.exactOptional(),
    }),
  }),
]);
export const channelBody = z.strictObject({
  adapter: z.string().min(1).max(40),
  config: z.unknown(),
  secrets: z.record(z.string(), z.string().nullable()).exactOptional(),
});
export const letterBody = z.strictObject({
  id: z.string().max(60),
  language: z.string().max(10),
  subject: z.string().max(500),
  body: z.string().max(200_000),
});
export const letterName = letterBody.pick({ id: true, language: true });
export const previewBody = letterBody.omit({ id: true });

export const DELIVERY_SCHEMAS = {
  MessageView: messageView,
  MessagePage: z.strictObject({ items: z.array(messageView), next: z.string().optional() }),
  DocumentDelivery: z.strictObject({
    documentId: z.uuid(),
    number: z.string(),
    standing: standing.optional(),
    messages: z.array(messageView),
    events: z.array(messageEvent),
    links: z.array(portalLink),
  }),
  PortalLink: portalLink,
  Revoked: z.strictObject({ revoked: z.int() }),
  CustomerView: customerView,
  CustomerPage: z.strictObject({ items: z.array(customerView), next: z.string().optional() }),
  CustomerInput: customerBody,
  ContactInput: contactBody,
  ReturnedMailPage: z.strictObject({ items: z.array(returnedMail), next: z.string().optional() }),
  Closed: z.strictObject({ closed: z.boolean() }),
  ResendRequest: resendBody,
  ResendProposal: resendProposal,
  Printed: z.strictObject({ evidence: z.uuid().optional(), letters: z.int() }),
  WorkList: z.strictObject({ items: z.array(workItem) }),
  ChannelInput: channelBody,
  LetterTemplate: letterTemplate,
  LetterTemplateInput: letterBody,
  LetterName: letterName,
  LetterTemplateList: z.strictObject({ items: z.array(letterTemplate) }),
  PreviewRequest: previewBody,
  Preview: z.strictObject({ subject: z.string(), html: z.string(), text: z.string() }),
} as const;
