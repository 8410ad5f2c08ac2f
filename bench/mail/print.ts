import { classifyMail } from '../../packages/core/src/channels/returns/index.ts';
import type { Answer } from '../../packages/core/src/channels/returns/testing/answers.ts';
import type { Figures, Judged, Share } from '../../packages/core/src/channels/returns/testing/figures.ts';

/** A table of the figures per folder and overall, and the confusion of the classes. */
export function figureLines(
  judged: readonly Judged[],
  figuresOf: (judged: readonly Judged[]) => Figures,
): readonly string[] {
  const folders = Map.groupBy(judged, ({ label }) => label.path.split('/')[0] ?? '');
  const rows = [...folders].map(([folder, own]) => row(folder, figuresOf(own)));
  return [HEAD, ...rows, row('all', figuresOf(judged)), '', ...confusion(judged)];
}

const NAMES = ['classes', 'human', 'recipients', 'groups', 'reasons', 'precision', 'recall'] as const;
const HEAD = ['folder'.padEnd(14), 'messages'.padStart(8), ...NAMES.map((name) => name.padStart(16))].join(' ');

function row(name: string, figures: Figures): string {
  return [
    name.padEnd(14),
    String(figures.messages).padStart(8),
    ...NAMES.map((field) => told(figures[field]).padStart(16)),
  ].join(' ');
}

function told([right, all]: Share): string {
  return all === 0 ? '-' : `${(right / all).toFixed(4)} ${right}/${all}`;
}

function confusion(judged: readonly Judged[]): readonly string[] {
  const pairs = Map.groupBy(judged, ({ label, report }) => `${label.class.padEnd(12)} found ${report.class}`);
  return [...pairs].map(([pair, own]) => `${pair.padEnd(34)} ${String(own.length).padStart(5)}`).toSorted();
}

/** What is understood of the generated answers: class, day of the return, substitute and departure all right. */
export function answerLines(written: readonly Answer[]): readonly string[] {
  const languages = Map.groupBy(written, ({ language }) => language);
  const lines = [...languages].map(
    ([language, own]) => `  ${language.padEnd(12)} ${told([own.filter(isUnderstood).length, own.length])}`,
  );
  return ['', 'generated out-of-office texts, wholly understood', ...lines, ''];
}

function isUnderstood({ raw, returnDate, substitute, isGone }: Answer): boolean {
  const report = classifyMail(raw);
  return (
    report.class === 'auto_reply' &&
    (report.returnDate ?? '') === returnDate &&
    report.substitute?.address === substitute &&
    report.noLongerThere === isGone
  );
}
