import { addDays, type Invoice, type IsoDate } from '../model/index.ts';
import type { DraftDocument } from './document.ts';

/**
 * The document itself: the draft with its number (BT-1), issue date (BT-2) and due date (BT-9). Does no arithmetic, since it runs while
 * the series is locked. The due date never precedes the issue date, but for a deposit or a document that was paid before (BR-FR-CO-07).
 */
export function numberDocument(draft: DraftDocument, identity: { number: string; issueDate: IsoDate }): Invoice {
  const paymentDueDate = dueDate(draft, identity.issueDate);
  return {
    number: identity.number,
    issueDate: identity.issueDate,
    ...draft.content,
    ...(paymentDueDate !== undefined && { paymentDueDate }),
  };
}

function dueDate({ dueRule }: DraftDocument, issueDate: IsoDate): IsoDate | undefined {
  if ('none' in dueRule) return undefined;
  if ('days' in dueRule) return addDays(issueDate, dueRule.days);
  return dueRule.on < issueDate && dueRule.mayPrecede !== true ? issueDate : dueRule.on;
}
