import type { IsoDate } from '#core/dates.ts'
import { noBreak, writeDate } from '#core/french.ts'
import { compartmentLabels } from '#core/compartments.ts'
import type { WritableKind } from '#core/compartments.ts'
import type { Head } from '#features/case-file/model.ts'
import { APPEALS } from '#rules/catalogue/appeals.ts'
import type { Statement } from '#rules/catalogue/entry.ts'
import { Actions, Button, LinkButton } from '#ui/button.tsx'
import { Check, Choice } from '#ui/choice.tsx'
import { Field, Select, TextArea } from '#ui/field.tsx'
import { Section } from '#ui/page.tsx'
import type { FormState } from '#web/page.server.ts'
import { paths } from '#web/paths.ts'
import { typedText } from '#web/typed.ts'
import { pers, reasonLabels, standsInClear, statusWords } from './model.ts'
import type { NamedRight, NamedStatus, Status } from './model.ts'
import { detailWords, StatusTag } from './parts.tsx'
import { renewalMonths } from './plan.ts'
import type { Followed } from './plan.ts'

export type StatusData = {
  head: Head
  right: NamedRight
  followed: Followed
  subjectId: string | null
  current: NamedStatus | undefined
  kind: WritableKind
  renewal: Statement | null
  printed: { today: IsoDate }
}
type Props = { status: Status; data: StatusData; state: FormState | undefined }

const titles: Readonly<Record<Status, string>> = {
  toVerify: 'À vérifier',
  proposed: 'Proposé à la personne',
  requested: 'La demande est faite',
  open: 'Le droit est ouvert',
  refused: 'Le droit est refusé',
  contested: 'Le refus est contesté',
  notWanted: 'La personne ne le souhaite pas',
  ended: 'Le droit est arrêté',
}
const days: Readonly<Record<Status, string>> = {
  toVerify: 'Noté le',
  proposed: 'Proposé le',
  requested: 'Demandé le',
  open: 'Su le',
  refused: 'Su le',
  contested: 'Contesté le',
  notWanted: 'Dit le',
  ended: 'Su le',
}
const noteLabels: Readonly<Partial<Record<Status, string>>> = {
  refused: 'Les raisons, comme le courrier les écrit',
  contested: 'Ce qui est contesté, en quelques mots',
  notWanted: 'Ce qu’elle en dit',
  toVerify: 'Ce qui reste à vérifier',
}

/** One status with the fields that have a meaning for it, and what the law lets propose, ticked. */
export const StatusForm = ({ status, data, state }: Props) => {
  const { head, right, subjectId, current, kind, printed } = data
  const errors = state?.errors ?? {}
  const readId = current?.id ?? ''
  const conflict = state !== undefined && state.values['readId'] !== readId
  const back = paths.caseFile.rightStatus({ id: head.id, slug: right.slug, personId: subjectId })
  // a form that comes back stands on the page of its own status
  const here = paths.caseFile.rightStatus({ id: head.id, slug: right.slug, personId: subjectId, to: statusWords[status] })
  return (
    <Section id="h-suite" title={titles[status]} end={standsInClear(kind) ? undefined : compartmentLabels[kind]}>
      {conflict && current && (
        <div className="demande haut-1">
          <p className="etiquette">Ce qui est gardé maintenant</p>
          <p className="ligne">
            <StatusTag status={current.status} /> {detailWords(current, printed.today)}
          </p>
          {current.note && <p>{current.note}</p>}
          <p className="doux petit">
            {writeDate(current.saidOn, printed.today)}, {current.author}. Ce que vous écriviez est juste dessous.
          </p>
        </div>
      )}
      <form method="post" action={here} className={status === 'open' ? 'formulaire deux haut-2' : 'formulaire haut-2'} data-principal="">
        <input type="hidden" name="intent" value="status" />
        <input type="hidden" name="status" value={status} />
        <input type="hidden" name="readId" value={readId} />
        <input type="hidden" name="subjectId" value={subjectId ?? ''} />
        <OpenFields status={status} data={data} state={state} />
        {(status === 'refused' || status === 'contested') && (
          <Field
            name="notifiedOn"
            label="Notification reçue le"
            type="date"
            optional={status === 'contested' ? true : 'si elle est connue'}
            value={typedText(state, 'notifiedOn', current?.notifiedOn ?? '')}
            error={errors['notifiedOn']}
            help={status === 'refused' ? 'Le délai pour contester part de ce jour. La date est sur le courrier ou l’enveloppe.' : undefined}
          />
        )}
        {status === 'ended' && (
          <Field
            name="until"
            label="Dernier jour du droit"
            type="date"
            optional
            value={typedText(state, 'until', current?.until ?? '')}
            error={errors['until']}
          />
        )}
        {status === 'notWanted' && (
          <Select
            name="reason"
            label="Pourquoi"
            empty="Choisir"
            options={Object.entries(reasonLabels).map(([value, label]) => ({ value, label }))}
            value={typedText(state, 'reason')}
            error={errors['reason']}
            help="C’est son choix. La raison sert à lever un obstacle si elle le veut, et à compter, sans nom, ce qui éloigne des droits."
          />
        )}
        <Field name="saidOn" label={days[status]} type="date" value={typedText(state, 'saidOn', printed.today)} error={errors['saidOn']} />
        <TextArea
          className="plein"
          name="note"
          label={noteLabels[status] ?? 'À savoir'}
          optional
          rows={3}
          maxLength={2_000}
          value={typedText(state, 'note')}
          error={errors['note']}
        />
        <Proposals status={status} data={data} state={state} />
        <Actions>
          <Button look="principal" kbd="Ctrl Entrée">
            Garder
          </Button>
          <LinkButton look="nu" href={back}>
            Renoncer
          </LinkButton>
        </Actions>
      </form>
    </Section>
  )
}

