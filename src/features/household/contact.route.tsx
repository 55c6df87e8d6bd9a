import { Refused } from '#core/errors.ts'
import { addMonths } from '#core/dates.ts'
import { writeDate, writeFullDate } from '#core/french.ts'
import { getHead } from '#features/case-file/queries.server.ts'
import { Actions, Button } from '#ui/button.tsx'
import { Check, Choice } from '#ui/choice.tsx'
import { DangerTag } from '#ui/danger.tsx'
import { Field, TextArea } from '#ui/field.tsx'
import { Section } from '#ui/page.tsx'
import { Tag } from '#ui/tag.tsx'
import { wallClock } from '#web/clock.ts'
import { householdPage, redirectWithMessage, submit } from '#web/page.server.ts'
import type { FormState } from '#web/page.server.ts'
import { paths } from '#web/paths.ts'
import { typedText } from '#web/typed.ts'
import { household as acts } from './actions.ts'
import { setContactRule } from './commands.server.ts'
import { contactForm } from './forms.ts'
import { contactIsStale } from './model.ts'
import type { Contact } from './model.ts'
import { listContactHistory } from './queries.server.ts'
import { HouseholdPage, titleOf } from './parts.tsx'
import type { Route } from './+types/contact.route'

export const loader = householdPage(acts.showContact, async ({ tx, id, today, time, timeZone, actor }) => {
  const head = await getHead(tx, id, today)
  return {
    head,
    timeZone,
    printed: { today, time, by: `${actor.firstName} ${actor.lastName}` },
    rules: await listContactHistory(tx, id),
    // a rule that protects may be written at any time, also when the file is closed
    canWrite: head.myKinds.includes('identity') && actor.roles.includes('worker'),
  }
})

export const action = submit(acts.changeContact, contactForm, async ({ tx, id, today, value }) => {
  if (value.reviewedOn && value.reviewedOn > today) throw new Refused({ reviewedOn: 'Cette revue est dans l’avenir. Vérifiez la date.' })
  await setContactRule(tx, { ...value, caseFileId: id })
  return redirectWithMessage(paths.caseFile.contact({ id }), 'consignes-gardees')
})

export const meta: Route.MetaFunction = ({ loaderData }) => [{ title: titleOf(loaderData?.head, 'contact') }]

const answers = [
  { value: 'oui', label: 'oui' },
  { value: 'non', label: 'non' },
  { value: '', label: 'pas encore demandé' },
]
const answerOf = (value: boolean | null | undefined): string => (value === true ? 'oui' : value === false ? 'non' : '')

export default function ContactRoute({ loaderData, actionData }: Route.ComponentProps) {
  const { head, printed, rules, canWrite } = loaderData
  const state: FormState | undefined = actionData
  const [current] = rules
  return (
    <HouseholdPage
      head={head}
      room="contact"
      title="Consignes de contact"
      intro="Comment joindre la personne sans la mettre en danger. Sans sa réponse, personne n’appelle."
      printed={printed}
      state={state}
    >
      <div className="deux-colonnes">
        <div>
          {current && <Current rule={current} data={loaderData} />}
          <p className="haut-2">
            <a href={paths.caseFile.messages({ id: head.id })}>Comment veut-elle être prévenue de ses rendez-vous ?</a>
          </p>
          {rules.length > 1 && <History rules={rules.slice(1)} data={loaderData} />}
        </div>
        {canWrite && (
          <Section id="h-ecrire" title={current ? 'Revoir ensemble' : 'Les demander'}>
            <ContactForm rule={current} state={state} />
          </Section>
        )}
      </div>
    </HouseholdPage>
  )
}

type Data = Route.ComponentProps['loaderData']

