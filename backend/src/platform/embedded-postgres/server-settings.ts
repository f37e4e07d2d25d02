/** `full` survives a crash; `none` is for databases that are thrown away. */
export type Durability = 'full' | 'none';

const COMMON = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  cluster_name: 'valora',
  max_connections: '100',
  // One machine shared with Node: small caches of its own, the rest is the operating system's page cache.
  shared_buffers: '64MB',
  effective_cache_size: '1GB',
  work_mem: '8MB',
  maintenance_work_mem: '64MB',
  random_page_cost: '1.1',
  // Nobody replicates from this server: less WAL and one process less.
  wal_level: 'minimal',
  max_wal_senders: '0',
  max_logical_replication_workers: '0',
  io_method: 'sync',
  timezone: 'UTC',
  log_timezone: 'UTC',
  log_line_prefix: '%m [%p] ',
} as const;

const NOT_DURABLE = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' } as const;

/** Command-line arguments for `postgres`: given at every start, so that a newer version can change them. */
export const serverArguments = (options: { port: number; durability: Durability }): string[] =>
  Object.entries({
    ...COMMON,
    ...(options.durability === 'none' && NOT_DURABLE),
    port: String(options.port),
  }).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
