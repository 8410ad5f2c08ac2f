import type { XmlElement } from '../../../xml/index.ts';
import type { Judged } from '../../engine/index.ts';
import { ATTACHMENT_KINDS, TREATMENTS } from '../codes.ts';
import { normalized } from '../../engine/index.ts';
import {
  ATTACHMENT_UNKNOWN,
  LEGIBLE_TWICE,
  type Mention,
  mentionMissing,
  mentionTwice,
  TREATMENT_TWICE,
  TREATMENT_UNKNOWN,
} from '../texts.ts';
import type { Row } from './both.ts';
import { CII, CII_AGREEMENT, isCii, notes, textOf, UBL, ublText, ublTreatment } from './read.ts';

const AT = { ubl: UBL, cii: `${CII}/rsm:ExchangedDocument` };
const isAbout = (note: XmlElement, wanted: string): boolean =>
  note.all('ram:SubjectCode').some(({ value }) => value === wanted);
const notesAbout = (document: XmlElement, wanted: string): readonly XmlElement[] =>
  document.all('ram:IncludedNote').filter((note) => isAbout(note, wanted));
const times = (element: XmlElement, judged: Judged, wanted: string): number =>
  isCii(judged) ? notesAbout(element, wanted).length : ublText(judged).split(`#${wanted}#`).length - 1;

const MENTIONS: readonly Mention[] = ['PMT', 'PMD', 'AAB'];
const missingRow = (subject: Mention, index: number): Row => ({
  id: { ubl: `BR-FR-05_BT-22-${index + 1}`, cii: `BR-FR-05_BT-22_${subject}` },
  at: AT,
  text: mentionMissing(subject),
  holds: (element, judged) => times(element, judged, subject) > 0,
});
const twiceRow = (subject: string, index: number): Row => ({
  id: { ubl: `BR-FR-06_BT-21-${index + 1}`, cii: `BR-FR-06_BT-21_${subject}` },
  at: AT,
  text: mentionTwice(subject),
  holds: (element, judged) => times(element, judged, subject) <= 1,
});

const treatments = (element: XmlElement, judged: Judged): readonly string[] =>
  isCii(judged)
    ? notesAbout(element, 'BAR').map((note) => normalized(textOf(note.all('ram:Content'))))
    : notes(judged).flatMap(({ subject, text }) => (subject === 'BAR' ? [text] : []));
const known = (element: XmlElement, judged: Judged): number =>
  treatments(element, judged).filter((text) => TREATMENTS.has(text)).length;

/** BR-FR-05, -06, -17, -18, -20, -31: what notes and attachments say. */
export const NOTES: readonly Row[] = [
  ...MENTIONS.map(missingRow),
  ...[...MENTIONS, 'TXD'].map(twiceRow),
  {
    id: 'BR-FR-20_BT-21',
    at: { ubl: UBL, cii: `${CII}/rsm:ExchangedDocument/ram:IncludedNote` },
    text: TREATMENT_UNKNOWN,
    when: {
      ubl: (_, judged) => ublTreatment(judged) !== '',
      cii: (note) => isAbout(note, 'BAR'),
    },
    holds: {
      ubl: (_, judged) => TREATMENTS.has(ublTreatment(judged)),
      cii: (note) => note.all('ram:Content').some(({ value }) => TREATMENTS.has(value)),
    },
  },
  {
    id: { ubl: 'BR-FR-30_BT-21', cii: 'BR-FR-31_BT-21' },
    at: AT,
    text: TREATMENT_TWICE,
    holds: (element, judged) => known(element, judged) <= 1,
  },
  {
    id: 'BR-FR-17_BT-123',
    at: { ubl: 'cac:AdditionalDocumentReference', cii: `${CII_AGREEMENT}/ram:AdditionalReferencedDocument` },
    text: ATTACHMENT_UNKNOWN,
    when: {
      ubl: (document) => document.has('cbc:DocumentDescription'),
      cii: (document) =>
        document.all('ram:TypeCode').some(({ value }) => value === '916') &&
        normalized(textOf(document.all('ram:Name'))) !== '',
    },
    holds: {
      ubl: (document) => ATTACHMENT_KINDS.has(textOf(document.all('cbc:DocumentDescription'))),
      cii: (document) => ATTACHMENT_KINDS.has(normalized(textOf(document.all('ram:Name')))),
    },
  },
  {
    id: 'BR-FR-18_BT-123',
    at: { ubl: UBL, cii: CII },
    text: LEGIBLE_TWICE,
    holds: {
      ubl: (root) =>
        root
          .all('cac:AdditionalDocumentReference', 'cbc:DocumentDescription')
          .filter(({ value }) => value === 'LISIBLE').length <= 1,
      cii: (root) =>
        root
          .all(
            'rsm:SupplyChainTradeTransaction',
            'ram:ApplicableHeaderTradeAgreement',
            'ram:AdditionalReferencedDocument',
            'ram:Name',
          )
          .filter(({ value }) => normalized(value) === 'LISIBLE').length <= 1,
    },
  },
];
