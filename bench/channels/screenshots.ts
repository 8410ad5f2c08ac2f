import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { launchBrowser } from '../../scripts/browser.ts';
import {
  defaultTemplate,
  type LetterId,
  type LetterLanguage,
  sampleLetter,
  writeLetter,
} from '../../packages/core/dist/channels/index.js';

const ROOT = join(import.meta.dirname, '../..');
const IMAGES = join(ROOT, 'docs/images');

/** Takes the pictures of the letters anew: `node bench/channels/screenshots.ts`. */
async function main(): Promise<void> {
  mkdirSync(IMAGES, { recursive: true });
  const browser = await launchBrowser();
  try {
    const page = await browser.newPage({ viewport: { width: 680, height: 800 } });
    for (const [id, language, name] of PICTURES) {
      await page.setContent(pageOf(id, language));
      await page.screenshot({ path: join(IMAGES, name), fullPage: true });
    }
  } finally {
    await browser.close();
  }
}

const PICTURES = [
  ['level-1', 'en', 'mail-level-1-en.png'],
  ['invoice', 'fr', 'mail-invoice-fr.png'],
] as const satisfies readonly (readonly [LetterId, LetterLanguage, string])[];

function pageOf(id: LetterId, language: LetterLanguage): string {
  const written = writeLetter(defaultTemplate(id, language), sampleLetter(language), language);
  if (!written.ok) throw new Error(written.problems[0]?.message);
  const logo = readFileSync(join(import.meta.dirname, 'logo.png')).toString('base64');
  return written.value.html.replace('cid:logo', `data:image/png;base64,${logo}`);
}

await main();
