import { joinNames, noBreak, writeEuros } from '#core/french.ts'
import { planIncreases } from '#rules/autonomy/help-plan.ts'
import type { HelpPlan } from '#rules/autonomy/help-plan.ts'
import { monthOf } from '#rules/time.ts'
import { LinkButton } from '#ui/button.tsx'
import { Section } from '#ui/page.tsx'
import { paths } from '#web/paths.ts'
import { matterKinds } from './matters.ts'
import type { Plan } from './model.ts'

export type CarerOfPlan = { readonly seriesId: string; readonly name: string; readonly asksRespite: boolean }

type Props = { plan: Plan; counted: HelpPlan; carers: readonly CarerOfPlan[]; caseFileId: string; canWrite: boolean }

/**
 * What the law adds to a plan for who helps: respite, and the carer in hospital. Shown where somebody helps; where nobody is noted, asked. Nothing is said of it
 * without a GIR that opens the APA. CASF L232-3-2, L232-3-3, D232-9-1, D232-9-2, not read again.
 */
export const CarerPart = ({ plan, counted, carers, caseFileId, canWrite }: Props) => {
  const href = paths.caseFile.autonomyMatter({ id: caseFileId, matter: matterKinds.carer.slug })
  if (carers.length === 0)
    return canWrite ? (
      <Section id="h-aidant" title="Qui aide" className="ne-pas-imprimer">
        <p className="haut-1">
          Personne n’est noté comme aidant. Quelqu’un aide-t-il{noBreak}? Le plan peut alors être majoré pour son répit.
        </p>
        <LinkButton small href={href}>
          Noter qui aide
        </LinkButton>
      </Section>
    ) : null
  const names = joinNames(carers.map(({ name }) => name))
  const asking = carers.filter(({ asksRespite }) => asksRespite).map(({ name }) => name)
  const { respiteYear, carerInHospital } = planIncreases(monthOf(plan.month))
  return (
    <Section id="h-aidant" title="Pour qui aide">
      <p className="haut-1">
        {names} {carers.length === 1 ? 'aide' : 'aident'}
        {asking.length === carers.length
          ? `, et ${asking.length === 1 ? 'demande' : 'demandent'} du répit.`
          : asking.length > 0
            ? `${noBreak}; ${joinNames(asking)} ${asking.length === 1 ? 'demande' : 'demandent'} du répit.`
            : '.'}{' '}
        <a className="ne-pas-imprimer" href={href}>
          Les besoins des aidants
        </a>
      </p>
      {counted.ceiling === null ? (
        <p className="petit doux">Avec un GIR de 1 à 4, le plan peut être majoré pour le répit de l’aidant, ou s’il entre à l’hôpital.</p>
      ) : (
        <>
          <dl className="lignes-dl haut-1">
            <dt>Répit</dt>
            <dd data-repit="">
              jusqu’à <b>{writeEuros(respiteYear)}</b> par an, au-delà du plafond, quand cette aide est indispensable et que personne ne
              peut la remplacer.{' '}
              {counted.asked < counted.ceiling
                ? `Ce plan est sous le plafond (${writeEuros(counted.ceiling)} par mois)${noBreak}: le répit peut d’abord y entrer.`
                : 'Ce plan est au plafond.'}{' '}
              Se demande à l’équipe médico-sociale, à la visite ou en révisant le plan.
            </dd>
            <dt>Aidant à l’hôpital</dt>
            <dd data-hopital="">
              jusqu’à <b>{writeEuros(carerInHospital)}</b> pour un séjour, le temps d’un relais ou d’un hébergement. Se demande au conseil
              départemental, avec la date et la durée du séjour, dès qu’elles sont connues.
            </dd>
          </dl>
          <p className="petit doux">
            CASF L232-3-2, L232-3-3, D232-9-1, D232-9-2. Montants d’après des coefficients qui restent à relire dans le texte.
          </p>
        </>
      )}
    </Section>
  )
}
