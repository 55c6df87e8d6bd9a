import type { IsoDate } from '#core/dates.ts'
import { noBreak, writeAmount } from '#core/french.ts'
import { HELP_FUNDERS } from '#rules/autonomy/help-plan-tables.ts'
import { Actions, Button } from '#ui/button.tsx'
import { Choice } from '#ui/choice.tsx'
import { Field, Select, TextArea } from '#ui/field.tsx'
import type { FormState } from '#web/page.server.ts'
import { typedList, typedText } from '#web/typed.ts'
import { carerNeeds, moneyStates, rooms, serviceAnswers, works } from './matters.ts'
import type { Adaptation, Carer, HomeHelp, MatterKind } from './matters.ts'

type Of<Body> = {
  body: Body | null
  /** The one whose next version is written; null: a new one. */
  seriesId: string | null
  personId: string | null
  today: IsoDate
  adults: readonly { personId: string; name: string }[]
  state: FormState | undefined
}
const optionsOf = (all: Readonly<Record<string, string>>): { value: string; label: string }[] =>
  Object.entries(all).map(([value, label]) => ({ value, label }))

const Hidden = ({ kind, seriesId }: { kind: MatterKind; seriesId: string | null }) => (
  <>
    <input type="hidden" name="intent" value={kind} />
    <input type="hidden" name="matterId" value={seriesId ?? ''} />
  </>
)
const Keep = () => (
  <Actions className="plein">
    <Button look="principal">Garder</Button>
  </Actions>
)
const LINES = [0, 1, 2] as const

/** A room, what hinders there, quotes, who pays, how far the works are. */
export const AdaptationForm = ({ body, seriesId, state }: Of<Adaptation>) => {
  const errors = state?.errors ?? {}
  const amount = (cents: number | undefined): string => (cents === undefined ? '' : writeAmount(cents))
  return (
    <form method="post" className="formulaire haut-1">
      <Hidden kind="adaptation" seriesId={seriesId} />
      <Select
        name="room"
        label="Pièce"
        empty="Choisir…"
        options={optionsOf(rooms)}
        value={typedText(state, 'room', body?.room)}
        error={errors['room']}
      />
      <TextArea
        name="need"
        label="Ce qui gêne, ce qu’il faudrait"
        rows={2}
        value={typedText(state, 'need', body?.need)}
        error={errors['need']}
      />
      <Select
        name="works"
        label="Où en est-on"
        options={optionsOf(works)}
        value={typedText(state, 'works', body?.works ?? 'need')}
        error={errors['works']}
      />
      <TextArea
        name="words"
        label="Ce qu’en dit la personne"
        optional
        rows={2}
        value={typedText(state, 'words', body?.words)}
        error={errors['words']}
      />
      <details
        className="ajouts"
        open={(body?.quotes.length ?? 0) > 0 || Object.keys(errors).some((name) => /^(?:quote|company)/.test(name))}
      >
        <summary>Devis</summary>
        {LINES.map((at) => (
          <div className="formulaire deux" key={at}>
            <Field
              name={`company-${at}`}
              label={`Entreprise ${at + 1}`}
              optional
              maxLength={200}
              value={typedText(state, `company-${at}`, body?.quotes[at]?.company)}
              error={errors[`company-${at}`]}
            />
            <Field
              name={`quote-${at}`}
              label={`Montant du devis ${at + 1}${noBreak}(€)`}
              inputMode="decimal"
              optional
              value={typedText(state, `quote-${at}`, amount(body?.quotes[at]?.cents))}
              error={errors[`quote-${at}`]}
            />
          </div>
        ))}
      </details>
      <details className="ajouts" open={(body?.funding.length ?? 0) > 0 || Object.keys(errors).some((name) => name.startsWith('money'))}>
        <summary>Qui paie</summary>
        {LINES.map((at) => (
          <div className="formulaire deux" key={at}>
            <Select
              name={`funder-${at}`}
              label={`Financeur ${at + 1}`}
              options={optionsOf(HELP_FUNDERS)}
              value={typedText(
                state,
                `funder-${at}`,
                body?.funding[at]?.funder ?? (at === 0 ? 'housing' : at === 1 ? 'pension' : 'person'),
              )}
            />
            <Field
              name={`money-${at}`}
              label={`Montant ${at + 1}${noBreak}(€)`}
              inputMode="decimal"
              optional
              value={typedText(state, `money-${at}`, amount(body?.funding[at]?.cents))}
              error={errors[`money-${at}`]}
            />
            <Select
              name={`state-${at}`}
              label={`Demande ${at + 1}`}
              options={optionsOf(moneyStates)}
              value={typedText(state, `state-${at}`, body?.funding[at]?.state ?? 'asked')}
            />
          </div>
        ))}
      </details>
      <Keep />
    </form>
  )
}

