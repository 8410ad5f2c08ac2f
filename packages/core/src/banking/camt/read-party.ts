import { type Counterparty, present } from '../../model/index.ts';
import type { XmlElement } from '../../xml/index.ts';
import type { CamtReading } from './reading.ts';

export interface Side {
  readonly isCredit: boolean;
  /** What comes back names its parties as the first payment did. */
  readonly isReturn: boolean;
  /** Of the statement's own account. */
  readonly iban: string | undefined;
}

/** Who paid, of money received; who was paid, of money sent. Never the statement's own account. */
export function counterpartyIn(
  reading: CamtReading,
  details: XmlElement | undefined,
  { isCredit, isReturn, iban }: Side,
): Counterparty | undefined {
  const debtor = partyIn(reading, details, 'Dbtr');
  const creditor = partyIn(reading, details, 'Cdtr');
  const [expected, other] = isCredit !== isReturn ? [debtor, creditor] : [creditor, debtor];
  const isOwn = expected?.iban !== undefined && expected.iban === iban;
  return isOwn ? (other ?? expected) : (expected ?? (other?.iban === iban ? undefined : other));
}

function partyIn(
  reading: CamtReading,
  details: XmlElement | undefined,
  role: 'Dbtr' | 'Cdtr',
): Counterparty | undefined {
  const parties = reading.element(details, 'RltdPties');
  const agents = reading.element(details, 'RltdAgts', `${role}Agt`, 'FinInstnId');
  const party = present({
    name: reading.firstText(
      parties,
      ...['Nm', 'Pty/Nm', 'Agt/FinInstnId/Nm'].map((path) => `${role}/${path}`),
      `${role}Acct/Nm`,
    ),
    iban: reading.text(parties, `${role}Acct`, 'Id', 'IBAN')?.replace(/\s/g, ''),
    account: reading.firstText(
      parties,
      ...['Othr/Id', 'PrtryAcct/Id', 'BBAN', 'UPIC'].map((kind) => `${role}Acct/Id/${kind}`),
    ),
    bic: reading.firstText(agents, 'BICFI', 'BIC', 'CmbndId/BIC'),
    ultimate: reading.firstText(parties, `Ultmt${role}/Nm`, `Ultmt${role}/Pty/Nm`),
  });
  return Object.keys(party).length === 0 ? undefined : party;
}
