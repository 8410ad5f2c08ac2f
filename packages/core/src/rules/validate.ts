import { detectFormat } from '../formats/detect.ts';
import type { Format } from '../formats/index.ts';
import type { Problem } from '../model/index.ts';
import { parseXml, type XmlElement } from '../xml/index.ts';
import { judge, type TreeSyntax } from './engine/index.ts';
import type { Finding, LayerId } from './finding.ts';
import { ownLayers } from './own-layers.ts';
import { judgeOf } from './registry.ts';

/** What the rules say of a document. */
export interface Verdict {
  readonly syntax: Format['syntax'];
  /** By BT-24; absent where that is none we know. */
  readonly profile?: NonNullable<Format['profile']>;
  /** The rules that were asked, with their versions: `cen 1.3.16, peppol 2026.5`. */
  readonly rulesVersion: string;
  /** No fatal finding. */
  readonly valid: boolean;
  readonly findings: readonly Finding[];
  /** Why no rule could be asked: the bytes are no document that we can read. `findings` says the same. */
  readonly unreadable?: Problem;
}

export interface ValidateOptions {
  /** `auto`: what the document's own profile demands, structure included; `none`: only whether it can be read; or exactly these layers. */
  readonly rules?: 'auto' | 'none' | readonly LayerId[];
  /** The bytes were embedded in a PDF: they are a Factur-X. */
  readonly inPdf?: boolean;
}

/**
 * Judges a document by its bytes: UBL, CII or CDAR. Never throws for what stands in the bytes. A rule set is loaded when it is first needed; the
 * judgement itself takes a fraction of a millisecond.
 */
export async function validate(bytes: Uint8Array, { rules = 'auto', inPdf }: ValidateOptions = {}): Promise<Verdict> {
  const format = detectFormat(bytes);
  const { syntax, profile } = format;
  const about = { syntax, ...(profile !== undefined && { profile }) };
  if (syntax === 'edifact' || syntax === 'json') return unreadable(about, NO_RULES);
  const parsed = parseXml(bytes);
  if (!parsed.ok) return unreadable(about, parsed.problems[0]);
  if (!isTreeSyntax(syntax)) return unreadable(about, NOT_AN_INVOICE);
  const root = parsed.value;
  const layers = layersOf(rules, { ...format, inPdf }, root);
  const judges = await Promise.all(layers.map((layer) => judgeOf(layer, syntax)));
  const asked = judges.filter((one) => one !== undefined);
  const findings = judge(root, asked);
  return {
    ...about,
    rulesVersion: asked.map(({ layer, version }) => `${layer} ${version}`).join(', '),
    valid: !findings.some(({ severity }) => severity === 'fatal'),
    findings,
  };
}

function layersOf(
  rules: NonNullable<ValidateOptions['rules']>,
  format: Format & { readonly inPdf: boolean | undefined },
  root: XmlElement,
): readonly LayerId[] {
  if (rules === 'none') return [];
  return rules === 'auto' ? ownLayers({ ...format, businessProcess: businessProcess(root) }) : rules;
}

/** BT-23 */
function businessProcess(root: XmlElement): string | undefined {
  const cii = ['rsm:ExchangedDocumentContext', 'ram:BusinessProcessSpecifiedDocumentContextParameter', 'ram:ID'];
  return (root.child('cbc:ProfileID') ?? root.find(...cii))?.value;
}

function isTreeSyntax(syntax: Format['syntax']): syntax is TreeSyntax {
  return syntax === 'ubl' || syntax === 'cii' || syntax === 'cdar';
}

function unreadable(about: Pick<Verdict, 'syntax' | 'profile'>, problem: Problem = NOT_AN_INVOICE): Verdict {
  const { code, message, advice } = problem;
  const finding: Finding = {
    layer: 'structure',
    rule: code,
    severity: 'fatal',
    location: '/',
    terms: [],
    message,
    advice: { en: advice, fr: ASK.fr, de: ASK.de },
    count: 1,
  };
  return { ...about, rulesVersion: '', valid: false, findings: [finding], unreadable: problem };
}

const ASK = {
  en: 'Ask the sender for the invoice as UBL, CII or Factur-X.',
  fr: 'Demandez à l’expéditeur la facture en UBL, CII ou Factur-X.',
  de: 'Bitte den Absender um die Rechnung als UBL, CII oder Factur-X.',
};
const NOT_AN_INVOICE: Problem = {
  code: 'NOT_AN_INVOICE',
  message: 'The file is no invoice or life-cycle message in a syntax that we know.',
  advice: ASK.en,
  retry: 'never',
};
const NO_RULES: Problem = {
  code: 'NO_RULES_FOR_SYNTAX',
  message: 'Rules are published for XML alone; this file is EDIFACT or JSON.',
  advice: 'Convert it to UBL or CII, and validate that.',
  retry: 'never',
};
