import { lifeCycleMessage, type LifeCycleMessage, ok, type Problem, refused, type Result } from '../../model/index.ts';
import { parseXml, present, Reading, type ReadWarning, some, type XmlElement } from '../../xml/index.ts';
import { plainNumber } from '../values.ts';

const ROOT = 'cdar:CrossDomainAcknowledgementAndResponse';

/** A life-cycle message, and what in the document it has no term for. */
export interface ReadLifeCycleMessage {
  readonly message: LifeCycleMessage;
  readonly warnings: readonly ReadWarning[];
}

/**
 * A CDAR D22B document as a life-cycle message. Refuses malformed or unsafe XML (`XML_…`), other documents (`NOT_CDAR`) and terms that are
 * missing or mistyped (`INVALID_TERM`). Whether its codes go together is the business of the rules (`fr-cdv`).
 */
export function readLifeCycleMessage(bytes: Uint8Array): Result<ReadLifeCycleMessage> {
  const parsed = parseXml(bytes);
  if (!parsed.ok) return parsed;
  const root = parsed.value;
  if (root.name !== ROOT) return refused(notCdar(root.name));
  const reading = new Reading(root);
  const parsedMessage = lifeCycleMessage.safeParse(readMessage(reading, root));
  if (!parsedMessage.success) return refused(...parsedMessage.error.issues.map(invalidTerm));
  return ok({ message: parsedMessage.data, warnings: reading.warnings() });
}

function readMessage(reading: Reading, root: XmlElement): unknown {
  const context = reading.element(root, 'cdar:ExchangedDocumentContext');
  const document = reading.element(root, 'cdar:ExchangedDocument');
  const acknowledgement = reading.element(root, 'cdar:AcknowledgementDocument');
  reading.text(acknowledgement, 'ram:MultipleReferencesIndicator', 'udt:Indicator');
  return present({
    number: reading.text(document, 'ram:ID'),
    name: reading.text(document, 'ram:Name'),
    issuedAt: readMoment(reading, document, 'ram:IssueDateTime'),
    process: reading.text(context, 'ram:BusinessProcessSpecifiedDocumentContextParameter', 'ram:ID'),
    guideline: reading.text(context, 'ram:GuidelineSpecifiedDocumentContextParameter', 'ram:ID'),
    sender: readParty(reading, reading.element(document, 'ram:SenderTradeParty')),
    issuer: readParty(reading, reading.element(document, 'ram:IssuerTradeParty')),
    recipients: reading.elements(document, 'ram:RecipientTradeParty').map((party) => readParty(reading, party) ?? {}),
    phase: reading.text(acknowledgement, 'ram:TypeCode'),
    statusAt: readMoment(reading, acknowledgement, 'ram:IssueDateTime'),
    references: reading
      .elements(acknowledgement, 'ram:ReferenceReferencedDocument')
      .map((reference) => readReference(reading, reference)),
  });
}

function readReference(reading: Reading, reference: XmlElement): unknown {
  return (
    present({
      number: reading.text(reference, 'ram:IssuerAssignedID'),
      typeCode: reading.text(reference, 'ram:TypeCode'),
      issueDate: isoDay(reading.text(reference, 'ram:FormattedIssueDateTime', 'qdt:DateTimeString')),
      receivedAt: readMoment(reading, reference, 'ram:ReceiptDateTime'),
      referenceType: reading.text(reference, 'ram:ReferenceTypeCode'),
      statusCode: reading.text(reference, 'ram:StatusCode'),
      status: reading.text(reference, 'ram:ProcessConditionCode'),
      statusLabel: reading.text(reference, 'ram:ProcessCondition'),
      seller: readParty(reading, reading.element(reference, 'ram:IssuerTradeParty')),
      details: some(
        reading.elements(reference, 'ram:SpecifiedDocumentStatus').map((detail) => readDetail(reading, detail)),
      ),
    }) ?? {}
  );
}

