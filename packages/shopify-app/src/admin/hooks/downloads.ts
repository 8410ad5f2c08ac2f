import { fileNameOf } from '@quittance/core/screens';
import { getFile, type Query } from '../api/client.ts';
import type { Answer } from '../api/failure.ts';
import { useAction } from './use-action.ts';

interface Download {
  readonly path: string;
  readonly query?: Query;
  readonly fallbackName: string;
}

/** A link cannot carry the session token, so the file is fetched and then handed to the browser. */
const download = async (...files: readonly Download[]): Promise<Answer<number>> => {
  for (const { path, query, fallbackName } of files) {
    const answer = await getFile(path, query);
    if (!answer.ok) return answer;
    save(await answer.value.blob(), fileNameOf(answer.value.headers.get('content-disposition')) ?? fallbackName);
  }
  return { ok: true, value: files.length };
};

function save(content: Blob, name: string): void {
  const url = URL.createObjectURL(content);
  const link = Object.assign(document.createElement('a'), { href: url, download: name });
  link.click();
  // The browser has begun to read it by then.
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

export const useDownload = () => useAction(download);

/** A file of an issued document: `pdf`, or one of the e-invoice syntaxes. */
export function fileOf({ id, number }: { readonly id: string; readonly number: string }, format: string): Download {
  return { path: `/v1/documents/${id}/${format}`, fallbackName: `${number}.${format === 'pdf' ? 'pdf' : 'xml'}` };
}
