import { dunningProcedure, type DunningProcedureJson } from '../../model/index.ts';

/**
 * What merchants get who write no procedure of their own: lawful and polite in France, Germany and the rest of the Union.
 *
 * Businesses and public bodies are told of interest and the fixed compensation (directive 2011/7/EU), which they owe without any reminder;
 * consumers never are, and nobody is charged a fee (French law leaves the costs of reminders to the creditor, CPCE L111-8). The last letter
 * has the form of a formal notice (mise en demeure, BGB 286) with a deadline; when that is over, the item is ready for an agency.
 */
const business: DunningProcedureJson = {
  id: 'business',
  name: 'Businesses',
  reminder: { afterDays: -3, minAmount: { EUR: '100.00' } },
  levels: [
    {
      afterDays: 5,
      basis: 'business-days',
      template: 'level-1',
      tone: 'friendly',
      minAmount: { EUR: '5.00' },
      deadlineDays: 7,
    },
    {
      afterDays: 14,
      basis: 'last-letter',
      template: 'level-2',
      tone: 'neutral',
      minAmount: { EUR: '10.00' },
      deadlineDays: 8,
      interest: true,
    },
    {
      afterDays: 14,
      basis: 'last-letter',
      template: 'level-3',
      tone: 'firm',
      channels: ['email', 'print'],
      minAmount: { EUR: '30.00' },
      deadlineDays: 8,
      interest: true,
      holdOrders: true,
    },
    {
      afterDays: 14,
      basis: 'last-letter',
      template: 'final',
      tone: 'final',
      channels: ['print', 'email'],
      minAmount: { EUR: '50.00' },
      deadlineDays: 10,
      interest: true,
      holdOrders: true,
      handOver: true,
    },
  ],
};

/** Public bodies pay late by procedure, not by will: slower, and never handed over by itself. */
const publicBodies: DunningProcedureJson = {
  id: 'public',
  name: 'Public bodies',
  levels: [
    {
      afterDays: 10,
      basis: 'business-days',
      template: 'level-1',
      tone: 'friendly',
      minAmount: { EUR: '5.00' },
      deadlineDays: 14,
    },
    {
      afterDays: 30,
      basis: 'last-letter',
      template: 'level-2',
      tone: 'neutral',
      minAmount: { EUR: '10.00' },
      deadlineDays: 14,
      interest: true,
    },
    {
      afterDays: 30,
      basis: 'last-letter',
      template: 'final',
      tone: 'final',
      channels: ['print', 'email'],
      minAmount: { EUR: '30.00' },
      deadlineDays: 14,
      interest: true,
    },
  ],
};

const consumer: DunningProcedureJson = {
  id: 'consumer',
  name: 'Consumers',
  levels: [
    { afterDays: 7, template: 'level-1', tone: 'friendly', minAmount: { EUR: '5.00' }, deadlineDays: 10 },
    {
      afterDays: 14,
      basis: 'last-letter',
      template: 'level-2',
      tone: 'neutral',
      minAmount: { EUR: '10.00' },
      deadlineDays: 10,
    },
    {
      afterDays: 14,
      basis: 'last-letter',
      template: 'final',
      tone: 'final',
      channels: ['print', 'email'],
      minAmount: { EUR: '20.00' },
      deadlineDays: 14,
      holdOrders: true,
      handOver: true,
    },
  ],
};

export const STANDARD_PROCEDURES = [business, publicBodies, consumer].map((each) => dunningProcedure.parse(each));
