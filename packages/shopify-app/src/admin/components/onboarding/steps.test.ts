import { merchantSettings } from '@quittance/core/model';
import { describe, expect, it } from 'vitest';
import { doneCount, isSetUp, nextStep, stepsOf } from './steps.ts';

const seller = { name: 'Atelier', postalAddress: { city: 'Lyon', countryCode: 'FR' } };
const settings = merchantSettings.parse({ seller: { ...seller, vatIdentifier: 'FR44732829320' } });
const ledger = { id: 'erp', adapter: 'ledger' };
const paused = { code: 'ERP_LOGIN_REFUSED', message: '', advice: '', retry: 'after-fix' } as const;

describe('the checklist', () => {
  it('begins with the company', () => {
    const steps = stepsOf(null, [], {});
    expect([doneCount(steps), nextStep(steps), isSetUp(steps)]).toEqual([0, 'company', false]);
  });

  it('is done when everything is stored and was looked at', () => {
    const steps = stepsOf(settings, [ledger], { onboarding: { previewed: true, dryRun: true } });
    expect([doneCount(steps), isSetUp(steps)]).toEqual([5, true]);
  });

  it('asks for taxes again when the VAT number goes, unless the seller is exempt', () => {
    const without = merchantSettings.parse({ seller });
    expect(stepsOf(without, [ledger], {}).tax).toBe(false);
    expect(stepsOf(merchantSettings.parse({ seller, tax: { regime: 'franchise' } }), [], {}).tax).toBe(true);
  });

  it('asks for the ERP again while its connection is paused', () => {
    expect(stepsOf(settings, [{ ...ledger, adapter: 'tryton', paused }], {}).erp).toBe(false);
  });
});
