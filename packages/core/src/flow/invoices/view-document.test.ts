import { expect, test } from 'vitest';
import { isIssued } from './view-document.ts';

test.each([
  { state: 'draft', issued: false },
  { state: 'cancelled', issued: false },
  { state: 'open', issued: true },
  { state: 'partial', issued: true },
  { state: 'paid', issued: true },
  { state: 'credited', issued: true },
])("the ERP's document that is $state is shown: $issued", ({ state, issued }) => {
  expect(isIssued({ state })).toBe(issued);
});