const OpenFields = ({ status, data: { current, renewal, followed }, state }: Props) => {
  if (status !== 'open') return null
  const errors = state?.errors ?? {}
  const euros = current === undefined || current.amountCents === null ? '' : String(current.amountCents / 100).replace('.', ',')
  return (
    <>
      <Field
        name="amount"
        label="Montant reçu, en euros"
        optional="s’il est connu"
        inputMode="decimal"
        value={typedText(state, 'amount', euros)}
        error={errors['amount']}
      />
      <Choice
        name="per"
        legend="Versé"
        options={Object.entries(pers).map(([value, label]) => ({ value, label }))}
        value={typedText(state, 'per', current?.per ?? 'month')}
        error={errors['per']}
      />
      <Field
        name="since"
        label="Ouvert depuis le"
        type="date"
        optional
        value={typedText(state, 'since', current?.since ?? '')}
        error={errors['since']}
      />
      <Field
        name="until"
        label="Jusqu’au"
        type="date"
        optional
        value={typedText(state, 'until', current?.until ?? '')}
        error={errors['until']}
      />
      <Field
        name="renewOn"
        label="Redemander à partir du"
        type="date"
        optional
        value={typedText(state, 'renewOn')}
        error={errors['renewOn']}
        help={renewal ? said(renewal) : `Sans date, ${renewalMonths(followed)} mois avant la fin.`}
      />
    </>
  )
}

const said = ({ text, verified }: Statement): string => (verified ? text : `${text} (à vérifier)`)

/** What would be noted beside the status. Ticked: taking a tick off says no. */
const Proposals = ({ status, data: { followed }, state }: Props) => {
  const ticked = (name: string): boolean => (state ? state.values[name] === 'oui' : true)
  const [code] = followed.appeals
  const first = code && APPEALS[code].steps[0]
  if (status === 'refused')
    return first ? (
      <fieldset className="champ">
        <legend className="etiquette">À noter en même temps</legend>
        <Check
          name="withDeadline"
          label="La dernière date pour contester"
          checked={ticked('withDeadline')}
          help={`${first.to}. ${said(first.statement)}`}
        />
        <Check name="withStep" label={`L’étape${noBreak}: écrire le recours ensemble`} checked={ticked('withStep')} />
      </fieldset>
    ) : (
      <p className="petit doux">Aucune voie de recours n’est connue ici pour ce droit.</p>
    )
  if (status === 'requested' && followed.silence)
    return (
      <Check
        name="withDeadline"
        label={
          followed.silence.means === 'accept' ? 'Le jour où l’absence de réponse vaut accord' : 'Le jour où l’absence de réponse vaut refus'
        }
        checked={ticked('withDeadline')}
        help={said(followed.silence)}
      />
    )
  if (status === 'contested' && code && APPEALS[code].silence)
    return (
      <Check
        name="withDeadline"
        label="Le jour où l’absence de réponse au recours vaut refus"
        checked={ticked('withDeadline')}
        help={said(APPEALS[code].silence as Statement)}
      />
    )
  if (status === 'open')
    return (
      <Check name="withDeadline" label="Un rappel pour le redemander à temps, si une date le permet" checked={ticked('withDeadline')} />
    )
  return null
}
