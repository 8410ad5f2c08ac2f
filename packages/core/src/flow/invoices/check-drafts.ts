import { numberDocument } from '../../billing/index.ts';
import { E_INVOICE_FORMATS, invoiceSyntax } from '../../formats/index.ts';
import {
  ok,
  refused,
  type BrokenRule,
  type EInvoiceFormat,
  type Invoice,
  type IsoDate,
  type Problem,
  type Result,
} from '../../model/index.ts';
import { check, documentLayers, judge, judgeOf, layersFor, type Finding } from '../../rules/index.ts';
import { parseXml } from '../../xml/index.ts';
import type { CheckedDraft, SeriesDraft } from './number-drafts.ts';

/** So many findings of a document are kept: a thousand lines with one mistake each are one finding. */
const MOST_KEPT = 20;

/** The documents of an order with what the rules warn of, before they have their numbers; refused with what they forbid. */
export async function checkDrafts(
  drafts: readonly SeriesDraft[],
  today: IsoDate,
): Promise<Result<readonly CheckedDraft[]>> {
  const checked: CheckedDraft[] = [];
  for (const each of drafts) {
    const { draft, series, format } = each;
    // Any number of the series will do: no rule depends on which.
    const invoice = numberDocument(draft, { number: series.format(series.startAt), issueDate: today });
    const found = await checkInvoice(invoice, format);
    if (!found.ok) return found;
    checked.push({ ...each, findings: found.value });
  }
  return ok(checked);
}

/**
 * What the rules of its format warn of. Refused with every finding when one is fatal: `RULE_…` after the first that is, or what the
 * writer refuses. EN 16931 and the French rules are asked of the model; what only another profile demands, of the document.
 */
export async function checkInvoice(invoice: Invoice, format: EInvoiceFormat): Promise<Result<readonly BrokenRule[]>> {
  const ofModel = check(invoice, { layers: layersFor(invoice) });
  const ofDocument = await judgeDocument(invoice, format);
  if (!ofDocument.ok) return ofDocument;
  const findings = [...ofModel, ...ofDocument.value].toSorted(worstFirst).slice(0, MOST_KEPT);
  const fatal = findings.find(({ severity }) => severity === 'fatal');
  if (fatal === undefined) return ok(findings);
  return refused(problemOf(fatal, messageOf(fatal, ofModel), findings));
}

async function judgeDocument(invoice: Invoice, format: EInvoiceFormat): Promise<Result<readonly Finding[]>> {
  const { syntax, profile } = E_INVOICE_FORMATS[format];
  const layers = documentLayers(profile);
  if (layers.length === 0) return NOTHING_FOUND;
  const written = invoiceSyntax(syntax).write(invoice);
  if (!written.ok) return written;
  const parsed = parseXml(written.value.bytes);
  if (!parsed.ok) return parsed;
  const judges = await Promise.all(layers.map((layer) => judgeOf(layer, syntax)));
  return ok(
    judge(
      parsed.value,
      judges.filter((one) => one !== undefined),
    ),
  );
}

const NOTHING_FOUND: Result<readonly Finding[]> = ok([]);

const SEVERITIES = ['fatal', 'warning', 'information'] as const;

function worstFirst(one: Finding, other: Finding): number {
  return SEVERITIES.indexOf(one.severity) - SEVERITIES.indexOf(other.severity);
}

/** Rules of the model say what is wrong, those of a document what it should be like. */
function messageOf(finding: Finding, ofModel: readonly Finding[]): string {
  return ofModel.includes(finding) ? finding.message : `${finding.rule} is not met: ${finding.message}`;
}

function problemOf({ rule, advice, location }: Finding, message: string, findings: readonly Finding[]): Problem {
  return {
    code: `RULE_${rule.replaceAll('-', '_')}`,
    message,
    advice: advice.en,
    retry: 'after-fix',
    field: location,
    rule,
    findings,
  };
}
