import { Actions, Button } from '#ui/button.tsx'
import { Choice, Triage } from '#ui/choice.tsx'
import { Field, FieldError, Select, TextArea } from '#ui/field.tsx'
import { Icon } from '#ui/icons.tsx'
import { ErrorSummary } from '#ui/messages.tsx'
import { addressCases, channels, origins, requestTopics, urgencies } from './model.ts'
import type { RequestTopic } from './model.ts'
import { Pills } from './pills.tsx'
import { SectorPanel } from './sector-panel.tsx'
import type { Destination } from './destination.ts'
import { proposalNote, proposeUrgency } from './urgency.ts'
import { paths } from '#web/paths.ts'
import { joinNames } from '#core/french.ts'

type Values = Readonly<Record<string, string | string[]>>
const options = (labels: Readonly<Record<string, string>>) => Object.entries(labels).map(([value, label]) => ({ value, label }))

export const sheetId = 'premiere-demande'

/** The sheet of a first request: five lines, of which one is enough. What was typed comes back untouched after a refusal. */
export const FirstRequestSheet = (props: {
  destinations: readonly Destination[]
  map: boolean
  errors: Readonly<Record<string, string>> | undefined
  values: Values
}) => {
  const { errors: sent = {}, values } = props
  const { sectorSeen: proposed, ...errors } = sent
  const one = (name: string): string | null => {
    const value = values[name]
    return typeof value === 'string' ? value : null
  }
  const topics = Array.isArray(values['topics']) ? values['topics'] : []
  const chosen = one('sector') || null
  const shown = chosen ?? proposed ?? (errors['sector'] || errors['addressLine'] ? null : one('sectorSeen') || null)
  const proposal = proposeUrgency(one('words') ?? '', topics as RequestTopic[])
  const opened = ['channel', 'origin', 'agreed'].some((name) => errors[name])
  return (
    <form
      className="capture"
      method="post"
      action={paths.reception.first()}
      id={sheetId}
      aria-label="Noter une demande"
      data-accueil=""
      data-principal=""
      noValidate
    >
      <ErrorSummary errors={errors} />
      <div className="l">
        <span className="num" aria-hidden="true">
          1
        </span>
        <Field
          className="grand"
          name="calledName"
          label="Comment l’appeler ?"
          value={one('calledName')}
          error={errors['calledName']}
          help="Un nom, un prénom ou « la dame au landau bleu ». La personne peut rester sans nom."
          // oxlint-disable-next-line jsx-a11y/no-autofocus -- the page has one purpose, and its first line is this field
          autoFocus={Object.keys(errors).length === 0}
        />
      </div>
      <div className="l">
        <span className="num" aria-hidden="true">
          2
        </span>
        <div>
          <TextArea
            name="words"
            rows={2}
            optional
            label="Que demande-t-elle, avec ses mots ?"
            value={one('words')}
            error={errors['words']}
          />
          <Choice
            className="haut-2"
            name="topics[]"
            legend="De quoi s’agit-il ?"
            hideLegend
            multiple
            options={options(requestTopics)}
            value={topics}
            error={errors['topics']}
          />
        </div>
      </div>
      <div className="l-double">
        <div className="l">
          <span className="num" aria-hidden="true">
            3
          </span>
          <div>
            <Field name="addressLine" optional label="Où vit-elle ?" value={one('addressLine')} error={errors['addressLine']} />
            <SectorPanel destinations={props.destinations} map={props.map} shown={shown} chosen={chosen} error={errors['sector']} />
            <Choice
              className="haut-2"
              name="addressCase"
              legend="Autres cas d’adresse"
              hideLegend
              options={options(addressCases).map((option) =>
                option.value === 'hidden' ? { ...option, icon: 'adrbarre' as const } : option,
              )}
              value={one('addressCase')}
              error={errors['addressCase']}
            />
          </div>
        </div>
        <div className="l">
          <span className="num" aria-hidden="true">
            4
          </span>
          <fieldset className="champ">
            <legend className="etiquette">
              Joindre sans risque <span className="facultatif">à demander à voix basse</span>
            </legend>
            <div className="deux">
              <Field
                name="phone"
                type="tel"
                label="Téléphone"
                hideLabel
                placeholder="Téléphone"
                value={one('phone')}
                error={errors['phone']}
              />
              <Field
                name="preferredTime"
                label="Moment préféré"
                hideLabel
                placeholder="Moment préféré"
                value={one('preferredTime')}
                error={errors['preferredTime']}
              />
            </div>
            <Pills
              className="haut-2"
              name="mayCall"
              label="Appel"
              value={one('mayCall')}
              answers={[
                { value: 'oui', label: 'On peut appeler' },
                { value: 'non', label: 'Ne pas appeler', icon: 'telbarre' },
              ]}
            />
            <Pills
              className="haut-2"
              name="mayMessage"
              label="Message"
              value={one('mayMessage')}
              answers={[
                { value: 'oui', label: 'Message possible' },
                { value: 'non', label: 'Pas de message', icon: 'repbarre' },
              ]}
            />
            <p className="aide">Sans réponse de sa part, rien n’est coché et personne n’appelle.</p>
          </fieldset>
        </div>
      </div>
      <div className="l">
        <span className="num" aria-hidden="true">
          5
        </span>
        <div data-urgence="">
          <Triage
            name="urgency"
            legend="Quand doit-elle être reçue ?"
            note={proposalNote(proposal)}
            levels={Object.entries(urgencies).map(([value, level]) => ({ value, title: level.label, criteria: level.reasons }))}
            value={one('urgency')}
            error={errors['urgency']}
          />
        </div>
      </div>
      <div className="l autrement">
        <span />
        <details open={opened}>
          <summary>Venue sur place, d’elle-même, avec son accord ? Sinon, le dire ici</summary>
          <div className="deux haut-2">
            <Select
              name="channel"
              label="Comment ?"
              options={options(channels)}
              value={one('channel') ?? 'onSiteWalkIn'}
              error={errors['channel']}
            />
            <Select name="origin" label="Par qui ?" options={options(origins)} value={one('origin') ?? 'self'} error={errors['origin']} />
          </div>
          <Choice
            className="haut-2"
            name="agreed"
            legend="Avec l’accord de la personne ?"
            options={[
              { value: 'oui', label: 'Oui' },
              { value: 'non', label: 'Non' },
            ]}
            value={one('agreed')}
            error={errors['agreed']}
          />
        </details>
      </div>
      <div className="l seul">
        {errors[''] && <FieldError id="erreur-fiche">{errors['']}</FieldError>}
        <Actions>
          <Button look="principal" className="haut" name="act" value="record" kbd="Ctrl Entrée">
            Enregistrer et prévenir le secteur
          </Button>
          <Button look="nu" name="act" value="noTrace">
            Répondre sans garder de trace nominative
          </Button>
        </Actions>
      </div>
    </form>
  )
}

/** « Qui verra cette demande »: by name, and it follows the sector in sight. */
export const WhoWillSee = (props: { destinations: readonly Destination[]; shown: string | null }) => (
  <section className="bloc vue" aria-label="Qui verra cette demande">
    <b>
      <Icon name="oeil" /> Qui verra cette demande
    </b>
    <ul>
      <li data-lecteurs="" hidden={props.shown !== null}>
        Le secteur que vous préviendrez : ses noms s’affichent ici
      </li>
      {props.destinations.map((one) => (
        <li key={one.id} data-lecteurs={one.id} hidden={one.id !== props.shown}>
          {one.people.length > 0 ? `${joinNames(one.people)}, ${one.number === null ? one.title : `secteur ${one.number}`}` : one.title}
        </li>
      ))}
      <li>Vous, jusqu’à ce soir. Demain, seul le rendez-vous restera visible à l’accueil.</li>
    </ul>
  </section>
)
