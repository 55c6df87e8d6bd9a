/** The number in the socket's name; nothing listens on TCP. */
export const PORT = 5432

/** Who may come in: by the socket, with a password. */
export const accessRules = 'local all all scram-sha-256\n'

/**
 * Settings on the command line, where they win over every file of the cluster (and over ALTER SYSTEM).
 * `throwaway`: for clusters of tests, which may lose everything in a power cut.
 */
export function serverArguments(
  place: { data: string; socketFolder: string; accessFile: string },
  options: { throwaway: boolean },
): readonly string[] {
  const settings: Record<string, string> = {
    listen_addresses: '',
    port: String(PORT),
    unix_socket_directories: quoted(place.socketFolder),
    unix_socket_permissions: '0700',
    hba_file: place.accessFile,
    ssl: 'off',
    password_encryption: 'scram-sha-256',
    cluster_name: 'aparte',

    fsync: options.throwaway ? 'off' : 'on',
    full_page_writes: options.throwaway ? 'off' : 'on',
    synchronous_commit: options.throwaway ? 'off' : 'on',
    shared_buffers: '128MB',
    max_connections: '60',
    jit: 'off',
    idle_in_transaction_session_timeout: '30s',
    timezone: 'UTC',
    log_timezone: 'UTC',
    lc_messages: 'C',

    // No text of a person in the log: neither statements and their values, nor the messages of refused ones (which quote
    // values), nor details (which quote rows). What remains: starts, stops, and what endangers the server.
    logging_collector: 'off',
    log_destination: 'stderr',
    log_statement: 'none',
    log_min_duration_statement: '-1',
    log_min_error_statement: 'panic',
    log_min_messages: 'log',
    log_error_verbosity: 'terse',
    log_parameter_max_length: '0',
    log_parameter_max_length_on_error: '0',
    log_checkpoints: 'off',
    log_connections: 'off',
    log_lock_waits: 'off',
    log_autovacuum_min_duration: '-1',
  }
  return ['-D', place.data, ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])]
}

/** `unix_socket_directories` is a list: a comma or a space in a path would cut it. */
const quoted = (path: string): string => `"${path.replaceAll('"', '""')}"`
