/**
 * The database's address in the one form that all of Medusa understands. Its query layer (pg) reads a socket directory from
 * `?host=/dir`, its migrations (MikroORM) read only the host of the URL, and both want TLS unless the URL names localhost or
 * says `sslmode=disable`. So `postgres://me@localhost/shop?host=/dir` becomes `postgres://me@%2Fdir:5432/shop?sslmode=disable`.
 */
export function databaseUrl(url: string | undefined): string | undefined {
  if (url === undefined) return undefined;
  const parsed = new URL(url);
  const directory = parsed.searchParams.get('host') ?? decodeURIComponent(parsed.hostname);
  if (!directory.startsWith('/')) return url;
  const port = parsed.searchParams.get('port') ?? (parsed.port === '' ? '5432' : parsed.port);
  const password = parsed.password === '' ? '' : `:${parsed.password}`;
  return `postgres://${parsed.username}${password}@${encodeURIComponent(directory)}:${port}${parsed.pathname}?sslmode=disable`;
}
