import { useState } from 'preact/hooks';
import { ask, post } from '../../shared/ask.ts';
import { text } from '../../shared/text.ts';
import type { ActionRequest } from './choice.ts';

export type Progress =
  | { readonly state: 'asked' | 'working' | 'done' }
  | { readonly state: 'failed'; readonly message: string };

/** Sends what a person chose, once at a time, and says how it went. */
export function useRequest(): readonly [Progress, (request: ActionRequest) => Promise<void>] {
  const [progress, setProgress] = useState<Progress>({ state: 'asked' });
  const send = async ({ path, body }: ActionRequest) => {
    setProgress({ state: 'working' });
    const asked = await ask(path, post(body));
    setProgress(asked.ok ? { state: 'done' } : { state: 'failed', message: asked.why ?? text('refused') });
  };
  return [progress, send];
}
