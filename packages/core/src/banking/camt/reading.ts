import type { ElementPath, XmlElement } from '../../xml/index.ts';
import type { Warnings } from '../statement-file.ts';

/** Parts of a message that say nothing of who paid what: not read, and no loss. */
const WITHOUT_MEANING = new Set(
  (
    'GrpHdr FrToDt CpyDplctInd RptgSrc RptgSeq StmtPgntn RptPgntn NtfctnPgntn CreDtTm LglSeqNb RltdAcct Intrst CdtLine Avlbty ' +
    'PstlAdr NmAndAdr CtctDtls CtryOfRes PrvtId OrgId Svcr RltdAgts RltdDts RltdPric RltdQties FinInstrmId Tax CorpActn SfkpgAcct ' +
    'CshDpst CardTx CcyXchg OrgnlBkTxCd AddtlInfInd TechInptChanl Purp LclInstrm PmtTpInf Prxy SplmtryData ComssnWvrInd TxsSummry ' +
    'AddtlStmtInf AddtlRptInf AddtlNtfctnInf AddtlNtryInf AddtlTxInf ClrSysRef UETR CntrValAmt AnncdPstngAmt PrtryAmt InitgPty TradgPty ' +
    'NtryRef Prtry Issr Dt DtTm XchgRate SrcCcy TrgtCcy UnitCcy CtrctId QtnDt TxId InstrId MsgId PmtInfId AcctOwnrTxId MktInfrstrctrTxId ' +
    'PrcgId ChqNb AcctSvcrTxId Orgtr Pgntn SchmeNm Tp TtlAmt Btch Ccy Invcr Invcee GrnshmtRmt TaxRmt LineDtls RfrdDocAmt RltdDt RmtLctnMtd Chrgs'
  ).split(' '),
);

/** The elements of a message by their local names, whatever version's namespace they are in; what was read is remembered. */
export class CamtReading {
  readonly #prefix: string;
  readonly #taken: Uint8Array;

  /** `message`: the element below the document; `size`: of the whole document. */
  constructor(message: XmlElement, size: number) {
    this.#prefix = message.name.slice(0, message.name.lastIndexOf('}') + 1);
    this.#taken = new Uint8Array(size);
  }

  element(parent: XmlElement | undefined, ...path: readonly string[]): XmlElement | undefined {
    let found = parent;
    for (const name of path) found = found?.child(this.#prefix + name);
    return found;
  }

  elements(parent: XmlElement | undefined, name: string): readonly XmlElement[] {
    return parent?.named(this.#prefix + name) ?? [];
  }

  /** The text of the first element at `path`, without blanks around it; `undefined` for an empty one. */
  text(parent: XmlElement | undefined, ...path: readonly string[]): string | undefined {
    return this.textOf(this.element(parent, ...path));
  }

  /** The text at the first of these paths that has any: versions call one thing by several names. */
  firstText(parent: XmlElement | undefined, ...paths: readonly string[]): string | undefined {
    return paths.map((path) => this.text(parent, ...path.split('/'))).find((text) => text !== undefined);
  }

  texts(parent: XmlElement | undefined, name: string): readonly string[] {
    return this.elements(parent, name).flatMap((element) => this.textOf(element) ?? []);
  }

  textOf(element: XmlElement | undefined): string | undefined {
    if (element === undefined) return undefined;
    this.#taken[element.order] = 1;
    const text = element.text.trim();
    return text === '' ? undefined : text;
  }

  /** Warns of every text that was not read although it may mean something. */
  warnOfRest(message: XmlElement, warnings: Warnings): void {
    message.descend(isMeaningful, (element) => {
      if (this.#taken[element.order] === 1 || element.text.trim() === '') return;
      warnings.add('NOT_READ', () => placeOf(element), 'Not read: the statement has no place for it.');
    });
  }
}

/** The XPath without namespaces. */
const placeOf = (element: XmlElement): string => element.location.replace(/\{[^}]*\}/g, '');

export const localName = (name: string): string => name.slice(name.lastIndexOf('}') + 1);

function isMeaningful(path: ElementPath): true | undefined {
  for (let at: ElementPath | undefined = path; at !== undefined; at = at.parent)
    if (WITHOUT_MEANING.has(localName(at.name))) return undefined;
  return true;
}
