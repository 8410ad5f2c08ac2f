import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { corpusThere, unlessThere } from '../../../test/corpus.ts';
import { classifyMail } from './classify-mail.ts';
import type { MailReport } from './mail-report.ts';
import { figures, type Figures, type Judged, type Label, type Share } from './testing/figures.ts';

const CORPUS = join(import.meta.dirname, '../../../../../../shared/corpus/bounces');

/** A report of a mail server, whose label says that a person wrote it. */
const MISLABELLED = 'mikel-mail/mime_emails-raw_email_with_mimepart_without_content_type.eml';

const LEAST: Readonly<Record<Exclude<keyof Figures, 'messages'>, number>> = {
  classes: 0.985,
  human: 1,
  recipients: 0.97,
  groups: 0.93,
  reasons: 0.85,
  precision: 0.975,
  recall: 0.95,
};

function figuresOf(classify: (raw: Uint8Array) => MailReport): Figures {
  const labels = readFileSync(join(CORPUS, 'labels.jsonl'), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Label)
    .filter(({ path }) => path !== MISLABELLED);
  return figures(labels.map((label): Judged => ({ label, report: classify(readFileSync(join(CORPUS, label.path))) })));
}

const held = (told: Figures): readonly string[] =>
  Object.entries(LEAST).flatMap(([name, least]) => (portion(told[name as keyof typeof LEAST]) >= least ? [name] : []));

const portion = ([right, all]: Share): number => (all === 0 ? 0 : right / all);

describe.skipIf(!corpusThere)(`labelled mails of seven collections${unlessThere}`, () => {
  it('are understood well enough, by every figure', () => {
    expect(held(figuresOf((raw) => classifyMail(raw)))).toEqual(Object.keys(LEAST));
  });

  it('control: to understand nothing is not enough, but for leaving people alone', () => {
    const nothing: MailReport = { class: 'other', recipients: [], noLongerThere: false, isProven: false };
    expect(held(figuresOf(() => nothing))).toEqual(['human']);
  });

  it('control: to call everything a bounce for its first reason is not enough', () => {
    const one = classifyMail(
      Buffer.from('From: MAILER-DAEMON@x.example\nSubject: Undelivered Mail\n\n<a@b.example>: 550 5.1.1 User unknown'),
    );
    expect(one.class).toBe('bounce');
    expect(held(figuresOf(() => one))).toEqual([]);
  });
});
