/** A payment as a bank tells of it. */
export interface TestEntry {
  /** The bank's reference. */
  readonly ref: string;
  /** Decimal string; negative is taken. */
  readonly amount: string;
  readonly day: string;
  readonly text?: string;
  /** ISO 11649. */
  readonly creditorReference?: string;
  readonly endToEndId?: string;
  readonly name?: string;
  readonly iban?: string;
  /** Why it came back. */
  readonly returned?: string;
}

/** A camt.053 statement of 100 EUR at the beginning that adds up. */
export function camt053(id: string, day: string, entries: readonly TestEntry[]): Uint8Array {
  const cents = (amount: string) => Math.round(Number(amount) * 100);
  const closing = 10_000 + entries.reduce((sum, { amount }) => sum + cents(amount), 0);
  const balance = (code: string, amount: number) =>
    `<Bal><Tp><CdOrPrtry><Cd>${code}</Cd></CdOrPrtry></Tp><Amt Ccy="EUR">${(Math.abs(amount) / 100).toFixed(2)}</Amt><CdtDbtInd>${amount < 0 ? 'DBIT' : 'CRDT'}</CdtDbtInd><Dt><Dt>${day}</Dt></Dt></Bal>`;
  return new TextEncoder().encode(`<?xml version="1.0" encoding="UTF-8"?>
<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08"><BkToCstmrStmt>
<GrpHdr><MsgId>${id}</MsgId><CreDtTm>${day}T18:00:00</CreDtTm></GrpHdr>
<Stmt><Id>${id}</Id><CreDtTm>${day}T18:00:00</CreDtTm><Acct><Id><IBAN>FR7630006000011234567890189</IBAN></Id><Ccy>EUR</Ccy></Acct>
${balance('OPBD', 10_000)}${balance('CLBD', closing)}
${entries.map(entryXml).join('\n')}
</Stmt></BkToCstmrStmt></Document>`);
}

function entryXml({ ref, amount, day, text, creditorReference, endToEndId, name, iban, returned }: TestEntry): string {
  const isTaken = amount.startsWith('-');
  const party = isTaken ? 'Cdtr' : 'Dbtr';
  const value = `<Amt Ccy="EUR">${amount.replace('-', '')}</Amt><CdtDbtInd>${isTaken ? 'DBIT' : 'CRDT'}</CdtDbtInd>`;
  const structured =
    creditorReference === undefined
      ? ''
      : `<Strd><CdtrRefInf><Tp><CdOrPrtry><Cd>SCOR</Cd></CdOrPrtry></Tp><Ref>${creditorReference}</Ref></CdtrRefInf></Strd>`;
  const parties =
    (name === undefined ? '' : `<${party}><Pty><Nm>${name}</Nm></Pty></${party}>`) +
    (iban === undefined ? '' : `<${party}Acct><Id><IBAN>${iban}</IBAN></Id></${party}Acct>`);
  return `<Ntry>${value}<Sts><Cd>BOOK</Cd></Sts><BookgDt><Dt>${day}</Dt></BookgDt><ValDt><Dt>${day}</Dt></ValDt><AcctSvcrRef>${ref}</AcctSvcrRef>
<BkTxCd><Domn><Cd>PMNT</Cd><Fmly><Cd>RCDT</Cd><SubFmlyCd>ESCT</SubFmlyCd></Fmly></Domn></BkTxCd>
<NtryDtls><TxDtls><Refs><AcctSvcrRef>${ref}</AcctSvcrRef>${endToEndId === undefined ? '' : `<EndToEndId>${endToEndId}</EndToEndId>`}</Refs>${value}
<RltdPties>${parties}</RltdPties><RmtInf>${text === undefined ? '' : `<Ustrd>${text}</Ustrd>`}${structured}</RmtInf>${returned === undefined ? '' : `<RtrInf><Rsn><Cd>${returned}</Cd></Rsn></RtrInf>`}</TxDtls></NtryDtls></Ntry>`;
}
