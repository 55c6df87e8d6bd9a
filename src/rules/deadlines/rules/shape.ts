import type { Statement } from '../../catalogue/entry.ts'
import { read, unread } from '../../catalogue/say.ts'
import type { DeadlineRule, Length, Unit } from '../rule.ts'

/**
 * Short hands to write rules with. Two choices are made for every rule, always the one whose date is never too late for the person:
 * `franc` and `prolonged` are set only where the text or settled case law gives them (courts: CPC 642; administrative courts: franc); a first appeal before an
 * administration or a fund has neither, and an answer by silence ends on its day.
 */

/** The day on which the texts of this folder were last read; a rule read again later names its own. */
const READ_ON = '2026-11-22'

type More = Pick<DeadlineRule, 'ifMissed' | 'weight'> &
  Partial<Pick<DeadlineRule, 'direction' | 'franc' | 'prolonged' | 'stoppedBy' | 'alerts'>>

const DAYS: Record<Unit, number> = { hour: 1 / 24, day: 1, workingDay: 1.4, openDay: 1.2, week: 7, month: 30, year: 365 }

/** When it raises its hand, by how long it is: a year needs two months, a week needs the eve. */
const usualAlerts = ({ n, unit }: Length): readonly number[] => {
  const days = n * DAYS[unit]
  if (days > 200) return [60, 30, 7]
  if (days > 40) return [30, 10, 3]
  if (days > 12) return [7, 3, 1]
  return days > 3 ? [3, 1] : [1]
}

/** A rule. `law` read: its day of reading is set; otherwise nobody ever did. */
export const rule = (
  id: string,
  title: string,
  from: string,
  length: readonly [number, Unit],
  law: Statement,
  more: More,
): DeadlineRule => {
  const whole: Length = { n: length[0], unit: length[1] }
  return {
    id,
    title,
    from,
    length: whole,
    direction: more.direction ?? 'after',
    franc: more.franc ?? false,
    prolonged: more.prolonged ?? false,
    stoppedBy: more.stoppedBy ?? [],
    ifMissed: more.ifMissed,
    weight: more.weight,
    law,
    checkedOn: law.verified ? READ_ON : null,
    alerts: more.alerts ?? usualAlerts(whole),
  }
}

/** Asking for aide juridictionnelle before the end gives the whole time again, from the decision that can no longer be contested or the naming of a lawyer. */
const AIDE_JURIDICTIONNELLE: DeadlineRule['stoppedBy'][number] = {
  id: 'aideJuridictionnelle',
  event: 'Demande d’aide juridictionnelle envoyée avant la fin du délai',
  effect: 'restarts',
  law: unread(
    'Le recours est dans les temps s’il part dans un nouveau délai, de même durée, après la décision d’aide devenue définitive ou la désignation de l’avocat.',
    'Décret 2020-1717 art. 43 (version de 2021 lue, modifié en 2024 : à relire)',
  ),
}

/** A mediation begun before the end, before an administrative court. */
const MEDIATION: DeadlineRule['stoppedBy'][number] = {
  id: 'mediation',
  event: 'Médiation engagée avant la fin du délai, jusqu’à ce qu’une partie ou le médiateur la dise finie',
  effect: 'restarts',
  law: unread('Les délais de recours sont interrompus et recommencent à la fin de la médiation.', 'CJA L213-6, à relire'),
}

/** Papers asked for: a refusal by silence waits for them, an acceptance by silence only counts from them. */
export const PAPERS_SUSPEND: DeadlineRule['stoppedBy'][number] = {
  id: 'piecesDemandees',
  event: 'Pièces demandées par l’administration, jusqu’à leur envoi ou à la fin du temps laissé pour les envoyer',
  effect: 'suspends',
  law: read('Le délai au terme duquel la demande est réputée rejetée est suspendu pendant le temps laissé pour les pièces.', 'CRPA L114-5'),
}
export const PAPERS_RESTART: DeadlineRule['stoppedBy'][number] = {
  id: 'piecesDemandees',
  event: 'Pièces demandées par l’administration, jusqu’à leur réception',
  effect: 'restarts',
  law: read('Le délai au terme duquel la demande est réputée acceptée ne court que de la réception des pièces.', 'CRPA L114-5'),
}

/** Before a judicial court: prolonged (CPC 642), begun anew by a request for aide juridictionnelle. */
export const JUDICIAL = { prolonged: true, stoppedBy: [AIDE_JURIDICTIONNELLE] } as const

/** Before the administrative court: franc and prolonged by settled case law, begun anew by a request for aide juridictionnelle. */
export const ADMINISTRATIVE = { franc: true, prolonged: true, stoppedBy: [AIDE_JURIDICTIONNELLE, MEDIATION] } as const

export const LOST = 'Le droit de contester est perdu.'
export const SILENT = 'Sans réponse ce jour-là, la suite est ouverte : le temps d’agir commence à courir.'
