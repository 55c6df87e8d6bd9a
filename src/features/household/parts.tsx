import type { ReactNode } from 'react'
import type { IsoDate } from '#core/dates.ts'
import { writeAge, writeDate } from '#core/french.ts'
import { tabTitle, toHeadProps } from '#features/case-file/model.ts'
import type { Head } from '#features/case-file/model.ts'
import { Check, Choice } from '#ui/choice.tsx'
import { Field, Select, TextArea } from '#ui/field.tsx'
import { HouseholdHead } from '#ui/household-head.tsx'
import { ErrorSummary } from '#ui/messages.tsx'
import { Page, TitleBar } from '#ui/page.tsx'
import { HouseholdPrintFoot } from '#ui/print-foot.tsx'
import type { Printed } from '#ui/print-foot.tsx'
import { Filters } from '#ui/thread.tsx'
import { Frame } from '#web/frame.tsx'
import type { FormState } from '#web/page.server.ts'
import { paths } from '#web/paths.ts'
import { typedText } from '#web/typed.ts'
import { sexes } from './forms.ts'
import { civilTitles, custodies, householdRoles, linkQualities } from './model.ts'
import type { Custody, HouseholdRole, Member, PersonInput } from './model.ts'

export type Room = 'household' | 'contact' | 'address' | 'helpers' | 'genogram'

const rooms: Readonly<Record<Room, string>> = {
  household: 'Composition et liens',
  contact: 'Consignes de contact',
  address: 'Adresse et logement',
  helpers: 'Proches et appuis',
  genogram: 'Génogramme',
}

export const titleOf = (head: Head | undefined, room: Room): string => tabTitle(head, rooms[room])

/** Every page of the tab « Foyer »: head of the household, the five rooms, the title, and what was not understood. */
export const HouseholdPage = (props: {
  head: Head
  room: Room | null
  title: ReactNode
  intro?: ReactNode
  printed: Printed
  state?: FormState | undefined
  children: ReactNode
}) => (
  <Frame>
    <HouseholdHead {...toHeadProps(props.head, 'household')} />
    <Page>
      <Filters
        label="Le foyer"
        entries={Object.entries(rooms).map(([room, label]) => ({
          href: paths.caseFile[room as Room]({ id: props.head.id }),
          label,
          current: room === props.room,
        }))}
      />
      <TitleBar title={props.title} small>
        {props.intro}
      </TitleBar>
      <ErrorSummary errors={props.state?.errors} />
      {props.children}
      <HouseholdPrintFoot printed={props.printed} />
    </Page>
  </Frame>
)

const optionsOf = (labels: Readonly<Record<string, string>>): { value: string; label: string }[] =>
  Object.entries(labels).map(([value, label]) => ({
    value,
    label: label === '' ? 'Aucune' : `${label.charAt(0).toUpperCase()}${label.slice(1)}`,
  }))
export const qualityOptions = optionsOf(linkQualities)
export { optionsOf }

/** « 9 ans », « à naître vers le 3 septembre », « âge non connu », « décès le 2 mars ». */
export const ageWords = (one: Pick<Member, 'birthDate' | 'diedOn' | 'unborn' | 'expectedOn'>, today: IsoDate): string => {
  if (one.unborn) return one.expectedOn ? `à naître vers le ${writeDate(one.expectedOn, today)}` : 'à naître'
  if (one.diedOn && one.diedOn <= today) return `décès le ${writeDate(one.diedOn, today)}`
  return one.birthDate ? writeAge(one.birthDate, today) : 'âge non connu'
}

/** Fields of a person: what was typed, or what stands. */
export const PersonFields = ({ state, person }: { state: FormState | undefined; person?: PersonInput | undefined }) => {
  const error = state?.errors ?? {}
  return (
    <>
      <Field name="firstName" label="Prénom" value={typedText(state, 'firstName', person?.firstName)} error={error['firstName']} />
      <Field name="lastName" label="Nom" value={typedText(state, 'lastName', person?.lastName)} error={error['lastName']} />
      <Field
        name="usualName"
        label="Comment on l’appelle"
        optional
        help="Surnom, nom d’usage, ou ce qu’elle a bien voulu dire."
        value={typedText(state, 'usualName', person?.usualName)}
        error={error['usualName']}
      />
      <Field
        name="birthDate"
        label="Date de naissance"
        optional="vide si personne ne la connaît"
        type="date"
        value={typedText(state, 'birthDate', person?.birthDate)}
        error={error['birthDate']}
      />
      <Choice
        name="civilTitle"
        legend="Civilité"
        options={optionsOf(civilTitles)}
        value={typedText(state, 'civilTitle', person?.civilTitle ?? 'none')}
        error={error['civilTitle']}
      />
      <Choice
        name="sex"
        legend="Sexe"
        options={optionsOf(sexes)}
        value={typedText(state, 'sex', person?.sex ?? 'unknown')}
        error={error['sex']}
      />
      <div className="champ">
        <Check
          name="unborn"
          label="C’est un enfant à naître"
          checked={typedText(state, 'unborn', person?.unborn ? 'oui' : '') === 'oui'}
          help="L’accueil ne le voit pas."
        />
      </div>
      <Field
        name="expectedOn"
        label="Terme prévu"
        optional="pour un enfant à naître"
        type="date"
        value={typedText(state, 'expectedOn', person?.expectedOn)}
        error={error['expectedOn']}
      />
      <TextArea
        name="detail"
        label="En une ou deux phrases"
        optional
        help="École, travail, suivi en cours. Lu par qui lit le fil, pas par l’accueil."
        rows={2}
        className="plein"
        value={typedText(state, 'detail', person?.detail)}
        error={error['detail']}
      />
    </>
  )
}

/** Place in the household and since when. */
export const StayFields = (props: { state: FormState | undefined; role?: HouseholdRole; custody?: Custody | null; today: IsoDate }) => {
  const { state } = props
  const error = state?.errors ?? {}
  return (
    <>
      <Choice
        name="role"
        legend="Sa place dans le foyer"
        className="plein"
        options={optionsOf(householdRoles)}
        value={typedText(state, 'role', props.role)}
        error={error['role']}
      />
      <Choice
        name="custody"
        legend="Résidence d’un enfant"
        optional
        className="plein"
        options={optionsOf(custodies)}
        value={typedText(state, 'custody', props.custody)}
        error={error['custody']}
        help="En résidence alternée, l’enfant vit aussi dans un autre foyer."
      />
      <Field
        name="fromDate"
        label="Dans ce foyer depuis le"
        type="date"
        value={typedText(state, 'fromDate', props.today)}
        error={error['fromDate']}
      />
    </>
  )
}

/** One birth date or another, written out for a list of versions. */
export const writeMaybe = (date: IsoDate | null, today: IsoDate): string => (date ? writeDate(date, today) : 'non connue')

/** « Selects » of persons: members first, then former ones. */
export const PersonSelect = (props: {
  name: string
  label: string
  people: readonly { value: string; label: string }[]
  state: FormState | undefined
  empty?: string
}) => (
  <Select
    name={props.name}
    label={props.label}
    options={props.people}
    empty={props.empty ?? 'Choisir…'}
    value={typedText(props.state, props.name)}
    error={props.state?.errors[props.name]}
  />
)
