import type { LetterTemplateView } from '@quittance/core/flow';
import { useEffect, useState } from 'react';
import { call } from '../api/client.ts';
import type { Items } from '../api/contract.ts';
import type { Answer } from '../api/failure.ts';
import { useAction } from './use-action.ts';
import { invalidate, useResource } from './use-resource.ts';

const LETTERS = '/v1/letters';
export type TemplateInput = Omit<LetterTemplateView, 'isOwn'>;

export const useTemplates = () => useResource<Items<LetterTemplateView>>(LETTERS);

const save = async (template: TemplateInput) => {
  const answer = await call<LetterTemplateView>('PUT', LETTERS, template);
  if (answer.ok) invalidate(LETTERS);
  return answer;
};
export const useSaveTemplate = () => useAction(save);

const reset = async (name: Pick<TemplateInput, 'id' | 'language'>) => {
  const answer = await call<LetterTemplateView>('POST', `${LETTERS}/reset`, name);
  if (answer.ok) invalidate(LETTERS);
  return answer;
};
/** The product's own letter again. */
export const useResetTemplate = () => useAction(reset);

export interface TemplatePreview {
  readonly subject: string;
  readonly html: string;
  readonly text: string;
}

const PAUSE_MS = 400;

/** What a wording looks like with an example, made anew when the typing pauses; nothing is stored. `undefined` asks nothing. */
export function usePreview(template: Pick<TemplateInput, 'language' | 'subject' | 'body'> | undefined) {
  const [preview, setPreview] = useState<Answer<TemplatePreview>>();
  const { language, subject, body } = template ?? {};
  useEffect(() => {
    if (body === undefined) return undefined;
    let current = true;
    const ask = async () => {
      const answer = await call<TemplatePreview>('POST', `${LETTERS}/preview`, { language, subject, body });
      if (current) setPreview(answer);
    };
    const pause = setTimeout(() => void ask(), PAUSE_MS);
    return () => {
      current = false;
      clearTimeout(pause);
    };
  }, [language, subject, body]);
  return preview;
}
