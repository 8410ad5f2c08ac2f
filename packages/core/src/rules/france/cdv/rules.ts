import { FRENCH_TYPE_CODES } from '../../../model/index.ts';
import type { XmlElement } from '../../../xml/index.ts';
import { fact, type Judged, normalized, type TreeRule, Unjudgeable } from '../../engine/index.ts';
import {
  ACTIONS,
  CASHED,
  CHARACTERISTICS,
  CHORUS_PRO,
  GUIDELINE,
  GUIDELINE_FOR_PPF,
  INADMISSIBLE,
  NEEDS_REASON,
  PLATFORM,
  PLATFORM_SCHEME,
  PPF_ROLE,
  PROCESS_CONDITIONS,
  PROCESSES,
  PROCESSING,
  REASONS,
  REASONS_OF,
  REASONS_OF_PUBLIC_BUYERS,
  STATUS_CODES,
  TRADERS,
  TRANSMISSION,
} from './codes.ts';

const ROOT = '/cdar:CrossDomainAcknowledgementAndResponse';
const CONTEXT = `${ROOT}/cdar:ExchangedDocumentContext`;
// These are judged wherever they stand.
const DOCUMENT = 'cdar:ExchangedDocument';
const ACKNOWLEDGEMENT = 'cdar:AcknowledgementDocument';
const REFERENCE = `${ACKNOWLEDGEMENT}/ram:ReferenceReferencedDocument`;
const STATUS = `${REFERENCE}/ram:SpecifiedDocumentStatus`;

type Asked = (element: XmlElement, judged: Judged) => boolean;
const has =
  (...path: readonly string[]): Asked =>
  (element) =>
    element.has(...path);
const isIn =
  (codes: ReadonlySet<string>): Asked =>
  ({ value }) =>
    codes.has(value);

/** MDT-77 of the message that an element stands in: of its own acknowledgement, or of that beside its document. */
function phasesOf(element: XmlElement): readonly string[] {
  for (let at: XmlElement | undefined = element; at !== undefined; at = at.parent) {
    if (at.name === 'cdar:AcknowledgementDocument') return at.all('ram:TypeCode').map(({ value }) => value);
    if (at.name === 'cdar:ExchangedDocument')
      return (at.parent?.all('cdar:AcknowledgementDocument', 'ram:TypeCode') ?? []).map(({ value }) => value);
  }
  return [];
}
const inPhase =
  (phase: string): Asked =>
  (element) =>
    phasesOf(element).includes(phase);
/** MDT-105 of the reference that something stands in. */
function conditionsOf(element: XmlElement): readonly string[] {
  for (let at: XmlElement | undefined = element; at !== undefined; at = at.parent)
    if (at.name === 'ram:ReferenceReferencedDocument')
      return at.all('ram:ProcessConditionCode').map(({ value }) => value);
  return [];
}
const inStatus =
  (code: string): Asked =>
  (element) =>
    conditionsOf(element).includes(code);
const isAdmissible: Asked = (element) => !conditionsOf(element).includes(INADMISSIBLE);
/** As the published rules ask of the phase and the status: a missing one is taken for each of them. */
const inPhaseOrNone =
  (phase: string): Asked =>
  (element) =>
    phasesOf(element).every((given) => given === phase);
/** The status of a reason is that of the invoice (MDT-105), and that of the detail it stands in (MDT-115). */
const reasonsFor =
  (code: string): Asked =>
  ({ parent }) => {
    const given = parent?.parent?.all('ram:ProcessConditionCode') ?? [];
    return (
      given.every(({ value }) => value === code) ||
      (parent?.all('ram:ProcessConditionCode') ?? []).some(({ value }) => value === code)
    );
  };

