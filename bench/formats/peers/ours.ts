import { attachInvoice, writeFacturX } from '../../../packages/core/src/formats/facturx/index.ts';
import { invoiceSyntax } from '../../../packages/core/src/formats/index.ts';
import type { Result } from '../../../packages/core/src/model/index.ts';
import { judge } from '../../../packages/core/src/rules/index.ts';
import { judgesOf, rootOf } from '../text.ts';
import type { Sample, Works } from './peer.ts';

const done = (result: Result<{ readonly bytes: Uint8Array }>): Uint8Array => {
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.value.bytes;
};

/** What the published rules of EN 16931 find wrong, by the rules that the package has of its own. */
export const fatalOf = async (syntax: 'ubl' | 'cii') => {
  const norm = await judgesOf(['cen'], syntax);
  return (bytes: Uint8Array) => {
    const findings = judge(rootOf(bytes), norm);
    return findings.filter(({ severity }) => severity === 'fatal').map(({ rule }) => rule);
  };
};

/** The same work by our own code. */
export async function ours({ invoice, ubl, cii, page }: Sample): Promise<Required<Works>> {
  const ublBytes = Buffer.from(ubl);
  const ciiBytes = Buffer.from(cii);
  const judged = { ubl: await fatalOf('ubl'), cii: await fatalOf('cii') };
  return {
    'validate UBL': () => judged.ubl(ublBytes),
    'validate CII': () => judged.cii(ciiBytes),
    'write UBL': () => done(invoiceSyntax('ubl').write(invoice)),
    'write CII': () => done(invoiceSyntax('cii').write(invoice)),
    'Factur-X around a given page': () => done(attachInvoice(page, invoice)),
    'Factur-X with its own page': async () => done(await writeFacturX(invoice, { language: 'fr' })),
  };
}
