import type { ReactNode } from 'react'
import type { IsoDate } from '#core/dates.ts'
import { noBreak, writeDate, writeFullDate } from '#core/french.ts'
import { statuses } from '#features/review/model.ts'
import type { Gap, RightStatus } from '#features/review/model.ts'
import type { FactUse } from '#features/facts/model.ts'
import { DOCUMENTS_VERIFIED } from '#rules/catalogue/entry.ts'
import type { Statement } from '#rules/catalogue/entry.ts'
import { Actions, Button, LinkButton } from '#ui/button.tsx'
import { Icon } from '#ui/icons.tsx'
import { Tag } from '#ui/tag.tsx'
import type { ApplyView } from './apply.ts'
import { lowerFirst } from './words.ts'

/** A statement of the catalogue; one that nobody checked against its text is marked, never hidden. */
export const Said = ({ one }: { one: Statement }) => (
  <>
    {one.text}
    {!one.verified && (
      <>
        {' '}
        <span className="marque-droit">à vérifier</span>
      </>
    )}
  </>
)

const Line = ({ title, children }: { title: string; children: ReactNode }) => (
  <li>
    <b>{title}</b> : {children}
  </li>
)

/** « Où et comment la demander »: before when, by which way, with which papers, and what to do against a refusal. */
export const HowToApply = ({ apply, sheetHref, children }: { apply: ApplyView; sheetHref: string; children: ReactNode }) => (
  <section className="demande haut-3" aria-labelledby="h-ou">
    <h3 id="h-ou">{apply.automatic ? 'Comment il est versé' : 'Où et comment demander'}</h3>
    {apply.before.map((one) => (
      <p key={one.text} className="haut-1">
        <Icon name="sablier" /> <Said one={one} />
      </p>
    ))}
    <ul className="lignes haut-1">
      <Line title="Qui décide">
        <Said one={apply.decider} />
      </Line>
      {apply.channels.map(({ by, label }) => (
        <Line key={`${by}${label}`} title={by}>
          {label}
        </Line>
      ))}
      {apply.documents.length > 0 && (
        <Line title="À fournir">
          {apply.documents.map(lowerFirst).join(', ')}
          {!DOCUMENTS_VERIFIED && (
            <>
              {' '}
              <span className="marque-droit">liste à vérifier</span>
            </>
          )}
        </Line>
      )}
      {apply.forms.length > 0 && <Line title="Formulaires">{apply.forms.join(' ; ')}</Line>}
      {apply.delay && (
        <Line title="Délai de réponse">
          <Said one={apply.delay} />
        </Line>
      )}
      {apply.silence && (
        <Line title="Sans réponse">
          <Said one={apply.silence} />
        </Line>
      )}
      {apply.appeals.map(({ name, route }) => (
        <Line key={name} title="Contester">
          <Said one={{ text: route.map(({ text }) => text).join(' '), verified: route.every(({ verified }) => verified) }} />
        </Line>
      ))}
    </ul>
    <p className="petit doux haut-1">
      {apply.verified ? 'Fiche vérifiée' : 'Fiche encore à vérifier'}, revue le {writeFullDate(apply.reviewedOn)}.{' '}
      <a href={sheetHref}>Lire la fiche et ses conditions</a>
    </p>
    {children}
  </section>
)

/** What is received beside what is computed; nothing where nothing could be compared. */
export const Received = ({ gap }: { gap: Gap | undefined }) =>
  !gap || gap.kind === 'unknown' ? null : (
    <div className="haut-2">
      <p>
        {gap.kind !== 'within' && <Tag kind="verifier">à regarder</Tag>} {gap.sentence.charAt(0).toUpperCase()}
        {gap.sentence.slice(1)}.
      </p>
      <p className="petit doux">
        {gap.question !== null && `Pour préciser${noBreak}: ${gap.question} `}Estimation, ne vaut pas décision{noBreak}: un écart n’est la
        faute de personne, il se regarde avec l’organisme.
      </p>
    </div>
  )

/**
 * Where the right stands in the review, and the ways to note it: put at once among those that are followed, or the page of its status.
 * `may`: read only, note (a worker, in an open case file), or also put it there at once (who may write in the compartment of the right).
 */
export const FollowUp = ({
  status,
  statusHref,
  personId,
  may,
  today,
}: {
  status: RightStatus | undefined
  statusHref: string
  personId: string | null
  may: 'read' | 'note' | 'follow'
  today: IsoDate
}) => (
  <div className="haut-2">
    {status && (
      <p>
        <Tag kind={status.status === 'open' ? 'ouvert' : status.status === 'refused' ? 'non' : 'neutre'}>{statuses[status.status]}</Tag>{' '}
        <span className="petit doux">
          noté le {writeDate(status.saidOn, today)} par {status.author}
        </span>
      </p>
    )}
    {may !== 'read' && (
      <Actions className="haut-1">
        <LinkButton look="principal" small href={statusHref}>
          Noter où en est ce droit
        </LinkButton>
        {may === 'follow' && !status && (
          <form method="post" action={statusHref}>
            <input type="hidden" name="intent" value="follow" />
            <input type="hidden" name="subjectId" value={personId ?? ''} />
            <Button small>Ajouter au suivi</Button>
          </form>
        )}
      </Actions>
    )}
  </div>
)

const origins = { said: 'dit par la personne', read: 'lu dans un document', observed: 'observé', computed: 'calculé' } as const

/** What the computation read of the household, each with where it comes from. */
export const FactsRead = ({ uses, factsHref, today }: { uses: readonly FactUse[]; factsHref: string; today: IsoDate }) => {
  const told = uses.filter(({ compartmentKind }) => compartmentKind !== 'identity')
  return (
    <details className="haut-1">
      <summary className="petit">Faits du foyer que le calcul a lus ({told.length})</summary>
      <ul className="lignes petit">
        {told.map((use) => (
          <li key={`${use.id}${use.path}`}>
            {use.label},{' '}
            <span className="doux">
              {origins[use.source]} le {writeDate(use.observedOn, today)}
            </span>
          </li>
        ))}
        <li>
          Composition du foyer, dates de naissance. <a href={factsHref}>Voir tous les faits du foyer</a>
        </li>
      </ul>
    </details>
  )
}
