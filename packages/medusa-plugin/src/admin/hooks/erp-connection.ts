import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { ErpCheckAnswer, ErpConnectionAnswer, ErpConnectionBody } from '../../api/admin/quittance/contract.ts';
import { sdk } from '../sdk.ts';
import { keys } from './keys.ts';

const CONNECTION = '/admin/quittance/erp-connection';

export function useErpConnection() {
  return useQuery({
    queryKey: keys.erpConnection,
    queryFn: () => sdk.client.fetch<ErpConnectionAnswer>(CONNECTION),
    refetchOnWindowFocus: false,
  });
}

export function useSaveErpConnection() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: ErpConnectionBody) => sdk.client.fetch<ErpConnectionAnswer>(CONNECTION, { method: 'PUT', body }),
    onSuccess: (answer) => client.setQueryData(keys.erpConnection, answer),
  });
}

export function useCheckErpConnection() {
  return useMutation({
    mutationFn: () => sdk.client.fetch<ErpCheckAnswer>(`${CONNECTION}/check`, { method: 'POST', body: {} }),
  });
}
