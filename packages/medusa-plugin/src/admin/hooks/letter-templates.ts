import type { LetterTemplateView } from '@quittance/core/flow';
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { callCore } from './core-api.ts';
import { keys } from './keys.ts';
import { refresh } from './refresh.ts';

export function useTemplates() {
  return useQuery({
    queryKey: keys.templates,
    queryFn: () => callCore<{ readonly items: readonly LetterTemplateView[] }>('/letters'),
    // A form stands on this answer: a refetch behind it must not move what a person is typing.
    refetchOnWindowFocus: false,
  });
}

function useTemplateAction<Input>(call: (input: Input) => Promise<LetterTemplateView>) {
  const client = useQueryClient();
  return useMutation({ mutationFn: call, onSuccess: () => refresh(client, keys.templates) });
}

export type TemplateInput = Omit<LetterTemplateView, 'isOwn'>;

export function useSaveTemplate() {
  return useTemplateAction((template: TemplateInput) =>
    callCore<LetterTemplateView>('/letters', { method: 'PUT', body: template }),
  );
}

export function useResetTemplate() {
  return useTemplateAction((name: Pick<TemplateInput, 'id' | 'language'>) =>
    callCore<LetterTemplateView>('/letters/reset', { method: 'POST', body: name }),
  );
}

export interface TemplatePreview {
  readonly subject: string;
  readonly html: string;
  readonly text: string;
}

/** What a wording looks like with an example; nothing is stored. */
export function usePreview(template: Pick<TemplateInput, 'language' | 'subject' | 'body'> | undefined) {
  return useQuery({
    queryKey: [...keys.templates, 'preview', template] as const,
    queryFn: () => {
      const { language, subject, body } = template ?? {};
      return callCore<TemplatePreview>('/letters/preview', { method: 'POST', body: { language, subject, body } });
    },
    enabled: template !== undefined,
    placeholderData: keepPreviousData,
    retry: false,
  });
}