function readDetail(reading: Reading, detail: XmlElement): unknown {
  const sequence = reading.text(detail, 'ram:SequenceNumeric');
  return (
    present({
      reasonCode: reading.text(detail, 'ram:ReasonCode'),
      reason: reading.text(detail, 'ram:Reason'),
      status: reading.text(detail, 'ram:ProcessConditionCode'),
      actionCode: reading.text(detail, 'ram:RequestedActionCode'),
      action: reading.text(detail, 'ram:RequestedAction'),
      sequence: sequence === undefined ? undefined : Number(sequence),
      notes: some(
        reading
          .elements(detail, 'ram:IncludedNote')
          .map((note) =>
            present({ text: reading.text(note, 'ram:Content'), subjectCode: reading.text(note, 'ram:SubjectCode') }),
          ),
      ),
      characteristics: some(
        reading.elements(detail, 'ram:SpecifiedDocumentCharacteristic').map((one) => readCharacteristic(reading, one)),
      ),
    }) ?? {}
  );
}

function readCharacteristic(reading: Reading, one: XmlElement): unknown {
  const amount = reading.element(one, 'ram:ValueAmount');
  const changed = reading.text(one, 'ram:ValueChangedIndicator', 'udt:IndicatorString');
  const value = plainNumber(reading.textOf(amount));
  return (
    present({
      term: reading.text(one, 'ram:ID'),
      type: reading.text(one, 'ram:TypeCode'),
      changed: changed === undefined ? undefined : changed.trim() === 'true',
      name: reading.text(one, 'ram:Name'),
      location: reading.text(one, 'ram:Location'),
      text: reading.text(one, 'ram:Value'),
      amount: value === undefined ? undefined : present({ value, currency: reading.attribute(amount, 'currencyID') }),
      dateTime: readMoment(reading, one, 'ram:ValueDateTime'),
      percent: plainNumber(reading.text(one, 'ram:ValuePercent')),
    }) ?? {}
  );
}

function readParty(reading: Reading, party: XmlElement | undefined): unknown {
  if (party === undefined) return undefined;
  const address = reading.element(party, 'ram:URIUniversalCommunication', 'ram:URIID');
  return present({
    identifier: readIdentifier(reading, reading.element(party, 'ram:GlobalID')),
    name: reading.text(party, 'ram:Name'),
    role: reading.text(party, 'ram:RoleCode'),
    electronicAddress: readIdentifier(reading, address),
  });
}

function readIdentifier(reading: Reading, element: XmlElement | undefined): unknown {
  const value = reading.textOf(element);
  return value === undefined ? undefined : present({ value, scheme: reading.attribute(element, 'schemeID') });
}

/** Format 204, `20260915101500`, and 102, a day. */
function readMoment(reading: Reading, parent: XmlElement | undefined, name: string): string | undefined {
  const text = reading.text(parent, name, 'udt:DateTimeString')?.trim();
  if (text === undefined) return undefined;
  const [, date = '', hours = '00', minutes = '00', seconds = '00'] =
    /^(\d{8})(?:(\d\d)(\d\d)(\d\d))?$/.exec(text) ?? [];
  return date === '' ? text : `${isoDay(date) ?? ''}T${hours}:${minutes}:${seconds}`;
}

function isoDay(text: string | undefined): string | undefined {
  return text?.trim().replace(/^(\d{4})(\d\d)(\d\d)$/, '$1-$2-$3');
}

const notCdar = (name: string): Problem => ({
  code: 'NOT_CDAR',
  message: `The document is ${name}, no life-cycle message.`,
  advice: 'Choose a status message (CDAR) of the platform.',
  retry: 'never',
});
const invalidTerm = ({
  path,
  message,
}: {
  readonly path: readonly PropertyKey[];
  readonly message: string;
}): Problem => ({
  code: 'INVALID_TERM',
  message: `${path.join('.')}: ${message}`,
  advice: 'Ask the platform that sent this status to send it again, correctly filled in.',
  retry: 'never',
  field: path.join('.'),
});
