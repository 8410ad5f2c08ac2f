import { rejected } from '../outcome.ts';

/** A record we know of is not there any more. */
export const GONE = rejected({
  code: 'TRYTON_NO_SUCH_RECORD',
  message: 'Tryton has no such record.',
  advice: 'It may have been deleted there.',
});
