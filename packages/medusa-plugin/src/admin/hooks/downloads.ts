import type { FileFormat } from '@quittance/core/formats';
import { useMutation } from '@tanstack/react-query';
import { fileNameOf } from '@quittance/core/screens';
import { sdk } from '../sdk.ts';

export interface Download {
  readonly path: string;
  readonly accept: string;
  readonly query?: object;
  /** Used when the server names no file. */
  readonly fallbackName: string;
}

/** One of the files of an invoice; `issued` is that in which it was issued. */
export function fileOf(invoice: { id: string; number: string }, file: FileFormat | 'issued'): Download {
  return {
    path: `/admin/quittance/invoices/${invoice.id}/${file}`,
    accept: 'application/pdf, application/xml',
    fallbackName: `${invoice.number}.${file === 'pdf' || file === 'facturx' ? 'pdf' : 'xml'}`,
  };
}

/**
 * Fetches a file with the session of the user and saves it under the server's name for it. A plain link would leave the
 * admin for a page of JSON whenever the server refuses; this way the refusal is an error like any other.
 */
export function useDownload() {
  return useMutation({
    mutationFn: async (download: Download) => {
      const response = await sdk.client.fetch<Response>(download.path, {
        headers: { accept: download.accept },
        ...(download.query && { query: download.query }),
      });
      save(await response.blob(), fileNameOf(response.headers.get('content-disposition')) ?? download.fallbackName);
    },
  });
}

function save(file: Blob, name: string) {
  const url = URL.createObjectURL(file);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  // Browsers read the file after the click has returned.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