/** The rules in force. A number is a link only where calling was agreed. */
const Current = ({ rule, data }: { rule: Contact; data: Data }) => {
  const { today } = data.printed
  return (
    <Section id="h-consignes" title="Aujourd’hui" end={`par ${rule.writtenBy}`}>
      <p className="ligne haut-1">
        <DangerTag {...rule} />
        {contactIsStale(rule, today) && <Tag kind="delai">à revoir ensemble</Tag>}
      </p>
      <dl className="cle haut-1">
        <dt>Appeler</dt>
        <dd>{said(rule.mayCall)}</dd>
        <dt>Laisser un message</dt>
        <dd>{said(rule.mayMessage)}</dd>
        <dt>Écrire à l’adresse</dt>
        <dd>{said(rule.mayWrite)}</dd>
        {rule.phone && (
          <>
            <dt>Numéro</dt>
            <dd>{rule.mayCall === true ? <a href={`tel:${rule.phone.replaceAll(/[^+\d]/g, '')}`}>{rule.phone}</a> : rule.phone}</dd>
          </>
        )}
      </dl>
      {[rule.how, rule.hours, rule.reason].filter(Boolean).map((line) => (
        <p key={line} className="mesure">
          {line}
        </p>
      ))}
      <p className="doux haut-1">
        {rule.reviewedOn
          ? `Revues ensemble le ${writeDate(rule.reviewedOn, today)}, à revoir avant le ${writeDate(addMonths(rule.reviewedOn, 3), today)}.`
          : 'Jamais revues ensemble.'}
      </p>
    </Section>
  )
}

const said = (value: boolean | null): string => (value === true ? 'oui' : value === false ? 'non' : 'pas encore demandé')

const History = ({ rules, data }: { rules: readonly Contact[]; data: Data }) => (
  <Section id="h-avant" title="Avant">
    <ul className="lignes">
      {rules.map((rule) => (
        <li key={rule.id}>
          <b>{writeFullDate(wallClock(rule.writtenAt, data.timeZone).date)}</b>, {rule.writtenBy}
          <br />
          <span className="doux">
            appeler : {said(rule.mayCall)} · message : {said(rule.mayMessage)} · courrier : {said(rule.mayWrite)}
            {rule.addressHidden && ' · adresse masquée'}
            {[rule.how, rule.hours].filter(Boolean).map((line) => ` · ${line}`)}
          </span>
        </li>
      ))}
    </ul>
  </Section>
)

const ContactForm = ({ rule, state }: { rule: Contact | undefined; state: FormState | undefined }) => {
  const errors = state?.errors ?? {}
  const question = (name: 'mayCall' | 'mayMessage' | 'mayWrite', legend: string) => (
    <Choice name={name} legend={legend} options={answers} value={typedText(state, name, answerOf(rule?.[name]))} error={errors[name]} />
  )
  return (
    <form method="post" className="formulaire haut-1">
      {question('mayCall', 'Peut-on l’appeler ?')}
      {question('mayMessage', 'Peut-on laisser un message ?')}
      {question('mayWrite', 'Peut-on écrire à son adresse ?')}
      <div className="champ">
        <Check
          name="addressHidden"
          label="Masquer l’adresse"
          checked={typedText(state, 'addressHidden', rule?.addressHidden ? 'oui' : '') === 'oui'}
          help="Elle ne sort plus en courrier ni en impression. Pour la voir, il faut écrire pourquoi."
        />
      </div>
      <Field name="phone" label="Numéro" type="tel" optional value={typedText(state, 'phone', rule?.phone)} error={errors['phone']} />
      <Field
        name="hours"
        label="À quelles heures"
        optional
        value={typedText(state, 'hours', rule?.hours)}
        error={errors['hours']}
        help="Par exemple : entre 9 h et 11 h 30 les jours d’école."
      />
      <TextArea
        name="how"
        label="Comment joindre sans risque"
        optional
        rows={2}
        value={typedText(state, 'how', rule?.how)}
        error={errors['how']}
        help="La phrase convenue ensemble, ou la personne par qui passer."
      />
      <TextArea
        name="reason"
        label="Pourquoi"
        optional
        rows={2}
        value={typedText(state, 'reason', rule?.reason)}
        error={errors['reason']}
        help="Lu sur la plaque par toutes les personnes qui voient ce foyer."
      />
      <Field
        name="reviewedOn"
        label="Revu ensemble le"
        type="date"
        optional="vide si ce n’est pas encore fait"
        value={typedText(state, 'reviewedOn', rule?.reviewedOn)}
        error={errors['reviewedOn']}
      />
      <Actions>
        <Button look="principal">Garder ces consignes</Button>
      </Actions>
      <p className="petit doux">Les consignes d’avant restent lisibles sur cette page.</p>
    </form>
  )
}
