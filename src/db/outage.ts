type PgError = { code: string; constraint?: string; message: string }

/** Whether an error carries an SQLSTATE: five characters with a figure among them (`EPIPE` is the system’s). */
export const isPgError = (error: unknown): error is PgError =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' && /^(?=.*\d)[0-9A-Z]{5}$/.test(error.code)

/** What the driver says, without a code, of a connection that died under a question or before it. */
const cut =
  /^Connection terminated|^timeout expired|^timeout exceeded when trying to connect|^Client has encountered a connection error|^Client was closed/

/**
 * Whether the database could not be reached, is stopping, or went away under a question: the page says so. A save whose answer was lost may
 * stand or not; it never stands by half.
 */
export const isOutage = (error: unknown): boolean =>
  isPgError(error)
    ? /^(?:57P0[1235]|53300|53100|08\w{3}|25P03)$/.test(error.code)
    : error instanceof Error &&
      (cut.test(error.message) ||
        ('code' in error && ['ECONNREFUSED', 'ENOENT', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT'].includes(String(error.code))))

/** The disk is nearly full, and what is left is for reading: told before PostgreSQL has to. */
export class DiskFull extends Error {
  override name = 'DiskFull'
  readonly code = '53100'
}

/** Disk full on the database's side: reads go on, writes are refused (security.md 6.3, 6). */
export const isDiskFull = (error: unknown): boolean => isPgError(error) && error.code === '53100'
