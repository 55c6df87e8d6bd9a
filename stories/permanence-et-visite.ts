import type { IsoDate } from '#core/dates.ts'
import { dansNJours, expect } from './people.ts'
import type { Personne } from './people.ts'

/** What several stories do at a permanence and around a home visit. */

/** The permanence of the team of Les Tanneries, by its link of today, or by its address on a day when none is held. Its id. */
export const laPermanence = async (qui: Personne): Promise<string> => {
  await qui.va('/permanences')
  return qui.idDUnLien(/\/permanences\/([0-9a-f-]{36})$/)
}

/** Somebody comes in. */
export const arrive = async (qui: Personne, permanence: string, nom: string, quand?: string): Promise<void> => {
  await qui.va(`/permanences/${permanence}`)
  await qui.remplit('Comment l’appeler ?', nom)
  if (quand) await qui.coche(quand)
  await qui.presse('Noter son arrivée')
  await qui.voit('Arrivée notée.')
}

/** An appointment of a quarter of an hour that day, at the first early hour that nothing else takes: also when a story is told again in the same house. */
export const poseUneHeure = async (qui: Personne, id: string, jour: IsoDate, quoi?: string): Promise<void> => {
  for (let minutes = 3 * 60; minutes < 8 * 60; minutes += 20) {
    await qui.va(`/dossiers/${id}/rendez-vous`)
    await qui.remplit('Jour', jour)
    await qui.remplit('Heure', `0${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`)
    await qui.remplit('Minutes', '15')
    if (quoi) await qui.coche(quoi)
    await qui.presse('Poser')
    const [pose, prise] = [qui.page.getByText('Rendez-vous posé.'), qui.page.getByText(/est déjà prise|a déjà un rendez-vous/)]
    await pose.or(prise).first().waitFor()
    if (await pose.isVisible()) return
  }
  throw new Error(`Aucune heure libre le ${jour} avant huit heures`)
}
/** A home visit to a household, tomorrow, at an hour that nothing else takes. */
export const poseUneVisite = async (qui: Personne, foyer: string, jours = 1): Promise<{ id: string; appointmentId: string }> => {
  await qui.ouvre(foyer)
  const id = qui.adresse.split('/')[2] ?? ''
  await qui.va(`/dossiers/${id}/rendez-vous`)
  const avant = await liens(qui)
  await poseUneHeure(qui, id, dansNJours(jours), 'Visite à domicile')
  const appointmentId = (await liens(qui)).find((un) => !avant.includes(un))
  expect(appointmentId, 'le rendez-vous posé').toBeDefined()
  return { id, appointmentId: appointmentId ?? '' }
}
const liens = async (qui: Personne): Promise<string[]> =>
  (
    await qui.page
      .getByRole('link', { name: 'Préparer cette visite' })
      .evaluateAll((tous) => tous.map((lien) => lien.getAttribute('href') ?? ''))
  ).map((href) => /\/visites\/([0-9a-f-]{36})$/.exec(href)?.[1] ?? '')

/** From the page of a visit: who watches. The id of the visit under watch. */
export const confieLaVisite = async (qui: Personne, aQui: string): Promise<string> => {
  await qui.choisit('Qui veille', aQui)
  await qui.remplit('Où vous allez', 'Rue des Tanneries, 2e étage')
  await qui.presse('Partir avec quelqu’un qui veille')
  await qui.estA('Votre visite')
  return qui.adresse.split('/')[2] ?? ''
}
