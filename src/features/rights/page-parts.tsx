import type { IsoDate } from '#core/dates.ts'
import { writeDate } from '#core/french.ts'
import type { Head } from '#features/case-file/model.ts'
import type { Contradiction, LeftOut, RefusedFact, StaleFact } from '#features/facts/model.ts'
import { LinkButton } from '#ui/button.tsx'
import { Icon } from '#ui/icons.tsx'
import { Empty } from '#ui/page.tsx'
import { Tag } from '#ui/tag.tsx'
import { paths } from '#web/paths.ts'
import type { Given } from './model.ts'
import type { Looked } from './page-view.ts'

type Known = {
  contradictions: readonly Contradiction[]
  stale: readonly StaleFact[]
  refused: readonly RefusedFact[]
  leftOut: readonly LeftOut[]
}

const plural = (count: number, one: string, many: string): string => `${count} ${count > 1 ? many : one}`

/** What makes a computation doubtful: answers that contradict each other, that are too old, that cannot be; and who is not counted. */
export const Warnings = ({
  id,
  warnings,
  nameOf,
  today,
}: {
  id: string
  warnings: Known
  nameOf: Readonly<Record<string, string>>
  today: IsoDate
}) => {
  const { contradictions, stale, refused, leftOut } = warnings
  if (contradictions.length + stale.length + refused.length + leftOut.length === 0) return null
  return (
    <details className="doutes" open={contradictions.length + refused.length > 0}>
      <summary>
        <Icon name="alerte" />{' '}
        {[
          contradictions.length > 0 && `${plural(contradictions.length * 2, 'réponse se contredit', 'réponses se contredisent')}`,
          refused.length > 0 && plural(refused.length, 'réponse impossible', 'réponses impossibles'),
          stale.length > 0 && `${plural(stale.length, 'réponse', 'réponses')} à redemander`,
          leftOut.length > 0 && `${plural(leftOut.length, 'personne', 'personnes')} hors du calcul`,
        ]
          .filter(Boolean)
          .join(' · ')}
      </summary>
      <ul className="lignes petit">
        {contradictions.map(({ used, other, why }) => (
          <li key={`${used.id}${other.id}`}>
            <Tag kind="non">se contredisent</Tag> {used.label}, {writeDate(used.observedOn, today)}, retenu ; {other.label},{' '}
            {writeDate(other.observedOn, today)}. {why}
          </li>
        ))}
        {refused.map((fact) => (
          <li key={fact.id}>
            <Tag kind="non">laissé de côté</Tag> {fact.label} : {fact.why}
          </li>
        ))}
        {stale.map((fact) => (
          <li key={fact.id + fact.path}>
            <Tag kind="delai">à redemander</Tag> {fact.label}, dit le {writeDate(fact.observedOn, today)} : n’est plus cru depuis le{' '}
            {writeDate(fact.staleSince, today)}
          </li>
        ))}
        {leftOut.map(({ personId, why }) => (
          <li key={personId}>
            {nameOf[personId]} : {why}
          </li>
        ))}
        <li>
          <a href={paths.caseFile.facts({ id })}>Voir et corriger les faits du foyer</a>
        </li>
      </ul>
    </details>
  )
}

/** Nothing is computed yet: with no age known, every right would hang on every question. */
export const Begin = ({ head, why }: { head: Head; why: string | null }) => (
  <Empty title={why === null ? 'Commencez par la composition du foyer' : 'Le calcul n’est pas possible pour ce mois'}>
    {why === null ? (
      <>
        <p>
          Il manque au moins la date de naissance d’un adulte. Tant que les âges ne sont pas connus, tous les droits dépendent de toutes les
          questions : rien d’utile ne peut être calculé.
        </p>
        <LinkButton look="principal" href={paths.caseFile.household({ id: head.id })}>
          Compléter le foyer
        </LinkButton>{' '}
        <LinkButton href={paths.caseFile.noteFact({ id: head.id, to: paths.caseFile.rights({ id: head.id }) })}>Noter un fait</LinkButton>
      </>
    ) : (
      <p>Attendu : {why}. Choisissez un autre mois, ou corrigez les faits du foyer.</p>
    )}
  </Empty>
)

/** What the worker of the browser computes from: exactly what this page was computed from. Data, no script; nothing of it is stored. */
export const PageData = ({ shown }: { shown: { given: Given; looked: Looked; scripts: { worker: string } } }) => (
  <script
    type="application/json"
    id="droits-donnees"
    data-calcul={shown.scripts.worker}
    // oxlint-disable-next-line react/no-danger -- JSON whose « < » is escaped: no markup can stand in it
    dangerouslySetInnerHTML={{ __html: JSON.stringify({ given: shown.given, looked: shown.looked }).replaceAll('<', String.raw`\u003c`) }}
  />
)