/** A service that was asked, its answer, the day it begins. */
export const HomeHelpForm = ({ body, seriesId, personId, today, adults, state }: Of<HomeHelp>) => {
  const errors = state?.errors ?? {}
  return (
    <form method="post" className="formulaire haut-1">
      <Hidden kind="homeHelp" seriesId={seriesId} />
      <Choice
        name="personId"
        legend="Pour"
        options={adults.map((one) => ({ value: one.personId, label: one.name }))}
        value={typedText(state, 'personId', personId ?? adults[0]?.personId)}
        error={errors['personId']}
      />
      <Field
        name="service"
        label="À quel service"
        maxLength={200}
        value={typedText(state, 'service', body?.service)}
        error={errors['service']}
      />
      <Field
        name="askedOn"
        label="Demandé le"
        type="date"
        value={typedText(state, 'askedOn', body?.askedOn ?? today)}
        error={errors['askedOn']}
      />
      <Choice
        name="answer"
        legend="Sa réponse"
        options={optionsOf(serviceAnswers)}
        value={typedText(state, 'answer', body?.answer ?? 'waiting')}
        error={errors['answer']}
      />
      <Field
        name="answeredOn"
        label="Répondu le"
        type="date"
        optional
        value={typedText(state, 'answeredOn', body?.answeredOn)}
        error={errors['answeredOn']}
      />
      <Field
        name="startsOn"
        label="Commence le"
        type="date"
        optional
        value={typedText(state, 'startsOn', body?.startsOn)}
        error={errors['startsOn']}
      />
      <TextArea
        name="words"
        label="Ce qu’en dit la personne"
        optional
        rows={2}
        value={typedText(state, 'words', body?.words)}
        error={errors['words']}
      />
      <Keep />
    </form>
  )
}

/** Who helps, what it costs her, what she needs, in her own words. */
export const CarerForm = ({ body, seriesId, personId, adults, state }: Of<Carer>) => {
  const errors = state?.errors ?? {}
  return (
    <form method="post" className="formulaire haut-1">
      <Hidden kind="carer" seriesId={seriesId} />
      <Select
        name="carerId"
        label="Qui aide"
        empty="Quelqu’un qui vit ailleurs"
        options={adults.map((one) => ({ value: one.personId, label: one.name }))}
        value={typedText(state, 'carerId', personId)}
        error={errors['carerId']}
      />
      <Field
        name="name"
        label="Son nom, si elle ou il vit ailleurs"
        optional
        maxLength={200}
        value={typedText(state, 'name', body?.name)}
        error={errors['name']}
      />
      <TextArea
        name="words"
        label="Ce qu’elle ou il dit, avec ses mots"
        optional
        rows={3}
        value={typedText(state, 'words', body?.words)}
        error={errors['words']}
      />
      <TextArea
        name="helps"
        label="Ce que l’aide lui demande"
        optional
        rows={2}
        value={typedText(state, 'helps', body?.helps)}
        error={errors['helps']}
        help="gestes, heures, nuits"
      />
      <Choice
        name="needs[]"
        legend="Ses besoins à elle ou à lui"
        multiple
        options={optionsOf(carerNeeds)}
        value={typedList(state, 'needs', body?.needs)}
        error={errors['needs']}
      />
      <Choice
        name="alone"
        legend="Entendue ou entendu sans la personne aidée"
        options={[
          { value: 'oui', label: 'Oui' },
          { value: 'non', label: 'Pas encore' },
        ]}
        optional
        value={typedText(state, 'alone', body?.alone === null || body === null ? '' : body.alone ? 'oui' : 'non')}
        error={errors['alone']}
      />
      <Field
        name="next"
        label="La suite"
        optional
        maxLength={500}
        value={typedText(state, 'next', body?.next)}
        error={errors['next']}
        help="« une semaine de répit en septembre »"
      />
      <Keep />
    </form>
  )
}
