import { Conflict, Forbidden, NotFound, Refused } from '#core/errors.ts'

type PgError = { code: string; constraint?: string; message: string }

/** What a named constraint says to the person who typed (architecture 9): field and French sentence. */
const sentences: Readonly<Record<string, Record<string, string>>> = {
  exclude$appointment_agent_busy: { time: 'Un autre rendez-vous est déjà posé à cette heure. Choisissez une autre heure.' },
  exclude$household_member_once: { fromDate: 'Cette personne est déjà dans le foyer à cette date.' },
  check$household_member_dates: { untilDate: 'La date de départ est avant la date d’arrivée.' },
  check$appointment_times: { time: 'La fin est avant le début.' },
  check$agent_ass_needs_diploma: {
    diplomaKind: 'Le titre d’assistante ou d’assistant de service social demande un diplôme d’État enregistré.',
  },
  check$agent_trainee_has_tutor: { tutorId: 'Une personne en stage a une tutrice ou un tuteur.' },
  uniq$agent_login: { login: 'Cet identifiant est déjà pris. Proposez-en un autre.' },
  uniq$sector_number: { number: 'Ce numéro de secteur existe déjà.' },
  check$compartment_access_reason: { reason: 'Dites pourquoi, en quelques mots.' },
  check$person_has_a_name: { lastName: 'Écrivez au moins un prénom, un nom ou un surnom.' },
}

const isPgError = (error: unknown): error is PgError =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' && /^[0-9A-Z]{5}$/.test(error.code)

/**
 * The domain error behind a database error, once for the whole house; anything unknown stays what it is and becomes an incident.
 * A row refused by a policy is « not there »: existence is personal data.
 */
export const domainError = (error: unknown): unknown => {
  if (!isPgError(error)) return error
  const sentence = error.constraint ? sentences[error.constraint] : undefined
  if (sentence) return new Refused(sentence)
  switch (error.code) {
    case '42501':
      return new Forbidden('refused by the database')
    case '22P02':
      return new NotFound('no such id')
    case '22021':
    case '22P05':
      return new Refused({ '': 'Ce texte contient un caractère qui ne peut pas être gardé.' })
    case '40001':
    case '40P01':
      return new Conflict('two changes at once')
    default:
      return error
  }
}

/** Whether the database could not be reached, or is stopping: the page says so, and nothing was saved. */
export const isOutage = (error: unknown): boolean =>
  isPgError(error)
    ? ['57P01', '57P02', '57P03', '53300', '53100', '08006', '08001', '08003'].includes(error.code)
    : error instanceof Error && 'code' in error && ['ECONNREFUSED', 'ENOENT', 'ECONNRESET', 'EPIPE'].includes(String(error.code))

/** Disk full on the database's side: reads go on, writes are refused (security.md 6.3, 6). */
export const isDiskFull = (error: unknown): boolean => isPgError(error) && error.code === '53100'
