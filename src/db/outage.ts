type PgError = { code: string; constraint?: string; message: string }

/** Whether an error carries an SQLSTATE. */
export const isPgError = (error: unknown): error is PgError =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' && /^[0-9A-Z]{5}$/.test(error.code)

/** Whether the database could not be reached, or is stopping: the page says so, and nothing was saved. */
export const isOutage = (error: unknown): boolean =>
  isPgError(error)
    ? ['57P01', '57P02', '57P03', '53300', '53100', '08006', '08001', '08003'].includes(error.code)
    : error instanceof Error && 'code' in error && ['ECONNREFUSED', 'ENOENT', 'ECONNRESET', 'EPIPE'].includes(String(error.code))

/** Disk full on the database's side: reads go on, writes are refused (security.md 6.3, 6). */
export const isDiskFull = (error: unknown): boolean => isPgError(error) && error.code === '53100'
