import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { SettingsAnswer, SettingsBody } from '../../api/admin/quittance/contract.ts';
import { sdk } from '../sdk.ts';
import { keys } from './keys.ts';
import { refresh } from './refresh.ts';

const SETTINGS = '/admin/quittance/settings';

export function useSettings() {
  return useQuery({
    queryKey: keys.settings,
    queryFn: () => sdk.client.fetch<SettingsAnswer>(SETTINGS),
    // A form stands on this answer: a refetch behind it must not move what a person is typing.
    refetchOnWindowFocus: false,
  });
}

export function useSaveSettings() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: SettingsBody) => sdk.client.fetch<SettingsAnswer>(SETTINGS, { method: 'PUT', body }),
    onSuccess: (answer) => {
      client.setQueryData(keys.settings, answer);
      // Orders that waited for settings move on.
      refresh(client, keys.orders);
    },
  });
}
