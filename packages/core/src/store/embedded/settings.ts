/**
 * Server settings for a small machine that takes many short, durable transactions. Durability is never traded:
 * `fsync`, `synchronous_commit` and `full_page_writes` keep their default, on.
 */
export const DEFAULT_SETTINGS: Readonly<Record<string, string>> = {
  // Worker processes, the queue and a shop share one server; an idle connection costs about 2 MB.
  max_connections: '200',
  shared_buffers: '256MB',
  // Checkpoints are the p99 of a write-heavy load: fewer and spread out. Recovery of 2 GB of log takes seconds.
  max_wal_size: '2GB',
  checkpoint_timeout: '15min',
  wal_buffers: '16MB',
  random_page_cost: '1.1',
  // Our statements are short: compiling them costs more than running them.
  jit: 'off',
  // Queue tables are rewritten all day; the default of 20 % dead rows bloats them between two visits.
  autovacuum_naptime: '15s',
  autovacuum_vacuum_scale_factor: '0.05',
  autovacuum_analyze_scale_factor: '0.05',
  timezone: 'UTC',
  log_timezone: 'UTC',
  // Statements may carry personal data: errors are logged, their text and values are not.
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
  log_line_prefix: '%m [%p] ',
  log_checkpoints: 'off',
};
