import type {
  LifeCycleCharacteristic,
  LifeCycleDetail,
  LifeCycleMessage,
  LifeCycleParty,
  LifeCycleReference,
  Result,
} from '../../model/index.ts';
import { ok } from '../../model/index.ts';
import { attribute, each, encodeUtf8, group, leaf, refusingIllegalText } from '../../xml/index.ts';

const UNECE = 'urn:un:unece:uncefact:data:standard';
const OPENING =
  '<?xml version="1.0" encoding="UTF-8"?>\n' +
  `<rsm:CrossDomainAcknowledgementAndResponse xmlns:rsm="${UNECE}:CrossDomainAcknowledgementAndResponse:100"` +
  ` xmlns:ram="${UNECE}:ReusableAggregateBusinessInformationEntity:100"` +
  ` xmlns:qdt="${UNECE}:QualifiedDataType:100" xmlns:udt="${UNECE}:UnqualifiedDataType:100">\n`;
const CLOSING = '</rsm:CrossDomainAcknowledgementAndResponse>\n';

/**
 * The message as CDAR D22B, in the order of its schema. The same message gives the same bytes. Refuses `ILLEGAL_CHARACTER` (with the field)
 * for text that XML cannot hold.
 */
export function writeLifeCycleMessage(message: LifeCycleMessage): Result<{ readonly bytes: Uint8Array }> {
  return refusingIllegalText(message, () =>
    ok({
      bytes: encodeUtf8([
        OPENING,
        writeContext(message),
        writeDocument(message),
        writeAcknowledgement(message),
        CLOSING,
      ]),
    }),
  );
}

function writeContext({ process, guideline }: LifeCycleMessage): string {
  return group(
    'rsm:ExchangedDocumentContext',
    group('ram:BusinessProcessSpecifiedDocumentContextParameter', leaf('ram:ID', process)) +
      group('ram:GuidelineSpecifiedDocumentContextParameter', leaf('ram:ID', guideline)),
  );
}

function writeDocument({ number, name, issuedAt, sender, issuer, recipients }: LifeCycleMessage): string {
  return group(
    'rsm:ExchangedDocument',
    leaf('ram:ID', number) +
      leaf('ram:Name', name) +
      writeMoment('ram:IssueDateTime', issuedAt) +
      writeParty('ram:SenderTradeParty', sender) +
      writeParty('ram:IssuerTradeParty', issuer) +
      each(recipients, (recipient) => writeParty('ram:RecipientTradeParty', recipient)),
  );
}

function writeAcknowledgement({ phase, statusAt, references }: LifeCycleMessage): string {
  return group(
    'rsm:AcknowledgementDocument',
    group('ram:MultipleReferencesIndicator', leaf('udt:Indicator', String(references.length > 1))) +
      leaf('ram:TypeCode', phase) +
      writeMoment('ram:IssueDateTime', statusAt) +
      each(references, writeReference),
  );
}

function writeReference(reference: LifeCycleReference): string {
  return group(
    'ram:ReferenceReferencedDocument',
    leaf('ram:IssuerAssignedID', reference.number) +
      leaf('ram:StatusCode', reference.statusCode) +
      leaf('ram:TypeCode', reference.typeCode) +
      writeMoment('ram:ReceiptDateTime', reference.receivedAt) +
      leaf('ram:ReferenceTypeCode', reference.referenceType) +
      group(
        'ram:FormattedIssueDateTime',
        leaf('qdt:DateTimeString', reference.issueDate?.replaceAll('-', ''), ' format="102"'),
      ) +
      leaf('ram:ProcessConditionCode', reference.status) +
      leaf('ram:ProcessCondition', reference.statusLabel) +
      writeParty('ram:IssuerTradeParty', reference.seller) +
      each(reference.details, writeDetail),
  );
}

function writeDetail(detail: LifeCycleDetail): string {
  return group(
    'ram:SpecifiedDocumentStatus',
    leaf('ram:ReasonCode', detail.reasonCode) +
      leaf('ram:Reason', detail.reason) +
      leaf('ram:ProcessConditionCode', detail.status) +
      leaf('ram:RequestedActionCode', detail.actionCode) +
      leaf('ram:RequestedAction', detail.action) +
      leaf('ram:SequenceNumeric', detail.sequence?.toString()) +
      each(detail.notes, (note) =>
        group('ram:IncludedNote', leaf('ram:Content', note.text) + leaf('ram:SubjectCode', note.subjectCode)),
      ) +
      each(detail.characteristics, writeCharacteristic),
  );
}

function writeCharacteristic(one: LifeCycleCharacteristic): string {
  return group(
    'ram:SpecifiedDocumentCharacteristic',
    leaf('ram:ID', one.term) +
      leaf('ram:TypeCode', one.type) +
      group('ram:ValueChangedIndicator', leaf('udt:IndicatorString', one.changed?.toString())) +
      leaf('ram:Name', one.name) +
      leaf('ram:Location', one.location) +
      leaf('ram:Value', one.text) +
      leaf('ram:ValueAmount', one.amount?.value.toString(), attribute('currencyID', one.amount?.currency)) +
      writeMoment('ram:ValueDateTime', one.dateTime) +
      leaf('ram:ValuePercent', one.percent?.toString()),
  );
}

function writeParty(name: string, party: LifeCycleParty | undefined): string {
  if (party === undefined) return '';
  const { identifier, electronicAddress } = party;
  return group(
    name,
    leaf('ram:GlobalID', identifier?.value, attribute('schemeID', identifier?.scheme)) +
      leaf('ram:Name', party.name) +
      leaf('ram:RoleCode', party.role) +
      group(
        'ram:URIUniversalCommunication',
        leaf('ram:URIID', electronicAddress?.value, attribute('schemeID', electronicAddress?.scheme)),
      ),
  );
}

/** `2026-09-15T10:15:00` as format 204, `20260915101500`. */
function writeMoment(name: string, moment: string | undefined): string {
  return group(name, leaf('udt:DateTimeString', moment?.replace(/[-:T]/g, ''), ' format="204"'));
}
