import { createRequire } from 'node:module';
import type * as mrmlModule from 'mrml';
import { TemplateFault } from './markup/tree.ts';

let engine: mrmlModule.Engine | undefined;

/** The page of a filled template. The engine is a megabyte of WebAssembly: it is loaded by the first letter, and not by who only imports us. */
export function htmlOf(mjml: string): string {
  engine ??= newEngine();
  const result = engine.toHtml(mjml);
  if (result.type === 'success') return result.content;
  throw new TemplateFault(
    'TEMPLATE_MJML',
    `The template is no letter that can be laid out: ${result.message}.`,
    'Go back to the template that comes with the product, and change it step by step.',
  );
}

function newEngine(): mrmlModule.Engine {
  const mrml = createRequire(import.meta.url)('mrml') as typeof mrmlModule;
  const made = new mrml.Engine();
  // No fonts from elsewhere, and no includes: nothing is asked of other machines, here or where the letter is read.
  made.setRenderOptions({ disableComments: false, socialIconOrigin: null, fonts: {} });
  return made;
}
