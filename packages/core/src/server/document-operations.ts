import { z } from 'zod';
import { FILE_FORMATS, type FileFormat } from '../formats/index.ts';
import { deliveryOutcome, isoDate, type DocumentId, type OrderId } from '../model/index.ts';
import { found, operation, settled, type Call } from './operation.ts';
import { flag, paging, readBodyAs, split, unreadable } from './parameter.ts';
import { csvFile } from './csv-file.ts';
import { answerProblems, NOT_FOUND } from './problem.ts';
import { readJson } from './read-body.ts';
import { creditNoteBody } from './view-schemas.ts';

const documentFilter = {
  kind: z.enum(['invoice', 'creditNote', 'deposit', 'corrective']).exactOptional(),
  orderId: z
    .uuid()
    .transform((id) => id as OrderId)
    .exactOptional(),
  open: flag.exactOptional(),
  dueBefore: isoDate.exactOptional(),
  buyer: z.string().max(500).exactOptional(),
  search: z.string().max(200).exactOptional(),
  issuedFrom: isoDate.exactOptional(),
  issuedTo: isoDate.exactOptional(),
  delivery: deliveryOutcome.exactOptional(),
  deliveryFrom: isoDate.exactOptional(),
  deliveryTo: isoDate.exactOptional(),
};

const listDocuments = operation({
  id: 'listDocuments',
  method: 'get',
  path: '/v1/documents',
  role: 'read',
  summary: 'Issued documents, newest first.',
  query: z.strictObject({ ...documentFilter, ...paging }),
  answers: { 200: { schema: 'DocumentPage' } },
  async handle({ c, quittance, tenantId, query }) {
    const { filter, page } = split(query);
    return c.json(await quittance.documents.list(tenantId, filter, page));
  },
});

const exportDocuments = operation({
  id: 'exportDocuments',
  method: 'get',
  path: '/v1/documents.csv',
  role: 'read',
  summary: 'Issued documents as CSV for spreadsheets, row by row.',
  query: z.strictObject(documentFilter),
  answers: { 200: { media: 'text/csv' } },
  handle: ({ c, quittance, tenantId, query }) =>
    Promise.resolve(csvFile(c, 'documents.csv', quittance.documents.exportCsv(tenantId, query))),
});

const getDocument = operation({
  id: 'getDocument',
  method: 'get',
  path: '/v1/documents/{id}',
  role: 'read',
  summary: 'One issued document.',
  idIs: 'uuid',
  answers: { 200: { schema: 'DocumentView' } },
  async handle(call) {
    return found(call, await call.quittance.documents.get(call.tenantId, documentIdOf(call)));
  },
});

const FILES = {
  ubl: { id: 'getDocumentUbl', media: 'application/xml', summary: 'The document as UBL 2.1' },
  cii: { id: 'getDocumentCii', media: 'application/xml', summary: 'The document as UN/CEFACT CII' },
  facturx: {
    id: 'getDocumentFacturX',
    media: 'application/pdf',
    summary: 'The document as Factur-X (ZUGFeRD), where its format may be embedded',
  },
  pdf: { id: 'getDocumentPdf', media: 'application/pdf', summary: 'The document as a PDF' },
} as const satisfies Record<FileFormat, unknown>;

const getFiles = FILE_FORMATS.map((format) => {
  const { id, media, summary } = FILES[format];
  return operation({
    id,
    method: 'get',
    path: `/v1/documents/{id}/${format}`,
    role: 'read',
    summary: `${summary}. ${media === 'application/pdf' ? 'In the buyer’s language' : 'Byte for byte as it was issued, where that is the syntax of its format'}.`,
    idIs: 'uuid',
    answers: { 200: { media } },
    handle: (call) => download(call, format),
  });
});

async function download(call: Call<unknown>, format: FileFormat): Promise<Response> {
  const { c, quittance, tenantId } = call;
  const file = await quittance.documents.bytes(tenantId, documentIdOf(call), format);
  if (file === undefined) return answerProblems(c, 404, [NOT_FOUND]);
  const headers = {
    'content-type': file.mediaType,
    'content-disposition': `attachment; filename="${file.filename.replace(/[^A-Za-z0-9._-]/g, '_')}"`,
    etag: `"${file.sha256}"`,
    'cache-control': 'private, max-age=31536000, immutable',
  };
  if (c.req.header('if-none-match') === headers.etag) return c.body(null, 304, headers);
  return c.body(new Uint8Array(file.content), 200, headers);
}

const creditDocument = operation({
  id: 'creditDocument',
  method: 'post',
  path: '/v1/documents/{id}/credit-note',
  role: 'orders:write',
  summary:
    'Issues a credit note against an invoice. The same `key` twice is one credit note; without `gross` the whole invoice is credited.',
  idIs: 'uuid',
  body: { schema: 'CreditNoteRequest' },
  answers: { 200: { schema: 'DocumentView' } },
  async handle(call) {
    const body = await readBodyAs(call, creditNoteBody);
    if (!body.ok) return body.answer;
    return settled(call, await call.quittance.requestCreditNote(call.tenantId, documentIdOf(call), body.value));
  },
});

const applyPayment = operation({
  id: 'applyPayment',
  method: 'post',
  path: '/v1/payments',
  role: 'orders:write',
  summary: 'Records money that came in (positive) or went back (negative); idempotent on (origin, id).',
  body: { schema: 'Payment' },
  answers: { 200: { schema: 'Applied' } },
  async handle(call) {
    const body = await readJson(call.c, call.bodyLimit);
    return body.ok
      ? settled(call, await call.quittance.applyPayment(call.tenantId, body.value))
      : unreadable(call.c, body);
  },
});

/** The path was checked to hold a UUID; whose document it is, the store checks. */
function documentIdOf({ id }: Call<unknown>): DocumentId {
  return id as DocumentId;
}

export const documentOperations = [
  listDocuments,
  exportDocuments,
  getDocument,
  ...getFiles,
  creditDocument,
  applyPayment,
] as const;
