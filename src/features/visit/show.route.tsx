import { Refused } from '#core/errors.ts'
import { ofName, writeTimeInSentence } from '#core/french.ts'
import { sayVisit } from '#features/agenda/commands.server.ts'
import { getWatchedVisit } from '#features/agenda/queries.server.ts'
import { Actions, Button } from '#ui/button.tsx'
import { Field } from '#ui/field.tsx'
import { ErrorSummary, Urgent } from '#ui/messages.tsx'
import { Page, Section, TitleBar } from '#ui/page.tsx'
import { instantOf, wallClock } from '#web/clock.ts'
import { Frame } from '#web/frame.tsx'
import { page, redirectWithMessage, submit } from '#web/page.server.ts'
import type { FormState } from '#web/page.server.ts'
import { paths } from '#web/paths.ts'
import { stateOf, typedText } from '#web/typed.ts'
import { visit } from './actions.ts'
import { sayForm } from './forms.ts'
import { Watched } from './parts.tsx'
import { shownVisit } from './shown.ts'
import type { ShownVisit } from './shown.ts'
import type { Route } from './+types/show.route'

export const loader = page(visit.show, async ({ tx, id, now, timeZone, actor }) => {
  const one = await getWatchedVisit(tx, id)
  return { one: shownVisit(one, { now, timeZone, me: actor.agentId }) }
})

export const action = submit(visit.say, sayForm, async ({ tx, id, value, now, timeZone, actor }) => {
  const one = await getWatchedVisit(tx, id)
  if (one.checkedOutAt) throw new Refused({ '': 'Cette visite est terminée.' })
  const here = paths.visit.show({ id })
  switch (value.intent) {
    case 'arrivee':
      await sayVisit(tx, id, { in: true })
      return redirectWithMessage(here, 'visite-sur-place')
    case 'retour':
      await sayVisit(tx, id, { out: true })
      return redirectWithMessage(here, 'visite-finie')
    case 'nouvelles':
      if (one.agentId === actor.agentId) throw new Refused({ '': 'Dites plutôt que vous êtes de retour.' })
      await sayVisit(tx, id, { answered: true })
      return redirectWithMessage(here, 'etape-faite')
    case 'plus-tard': {
      const expectedAt = instantOf(wallClock(one.expectedAt, timeZone).date, value.time, timeZone)
      if (expectedAt <= now)
        throw new Refused({ time: `Il est déjà ${writeTimeInSentence(wallClock(now, timeZone).time)}. Donnez une heure à venir.` })
      await sayVisit(tx, id, { expectedAt })
      return redirectWithMessage(here, 'visite-plus-tard')
    }
  }
})

export const meta: Route.MetaFunction = () => [{ title: 'Visite — Aparté' }]

/** One visit under watch: for who goes, one tap on the way in and one on the way out; for who watches, where she is and when to worry. */
export default function Visit({ loaderData: { one }, actionData }: Route.ComponentProps) {
  const state: FormState | undefined = actionData
  return (
    <Frame>
      <Page>
        <TitleBar title={one.mine ? 'Votre visite' : `Visite ${ofName(one.whose)}`}>
          <a href={paths.visit.list()}>Toutes les visites</a>
        </TitleBar>
        <ErrorSummary errors={state?.errors} />
        {one.late && <Late one={one} />}
        <Section id="h-visite" title={one.back ? 'Terminée' : 'Maintenant'} className="haut-2">
          <Watched one={one} />
          {one.answered && <p className="haut-1">Quelqu’un a eu de ses nouvelles à {one.answered}.</p>}
          {!one.back && one.mine && <Taps one={one} />}
          {!one.back && !one.mine && !one.late && (
            <p className="doux haut-2">Si cette heure passe sans retour, vous êtes prévenue ou prévenu sur « Ma journée ».</p>
          )}
        </Section>
        {!one.back && one.mine && <Later state={stateOf(state, 'plus-tard')} />}
      </Page>
    </Frame>
  )
}

const Late = ({ one }: { one: ShownVisit }) => (
  <Urgent
    label="Retard"
    actions={
      !one.mine &&
      !one.answered && (
        <form method="post">
          <Button look="nuit" name="intent" value="nouvelles">
            J’ai de ses nouvelles
          </Button>
        </form>
      )
    }
  >
    {one.mine ? (
      <>
        <b>Vous étiez attendue ou attendu à {one.expected}.</b>{' '}
        {one.alerted ? `${one.watcher} est au courant depuis ${one.alerted}.` : `${one.watcher} va l’apprendre.`}
      </>
    ) : (
      <>
        <b>
          {one.whose} devait être de retour à {one.expected}.
        </b>{' '}
        Appelez. Sans réponse, suivez ce que votre service a prévu.
      </>
    )}
  </Urgent>
)

const Taps = ({ one }: { one: ShownVisit }) => (
  <form method="post" className="haut-3" data-principal="">
    <Actions>
      {!one.arrived && (
        <Button big name="intent" value="arrivee" icon="visite">
          Je suis sur place
        </Button>
      )}
      <Button big look="principal" name="intent" value="retour" icon="check">
        De retour, tout va bien
      </Button>
    </Actions>
  </form>
)

const Later = ({ state }: { state: FormState | undefined }) => (
  <Section id="h-plus-tard" title="Cela dure plus longtemps ?" className="haut-4">
    <form method="post" className="formulaire haut-1">
      <input type="hidden" name="intent" value="plus-tard" />
      <Field
        name="time"
        type="time"
        label="De retour à"
        value={typedText(state, 'time')}
        error={state?.errors['time']}
        help="L’heure d’avant reste tant que celle-ci n’est pas gardée."
      />
      <Actions>
        <Button>Garder cette heure</Button>
      </Actions>
    </form>
  </Section>
)
