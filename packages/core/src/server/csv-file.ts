import type { Context } from 'hono';

/** A file for spreadsheets, sent row by row. */
export function csvFile(c: Context, name: string, rows: AsyncIterable<string>): Response {
  return c.body(ReadableStream.from(rows).pipeThrough(new TextEncoderStream()), 200, {
    'content-type': 'text/csv; charset=utf-8',
    'content-disposition': `attachment; filename="${name}"`,
  });
}
