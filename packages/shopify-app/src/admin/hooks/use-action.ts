import { useCallback, useState } from 'react';
import type { Answer, Failure } from '../api/failure.ts';

/** Something a person does: under way or not, and why it failed the last time. */
export interface Action<Args extends readonly unknown[], T> {
  readonly pending: boolean;
  readonly failure: Failure | undefined;
  readonly run: (...args: Args) => Promise<Answer<T>>;
}

/** `act` must stay the same between renders. */
export function useAction<Args extends readonly unknown[], T>(
  act: (...args: Args) => Promise<Answer<T>>,
): Action<Args, T> {
  const [state, setState] = useState<{ pending: boolean; failure: Failure | undefined }>({
    pending: false,
    failure: undefined,
  });
  const run = useCallback(
    async (...args: Args) => {
      setState({ pending: true, failure: undefined });
      const answer = await act(...args);
      setState({ pending: false, failure: answer.ok ? undefined : answer.failure });
      return answer;
    },
    [act],
  );
  return { ...state, run };
}
