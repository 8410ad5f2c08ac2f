import { z } from 'zod';
import { operation } from '../admin-api/operation.ts';

const userErrors = z.array(z.object({ message: z.string() }));

export const readSubscription = operation(
  'read-subscription',
  30,
  z.object({
    currentAppInstallation: z.object({
      activeSubscriptions: z.array(
        z.object({
          name: z.string(),
          lineItems: z.array(
            z.object({ id: z.string(), plan: z.object({ pricingDetails: z.object({ __typename: z.string() }) }) }),
          ),
        }),
      ),
    }),
    shop: z.object({ plan: z.object({ partnerDevelopment: z.boolean() }) }),
  }),
);

export const createSubscription = operation(
  'create-subscription',
  20,
  z.object({ appSubscriptionCreate: z.object({ confirmationUrl: z.url().nullable(), userErrors }) }),
);

export const createUsageRecord = operation(
  'create-usage-record',
  20,
  z.object({
    appUsageRecordCreate: z.object({ appUsageRecord: z.object({ id: z.string() }).nullable(), userErrors }),
  }),
);