const recipients = fact(({ root }) => root.all('cdar:ExchangedDocument', 'ram:RecipientTradeParty'));
/** The concentrator as the only recipient: one identifier, its own, and its role. */
const goesToPpfAlone = fact((judged): boolean => {
  const [id, ...others] = recipients(judged).flatMap((recipient) => recipient.all('ram:GlobalID'));
  return (
    others.length === 0 &&
    id?.value === '0000' &&
    id.attributes['schemeID'] === PLATFORM_SCHEME &&
    recipients(judged).some((recipient) => recipient.all('ram:RoleCode').some(({ value }) => value === PPF_ROLE))
  );
});
const senders = fact(({ root }) => root.all('cdar:ExchangedDocument', 'ram:SenderTradeParty', 'ram:GlobalID'));
/** Platforms that say it, by their numbers. */
const platforms = fact((judged) =>
  senders(judged).flatMap(({ attributes, value }) => (attributes['schemeID'] === PLATFORM_SCHEME ? [value] : [])),
);
/** Chorus Pro speaks for public buyers. */
const isFromPublicBuyer: (judged: Judged) => boolean = (judged) => platforms(judged).includes(CHORUS_PRO);
/** A sender that is told is a platform, and only Chorus Pro may give the reasons of public buyers. */
const mayGive = ({ value }: XmlElement, judged: Judged): boolean =>
  senders(judged).length === 0 ||
  platforms(judged).some((platform) => platform !== CHORUS_PRO || REASONS_OF_PUBLIC_BUYERS.has(value));

const roleOf = (party: 'Sender' | 'Issuer') => [`ram:${party}TradeParty`, 'ram:RoleCode'] as const;
const roleIn =
  (party: 'Sender' | 'Issuer', roles: ReadonlySet<string>): Asked =>
  (document) =>
    document.all(...roleOf(party)).some(({ value }) => roles.has(value));

const reasonRow = (code: string): TreeRule => ({
  id: `BR-FR-CDV-CL-09_MDT-113_${code}`,
  at: `${STATUS}/ram:ReasonCode`,
  when: reasonsFor(code),
  holds: (reason, judged) =>
    (code === '210' && isFromPublicBuyer(judged)) || (REASONS_OF[code]?.has(reason.value) ?? false),
});

const cashedIn = (reference: XmlElement): readonly XmlElement[] =>
  reference
    .all('ram:SpecifiedDocumentStatus', 'ram:SpecifiedDocumentCharacteristic')
    .filter((one) => one.all('ram:TypeCode').some(({ value }) => value === 'MEN'));

