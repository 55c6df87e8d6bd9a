import type { IsoDate } from '#core/dates.ts'
import { writeDate } from '#core/french.ts'
import { nextDay } from './state.ts'
import type { ProjectState } from './model.ts'

/** What is offered on the page of a project, by its name in the address: the words of its button. */
export const acts = {
  comprendre: 'Écrire ce que nous avons compris',
  possibilite: 'Ajouter une possibilité',
  proposer: 'Proposer',
  choix: 'Noter son choix',
  objectif: 'Écrire ce qu’elle veut',
  etape: 'Ajouter qui fait quoi',
  engagement: 'Ajouter un engagement',
  date: 'Choisir la date du point d’étape',
  point: 'Faire le point',
  fin: 'Finir le projet',
} as const
export type Act = keyof typeof acts
export const isAct = (word: string | null): word is Act => word !== null && Object.hasOwn(acts, word)

/** What usually comes next, then the rest; nothing for what is over. */
export const offered = (state: ProjectState): [usual: Act[], others: Act[]] => {
  const usual = usualOf(state)
  if (state.ended) return [[], []]
  const possible = (Object.keys(acts) as Act[]).filter((act) => {
    if (act === 'proposer' || act === 'choix') return state.options.length > 0
    return act !== 'point' || state.choice?.answer === 'accepted'
  })
  return [usual, possible.filter((act) => !usual.includes(act))]
}

const usualOf = ({ stage, understood, objectives }: ProjectState): Act[] => {
  switch (stage) {
    case 'understanding':
      return understood ? ['possibilite'] : ['comprendre', 'possibilite']
    case 'comparing':
      return ['possibilite', 'proposer', 'choix']
    case 'proposed':
      return ['choix']
    case 'refused':
      return ['possibilite', 'proposer']
    case 'later':
      return ['choix']
    case 'building':
      return objectives.length === 0 ? ['objectif'] : ['objectif', 'etape', 'engagement']
    case 'running':
      return ['point', 'etape']
    case 'over':
      return []
  }
}

/** What is to come, in one sentence. `current`: the last agreement says what stands. */
export const nextWords = (state: ProjectState, current: boolean, today: IsoDate): string => {
  const next = nextDay(state)
  switch (state.stage) {
    case 'understanding':
      return state.understood ? 'À regarder ensemble : ce qui est possible.' : 'D’abord comprendre, avec elle.'
    case 'comparing':
      return 'Les possibilités se lisent avec elle, côte à côte.'
    case 'proposed':
      return 'Proposé. Elle choisit, à son heure.'
    case 'refused':
      return 'Elle a dit non, et c’est son droit. Rien d’autre ne s’arrête : ses droits, ses démarches et nos rendez-vous continuent.'
    case 'later':
      return next ? `À en reparler le ${writeDate(next.on, today)}, comme elle l’a demandé.` : 'À en reparler quand elle le voudra.'
    case 'building':
      return 'Elle a choisi. Reste à écrire ce qu’elle veut, qui fait quoi, puis l’accord.'
    case 'running':
      if (!current) return 'Le projet a changé depuis l’accord : une nouvelle version est à relire ensemble.'
      return next ? `Point d’étape le ${writeDate(next.on, today)}.` : 'Aucun point d’étape n’est prévu.'
    case 'over':
      return `Terminé le ${writeDate(state.ended?.day ?? today, today)}.`
  }
}
