/** What became of a copy and of what came back, in words. Pure. */
import { writeEuros } from '#core/french.ts'
import { AGGIR_ILLUSTRATIVE, AGGIR_VARIABLES } from '#rules/autonomy/aggir-tables.ts'
import { housingLevels, housingSections, wordKinds } from './model.ts'
import type { Told } from './model.ts'

type Ends = { takenAt: Date; expiresAt: Date; returnedAt: Date | null; endedAt: Date | null; wipedAt: Date | null; unsent: number | null }

/** « rentrée le 22 novembre à 17 h », « retirée ; 12 réponses non envoyées effacées avec elle ». */
export const becameOf = (copy: Ends, now: Date, written: (at: Date) => string): string => {
  if (copy.returnedAt) return `rentrée ${written(copy.returnedAt)}`
  const lost = copy.unsent
    ? ` ; ${copy.unsent} réponse${copy.unsent > 1 ? 's' : ''} non envoyée${copy.unsent > 1 ? 's' : ''}, effacée${copy.unsent > 1 ? 's' : ''} avec elle`
    : ''
  if (copy.wipedAt) return `effacée de l’appareil ${written(copy.wipedAt)}${lost}`
  if (copy.endedAt) return `retirée ${written(copy.endedAt)} ; l’appareil l’effacera dès qu’il retrouvera le réseau`
  if (copy.expiresAt <= now) return `finie ${written(copy.expiresAt)} ; rien n’en est revenu`
  return `prise ${written(copy.takenAt)}, jusqu’à ${written(copy.expiresAt)}`
}

const variables = new Map<string, { label: string; parts: readonly { id: string; label: string }[] }>(
  [...AGGIR_VARIABLES, ...AGGIR_ILLUSTRATIVE].map((one) => [one.id, one]),
)
const checks = new Map(housingSections.flatMap((section) => section.checks.map(({ id, ask }) => [id, ask] as const)))

/** One line about a gesture that is not filed: what it is, and what it says. */
export const lineOf = (told: Told | null): { what: string; says: string } => {
  switch (told?.kind) {
    case undefined:
      return { what: 'Repris', says: '' }
    case 'words':
      return { what: wordKinds[told.of], says: told.text }
    case 'fact':
      return {
        what: told.label,
        says:
          told.unit === 'yesNo' ? (told.value === 1 ? 'oui' : 'non') : told.unit === 'cents' ? writeEuros(told.value) : String(told.value),
      }
    case 'money':
      return { what: told.charge ? 'Charge' : 'Ressource', says: `${told.label} : ${writeEuros(told.cents)} par mois` }
    case 'aggir': {
      const variable = variables.get(told.variable)
      const part = variable?.parts.find(({ id }) => id === told.part)?.label
      return { what: `AGGIR, ${variable?.label ?? ''}${part ? `, ${part.toLowerCase()}` : ''}`, says: told.words }
    }
    case 'housing':
      return {
        what: checks.get(told.check) ?? 'Logement',
        says: [told.level && housingLevels[told.level], told.words].filter(Boolean).join(', '),
      }
    case 'sketch':
      return { what: 'Croquis', says: told.title }
    case 'photo':
      return { what: 'Photo', says: told.title }
  }
}
