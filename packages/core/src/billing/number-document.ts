import { addDays, creditorReference, type Invoice, type IsoDate } from '../model/index.ts';
import type { DraftDocument } from './document.ts';

/**
 * The document itself: the draft with its number (BT-1), issue date (BT-2), due date (BT-9) and what the payer is to write (BT-83). Does no arithmetic on amounts, since it runs while
 * the series is locked. The due date never precedes the issue date, but for a deposit or a document that was paid before (BR-FR-CO-07).
 */
export function numberDocument(draft: DraftDocument, identity: { number: string; issueDate: IsoDate }): Invoice {
  const paymentDueDate = dueDate(draft, identity.issueDate);
  return {
    number: identity.number,
    issueDate: identity.issueDate,
    ...draft.content,
    ...(paymentDueDate !== undefined && { paymentDueDate }),
    ...withReference(draft, identity.number),
  };
}

/** BT-83; a number that is too long for ISO 11649 stands for itself. */
function withReference(
  { content, paymentReference }: DraftDocument,
  number: string,
): Pick<Invoice, 'paymentInstructions'> {
  const { paymentInstructions } = content;
  if (paymentReference === undefined || paymentInstructions === undefined) return {};
  const reference = paymentReference === 'creditor-reference' ? creditorReference(number) : undefined;
  return { paymentInstructions: { ...paymentInstructions, remittanceInformation: reference ?? number } };
}

function dueDate({ dueRule }: DraftDocument, issueDate: IsoDate): IsoDate | undefined {
  if ('none' in dueRule) return undefined;
  if ('days' in dueRule) return addDays(issueDate, dueRule.days);
  return dueRule.on < issueDate && dueRule.mayPrecede !== true ? issueDate : dueRule.on;
}
