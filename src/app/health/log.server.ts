import { sql } from 'kysely'
import type { HealthLine, HealthLines } from './line.ts'

const when = (at: Date): string =>
  new Intl.DateTimeFormat('fr-FR', { dateStyle: 'long', timeStyle: 'short', timeZone: 'Europe/Paris' }).format(at)

/** What is to be said of the log, whose oldest line without a seal is of this moment; null: none has waited for long. */
export const sealLine = (unsealedSince: Date | null): HealthLine => ({
  what: 'Scellement du journal',
  says: unsealedSince
    ? `Le journal n’est plus scellé depuis le ${when(unsealedSince)} : une ligne changée ou retirée depuis ne se verrait pas. Regardez ce que dit la console du serveur, remettez à sa place la clé du journal (le fichier « .seal », à côté de la clé), puis redémarrez Aparté : les lignes qui attendent seront scellées.`
    : 'Les lignes du journal sont scellées toutes les trois secondes. Pour tout vérifier : npm run verify.',
  state: unsealedSince ? 'delai' : 'ouvert',
})

/** The sealed log: whether it is. */
export const logLines: HealthLines = async ({ tx }) => {
  const found = await sql<{ since: Date | null }>`select app.log_unsealed_since() as since`.execute(tx.q)
  return [sealLine(found.rows[0]?.since ?? null)]
}
