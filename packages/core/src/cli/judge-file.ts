import { detectFormat } from '../formats/detect.ts';
import type { ContainerWarning } from '../formats/facturx/index.ts';
import { validate, type Finding, type ValidateOptions, type Verdict } from '../rules/index.ts';

/** Judges what a file holds: the document itself, or the one that is embedded in a PDF, and then also how it is embedded. */
export async function judgeFile(bytes: Uint8Array, rules: NonNullable<ValidateOptions['rules']>): Promise<Verdict> {
  if (detectFormat(bytes).syntax !== 'pdf') return validate(bytes, { rules });
  const { readFacturX } = await import('../formats/facturx/index.ts');
  const read = await readFacturX(bytes);
  if (read.ok) {
    const verdict = await validate(read.value.xml, { rules, inPdf: true });
    if (rules !== 'auto') return verdict;
    return { ...verdict, findings: [...read.value.warnings.map(warned), ...verdict.findings] };
  }
  const [problem] = read.problems;
  return { syntax: 'pdf', rulesVersion: '', valid: false, findings: [], ...(problem && { unreadable: problem }) };
}

function warned({ code, message }: ContainerWarning): Finding {
  return {
    layer: 'structure',
    rule: `PDF-${code}`,
    severity: 'warning',
    location: '/',
    terms: [],
    message,
    advice: REWRITE,
    count: 1,
  };
}

const REWRITE = {
  en: 'The program that made this PDF announces its invoice wrongly: write it anew with Quittance (convert --to facturx).',
  fr: 'Le logiciel qui a produit ce PDF annonce mal sa facture : réécrivez-le avec Quittance (convert --to facturx).',
  de: 'Das Programm, das dieses PDF schrieb, kündigt die Rechnung falsch an: Bitte mit Quittance neu schreiben (convert --to facturx).',
};
