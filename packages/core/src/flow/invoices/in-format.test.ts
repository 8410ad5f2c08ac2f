import { expect, it } from 'vitest';
import { lawfulInvoice } from '../../../test/invoices/lawful.ts';
import type { Invoice } from '../../model/index.ts';
import { inFormat } from './in-format.ts';

const content: Invoice = {
  ...lawfulInvoice(),
  notes: [{ subjectCode: 'PMT', text: 'Indemnité de 40 €' }, { subjectCode: 'BAR', text: 'B2BINT' }, { text: 'Merci' }],
  paymentInstructions: { paymentMeansTypeCode: '48' },
};
const PEPPOL_PROCESS = 'urn:fdc:peppol.eu:2017:poacc:billing:01:1.0';

it.each(['ubl', 'cii', 'facturx', 'fr-cius-ubl', 'fr-cius-cii'] as const)(
  '%s claims EN 16931 and changes nothing',
  (format) => {
    expect(inFormat(content, format)).toEqual(content);
  },
);

it('Peppol has its process, one note without routing, and the French operation in words', () => {
  const peppol = inFormat(content, 'peppol');
  expect(peppol.processControl).toEqual({
    specificationIdentifier: 'urn:cen.eu:en16931:2017#compliant#urn:fdc:peppol.eu:2017:poacc:billing:3.0',
    businessProcessType: PEPPOL_PROCESS,
  });
  expect(peppol.notes).toEqual([{ text: 'Indemnité de 40 € – Merci – Catégorie de l’opération : livraison de biens' }]);
  expect(inFormat({ ...content, typeCode: '503' }, 'peppol').typeCode).toBe('381');
});

it('XRechnung keeps the notes, and names no card that nobody knows', () => {
  const { notes, processControl, paymentInstructions } = inFormat(content, 'xrechnung-cii');
  expect(processControl.businessProcessType).toBe(PEPPOL_PROCESS);
  expect(notes).toHaveLength(4);
  expect(paymentInstructions).toEqual({ paymentMeansTypeCode: 'ZZZ', paymentMeansText: 'Card' });
});

it('a seller who is not French has no operation to put into words', () => {
  const { businessProcessType: _, ...processControl } = content.processControl;
  expect(inFormat({ ...content, processControl, notes: [] }, 'peppol').notes).toBeUndefined();
});
