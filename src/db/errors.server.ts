import { Conflict, Forbidden, NotFound, Refused } from '#core/errors.ts'
import { isPgError } from './outage.ts'

/** What a named constraint says to the person who typed (architecture 9): field and French sentence. */
const sentences: Readonly<Record<string, Record<string, string>>> = {
  exclude$busy_agent_once: { time: 'Cette heure est déjà prise dans l’agenda. Choisissez une autre heure.' },
  exclude$busy_room_once: { roomId: 'Cette salle est déjà prise à cette heure. Choisissez une autre salle ou une autre heure.' },
  exclude$busy_person_once: { time: 'Cette personne a déjà un rendez-vous à cette heure. Choisissez une autre heure.' },
  exclude$household_member_once: { fromDate: 'Cette personne est déjà dans le foyer à cette date.' },
  check$household_member_dates: { untilDate: 'La date de départ est avant la date d’arrivée.' },
  check$appointment_times: { time: 'La fin est avant le début.' },
  check$agent_ass_needs_diploma: {
    diplomaKind: 'Le titre d’assistante ou d’assistant de service social demande un diplôme d’État enregistré.',
  },
  check$agent_trainee_has_tutor: { tutorId: 'Une personne en stage a une tutrice ou un tuteur.' },
  uniq$agent_login: { login: 'Cet identifiant est déjà pris. Proposez-en un autre.' },
  uniq$calculation_key_name: { name: 'Une clé en service porte déjà ce nom. Choisissez-en un autre, ou retirez-la d’abord.' },
  uniq$sector_number: { number: 'Ce numéro de secteur existe déjà.' },
  check$compartment_access_reason: { reason: 'Dites pourquoi, en quelques mots.' },
  uniq$visit_safety_appointment: { '': 'Quelqu’un veille déjà sur cette visite.' },
  check$person_has_a_name: { lastName: 'Écrivez au moins un prénom, un nom ou un surnom.' },
}

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
    // an id that was sent and leads nowhere: a page keeps only those that were there
    case '23503':
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
