import { misconfigured, rejected, transient, type Failure } from '../outcome.ts';

/** An `error` as Tryton answers it inside HTTP 200: a kind and its arguments, or a bare text of the server. */
export interface TrytonError {
  readonly kind: string;
  readonly message: string;
  /** The name a warning is accepted by. */
  readonly warning?: string;
}

interface Pattern {
  readonly matches: RegExp;
  readonly failure: (message: string) => Failure;
}

const ASK_ADMINISTRATOR = 'Ask the administrator of Tryton.';

const PATTERNS: readonly Pattern[] = [
  {
    matches: /could not serialize|deadlock|database is locked|could not obtain lock|timeout|connection already closed/i,
    failure: (message) => transient({ code: 'TRYTON_BUSY', message }),
  },
  {
    matches: /not allowed to|no access|access (right|denied)/i,
    failure: (message) =>
      misconfigured({
        code: 'TRYTON_NO_RIGHTS',
        message,
        advice: 'Give the connector’s user the groups Sales, Account and Party Administration in Tryton.',
      }),
  },
  {
    matches:
      /(fiscal year|period).*(closed|missing|no |find)|no (open )?(fiscal year|period)|(find|there is no) .*(fiscal year|period)/i,
    failure: (message) =>
      rejected({
        code: 'TRYTON_PERIOD',
        message,
        advice: 'Open a fiscal year and its periods in Tryton for this date.',
      }),
  },
  {
    matches: /(identifier|VAT|code).*(not valid|invalid)|(not valid|invalid).*(identifier|VAT)/i,
    failure: (message) =>
      rejected(
        { code: 'TRYTON_VAT_NUMBER', message, advice: 'Correct the buyer’s VAT number in the shop.' },
        'buyer.vatNumber',
      ),
  },
  {
    matches: /digits/i,
    failure: (message) =>
      rejected(
        {
          code: 'TRYTON_DIGITS',
          message,
          advice: 'The article’s unit of measure in Tryton has fewer decimals than the order’s quantity or price.',
        },
        'lines',
      ),
  },
  {
    matches:
      /(account|revenue|receivable).*(missing|required|define|no |find)|(missing|no) .*(account|revenue|receivable)/i,
    failure: (message) =>
      rejected({
        code: 'TRYTON_ACCOUNT_MISSING',
        message,
        advice: 'Give the article’s accounting category a revenue account, and the customer a receivable one.',
      }),
  },
];

export function isDuplicate(error: TrytonError): boolean {
  return error.kind === 'UserError' && /must be unique/i.test(error.message);
}

/** What an error comes to for the order at hand. */
export function classify(error: TrytonError): Failure {
  const message = clean(error.message);
  if (error.kind === 'ConcurrencyException')
    return transient({
      code: 'TRYTON_CHANGED_MEANWHILE',
      message: 'Someone else changed the record in Tryton at the same moment.',
    });
  if (error.kind === 'UserWarning') {
    const advice = 'Answer it in Tryton, or add the beginning of its name to the warnings to accept: ';
    return rejected({
      code: 'TRYTON_WARNING',
      message: `Tryton asks: ${message}`,
      advice: `${advice}${(error.warning ?? '').replace(/[.,]?\d.*$/, '')}`,
    });
  }
  const pattern = PATTERNS.find(({ matches }) => matches.test(message));
  if (pattern) return pattern.failure(`Tryton refused: ${message}`);
  if (error.kind === 'UserError')
    return rejected({
      code: 'TRYTON_REFUSED',
      message: `Tryton refused: ${message}`,
      advice: 'Mend the record in Tryton or the order in the shop, then retry.',
    });
  return rejected({
    code: 'TRYTON_EXCEPTION',
    message: `Tryton failed: ${message}`,
    advice: `${ASK_ADMINISTRATOR} The server's log has the details.`,
  });
}

/** Quoted values may be names of people; what is refused is said by the rest. */
function clean(message: string): string {
  return message
    .replace(/\s+/g, ' ')
    .replace(/[\w.+-]+@[\w.-]+/g, '…')
    .slice(0, 300);
}