/** BR-FR-CDV 1.4.0.03 on a life-cycle message (CDAR D22B). */
export const CDV_RULES: readonly TreeRule[] = [
  {
    id: 'BR-FR-CDV-02_MDT-3',
    at: CONTEXT,
    holds: (context, judged) => {
      const guidelines = context.all('ram:GuidelineSpecifiedDocumentContextParameter', 'ram:ID');
      return guidelines.some(
        ({ value }) => value === GUIDELINE || (value === GUIDELINE_FOR_PPF && goesToPpfAlone(judged)),
      );
    },
  },
  {
    id: 'BR-FR-CDV-CL-01_MDT-2',
    at: CONTEXT,
    holds: (context, judged) => {
      const processes = context.all('ram:BusinessProcessSpecifiedDocumentContextParameter', 'ram:ID');
      if (!goesToPpfAlone(judged)) return processes.some(({ value }) => PROCESSES.has(value));
      if (processes.length > 1) throw new Unjudgeable('ram:ID');
      return normalized(processes[0]?.value ?? '').length <= 3;
    },
  },
  { id: 'BR-FR-CDV-03_MDT-4', at: DOCUMENT, holds: has('ram:ID') },
  {
    id: 'BR-FR-CDV-CL-02_MDT-21_23',
    at: DOCUMENT,
    when: inPhase(PROCESSING),
    holds: roleIn('Sender', new Set([...TRADERS, PLATFORM])),
  },
  {
    id: 'BR-FR-CDV-CL-02_MDT-21_305',
    at: DOCUMENT,
    when: inPhase(TRANSMISSION),
    holds: roleIn('Sender', new Set([PLATFORM])),
  },
  { id: 'BR-FR-CDV-CL-03_MDT-40_23', at: DOCUMENT, when: inPhase(PROCESSING), holds: roleIn('Issuer', TRADERS) },
  {
    id: 'BR-FR-CDV-CL-03_MDT-40_305',
    at: DOCUMENT,
    when: inPhase(TRANSMISSION),
    holds: roleIn('Issuer', new Set([PLATFORM])),
  },
  {
    id: 'BR-FR-CDV-07_MDT-38_yes',
    at: `${DOCUMENT}/ram:IssuerTradeParty`,
    when: inPhaseOrNone(PROCESSING),
    holds: has('ram:GlobalID'),
  },
  {
    id: 'BR-FR-CDV-08_MDT-73',
    at: `${DOCUMENT}/ram:RecipientTradeParty`,
    when: (party) => !party.all('ram:RoleCode').some(({ value }) => value === PLATFORM || value === PPF_ROLE),
    holds: has('ram:URIUniversalCommunication', 'ram:URIID'),
  },
  {
    id: 'BR-FR-CDV-CL-04_MDT-59',
    at: `${DOCUMENT}/ram:RecipientTradeParty/ram:RoleCode`,
    holds: isIn(new Set([...TRADERS, PLATFORM, PPF_ROLE])),
  },
  {
    id: 'BR-FR-CDV-09_MDT-77',
    at: `${ACKNOWLEDGEMENT}/ram:TypeCode`,
    holds: isIn(new Set([PROCESSING, TRANSMISSION])),
  },
  {
    id: 'BR-FR-CDV-11_MDG-35',
    at: REFERENCE,
    when: isAdmissible,
    holds: has('ram:FormattedIssueDateTime'),
  },
  { id: 'BR-FR-CDV-12_MDT-105', at: REFERENCE, holds: has('ram:ProcessConditionCode') },
  {
    id: 'BR-FR-CDV-13_MDT-129',
    at: `${REFERENCE}/ram:IssuerTradeParty`,
    when: isAdmissible,
    holds: has('ram:GlobalID'),
  },
  { id: 'BR-FR-CDV-CL-07_MDT-132', at: `${REFERENCE}/ram:IssuerTradeParty/ram:RoleCode`, holds: isIn(new Set(['SE'])) },
  {
    id: 'BR-FR-CDV-CL-08_MDT-158',
    at: `${REFERENCE}/ram:RecipientTradeParty/ram:RoleCode`,
    holds: isIn(new Set([...TRADERS, PLATFORM, PPF_ROLE])),
  },
  { id: 'BR-FR-04_MDT-91', at: `${REFERENCE}/ram:TypeCode`, holds: isIn(FRENCH_TYPE_CODES) },
  {
    id: 'BR-FR-CDV-14_MDT-207',
    at: REFERENCE,
    when: inStatus(CASHED),
    holds: (reference) => {
      const cashed = cashedIn(reference);
      return cashed.length > 0 && cashed.every((one) => one.has('ram:ValueAmount') && one.has('ram:ValuePercent'));
    },
  },
  {
    id: 'BR-FR-CDV-15_MDT-113',
    at: `${REFERENCE}/ram:ProcessConditionCode`,
    when: isIn(NEEDS_REASON),
    holds: ({ parent }) => parent?.has('ram:SpecifiedDocumentStatus', 'ram:ReasonCode') === true,
  },
  { id: 'BR-FR-CDV-16_MDT-124-2', at: STATUS, holds: has('ram:SequenceNumeric') },
  ...(['23', '305'] as const).map((phase): TreeRule => ({
    id: `BR-FR-CDV-CL-05_MDT-88_${phase}`,
    at: REFERENCE,
    when: (reference, judged) => inPhaseOrNone(phase)(reference, judged) && reference.has('ram:StatusCode'),
    holds: (reference) => reference.all('ram:StatusCode').some(({ value }) => STATUS_CODES[phase].has(value)),
  })),
  { id: 'BR-FR-CDV-CL-06_MDT-105', at: `${REFERENCE}/ram:ProcessConditionCode`, holds: isIn(PROCESS_CONDITIONS) },
  { id: 'BR-FR-CDV-CL-06_MDT-115', at: `${STATUS}/ram:ProcessConditionCode`, holds: isIn(PROCESS_CONDITIONS) },
  { id: 'BR-FR-CDV-CL-09_MDT-113', at: `${STATUS}/ram:ReasonCode`, holds: isIn(REASONS) },
  ...Object.keys(REASONS_OF).map(reasonRow),
  {
    id: 'BR-FR-CDV-CL-09_MDT-113_210B2G',
    at: `${STATUS}/ram:ReasonCode`,
    when: inStatus('210'),
    holds: mayGive,
  },
  { id: 'BR-FR-CDV-CL-10_MDT-121', at: `${STATUS}/ram:RequestedActionCode`, holds: isIn(ACTIONS) },
  {
    id: 'BR-FR-CDV-CL-11_MDT-207',
    at: `${STATUS}/ram:SpecifiedDocumentCharacteristic/ram:TypeCode`,
    holds: isIn(CHARACTERISTICS),
  },
];
