/** The action of a line of the log that a key left: it has no agent. */
export const CALCULATED = 'calculation.use'

/** A key as the administrator's page shows it: never its secret. */
export type KeyLine = {
  readonly id: string
  readonly name: string
  readonly createdAt: Date
  readonly createdBy: string
  /** To the minute; null: never. */
  readonly lastUsedAt: Date | null
  readonly revokedAt: Date | null
  readonly revokedBy: string | null
}

/** Before a secret, so that one who finds it somewhere (and the programs that look for leaked secrets) know what it is. */
export const SECRET_PREFIX = 'aparte_'

/** The secret of an `Authorization: Bearer …` header, when it has the form of one of ours. */
export const bearerOf = (header: string | null): string | null => /^Bearer +(aparte_[\w-]{43}) *$/i.exec(header ?? '')?.[1] ?? null

/** Largest body of a request, in bytes. */
export const LARGEST_BODY = 1024 * 1024
/** Requests of one key in a minute, and refused keys of one address in a minute. */
export const REQUESTS_A_MINUTE = 1_200
export const REFUSALS_A_MINUTE = 60
