import type { IsoDate } from '#core/dates.ts'
import { writeNearDay, writeTimeInSentence } from '#core/french.ts'
import { Actions, Button, LinkButton } from '#ui/button.tsx'
import { Choice } from '#ui/choice.tsx'
import { Select } from '#ui/field.tsx'
import { Empty, Section } from '#ui/page.tsx'
import type { FormState } from '#web/page.server.ts'
import { paths } from '#web/paths.ts'
import { typedText } from '#web/typed.ts'
import { mostColleagues, views } from './calendar.ts'
import type { Shown, View } from './calendar.ts'
import type { Offer } from './offers.server.ts'

/** Letters after G. */
const keys: Readonly<Record<View, string>> = { jour: 'j', semaine: 's', mois: 'm', liste: 'l' }

/** Day, week, month, list, as links; and what else is arranged here. */
export const Views = ({ shown }: { shown: Shown }) => (
  <nav className="cal-vues ne-pas-imprimer" aria-label="Vues de l’agenda">
    <ul className="actions">
      {(Object.keys(views) as View[]).map((view) => (
        <li key={view}>
          <a
            className="b b-s"
            href={paths.agenda.show({ ...shown, view })}
            aria-current={view === shown.view ? 'page' : undefined}
            data-aller={keys[view]}
          >
            {views[view]}
          </a>
        </li>
      ))}
      <li className="pousse">
        <LinkButton small look="nu" href={paths.agenda.time()}>
          Mes autres temps
        </LinkButton>
      </li>
      <li>
        <LinkButton small look="nu" href={paths.agenda.absences()}>
          Absences et remplacements
        </LinkButton>
      </li>
    </ul>
  </nav>
)

export const offerWords = (offer: Offer, today: IsoDate): string => `${writeNearDay(offer.day, today)}, ${writeTimeInSentence(offer.time)}`

/** Free moments as buttons: one press sends the form with that moment. */
export const Offers = ({ offers, today, act = 'Poser' }: { offers: readonly Offer[]; today: IsoDate; act?: string }) =>
  offers.length === 0 ? (
    <Empty title="Aucune heure libre dans les trois semaines">Choisissez un jour et une heure, ou cherchez plus loin.</Empty>
  ) : (
    <Actions>
      {offers.map((offer) => (
        <Button key={offer.value} small name="slot" value={offer.value} label={`${act} ${offerWords(offer, today)}`}>
          {offerWords(offer, today)}
        </Button>
      ))}
    </Actions>
  )

/** Said in place of a list of names when names are masked: what a list shows once open cannot be masked. */
export const WhenMasked = () => <p className="si-noms-masques">Les noms sont masqués. Touche M pour choisir un foyer.</p>

type Named = { id: string; name: string }
const optionsOf = (all: readonly Named[]) => all.map(({ id, name }) => ({ value: id, label: name }))

/** For whom: a household, or who made a first request and has no case file yet. */
export const Whose = ({
  households,
  requests,
  state,
}: {
  households: readonly Named[]
  requests: readonly Named[]
  state?: FormState | undefined
}) => {
  const given = (name: string) => ({ name, value: typedText(state, name), error: state?.errors[name] })
  return (
    <>
      <WhenMasked />
      <div className="sans-noms-masques ajout">
        <Select {...given('caseFileId')} label="Pour quel foyer" empty="Choisir" options={optionsOf(households)} />
        {requests.length > 0 && (
          <Select {...given('requestId')} label="Ou pour quelle première demande" empty="Aucune" options={optionsOf(requests)} />
        )}
      </div>
    </>
  )
}

/** An interview of an hour, in two actions: for whom, then when. */
export const QuickPlan = ({
  households,
  requests,
  offers,
  today,
}: {
  households: readonly Named[]
  requests: readonly Named[]
  offers: readonly Offer[]
  today: IsoDate
}) => (
  <Section id="h-poser" title="Poser un entretien d’une heure" className="ne-pas-imprimer haut-4">
    {households.length + requests.length === 0 ? (
      <Empty title="Vous ne suivez encore aucun foyer" />
    ) : (
      <form method="post" action={paths.agenda.plan()} className="formulaire haut-2">
        <Whose households={households} requests={requests} />
        <fieldset className="champ">
          <legend className="etiquette">Quand : une pression pose le rendez-vous</legend>
          <Offers offers={offers} today={today} />
        </fieldset>
        <p>
          <a href={paths.agenda.plan()}>Une visite, une autre durée, une salle, à deux</a>
        </p>
      </form>
    )}
  </Section>
)

/** Whose hours are shown beside one’s own: when, never with whom. */
export const Beside = ({ shown, colleagues }: { shown: Shown; colleagues: readonly { id: string; name: string }[] }) => {
  const others = colleagues.slice(1)
  if (others.length === 0) return null
  return (
    <Section id="h-avec" title="Voir aussi des collègues" className="ne-pas-imprimer haut-4">
      <form method="get" action={paths.agenda.show()} className="formulaire haut-2">
        <input type="hidden" name="vue" value={shown.view} />
        <input type="hidden" name="jour" value={shown.day} />
        <Choice
          name="avec"
          legend="Qui"
          hideLegend
          multiple
          options={others.map(({ id, name }) => ({ value: id, label: name }))}
          value={shown.colleagues}
          help={`${mostColleagues} à la fois au plus. Vous voyez quand ils sont pris, jamais avec qui.`}
        />
        <Actions>
          <Button small>Montrer</Button>
        </Actions>
      </form>
    </Section>
  )
}
