import { contactOutcomes } from '#features/agenda/model.ts'
import type { ContactOutcome } from '#features/agenda/model.ts'
import { requestTopics, urgencies } from '#features/reception/model.ts'
import type { RequestTopic, Urgency } from '#features/reception/model.ts'
import { Actions, Button } from '#ui/button.tsx'
import { Urgent } from '#ui/messages.tsx'
import { Empty, Section } from '#ui/page.tsx'
import { PersonName } from '#ui/readers.tsx'
import { Tag } from '#ui/tag.tsx'
import { paths } from '#web/paths.ts'

/** A passage with its hours already written. */
export type Shown = {
  id: string
  calledName: string
  topic: RequestTopic | null
  urgency: Urgency
  time: string
  waited: string
  by: string | null
  outcome: ContactOutcome | null
}
type Act = { permanenceId: string; one: Shown }

const Receive = ({ permanenceId, one }: Act) => (
  <form method="post" action={paths.permanence.take({ id: permanenceId, contactId: one.id })}>
    <Button small label={`Je la reçois : ${one.calledName}, ${one.time}`}>
      Je la reçois
    </Button>
  </form>
)

const ToRequest = ({ permanenceId, one }: Act) => (
  <form method="post" action={paths.permanence.request({ id: permanenceId, contactId: one.id })}>
    <Button small look="nu" label={`En faire une demande : ${one.calledName}, ${one.time}`}>
      En faire une demande
    </Button>
  </form>
)

const End = ({ permanenceId, one, outcomes }: Act & { outcomes: readonly ContactOutcome[] }) => (
  <form method="post" action={paths.permanence.end({ id: permanenceId, contactId: one.id })} className="actions">
    {outcomes.map((outcome) => (
      <Button
        key={outcome}
        small
        look="nu"
        name="outcome"
        value={outcome}
        label={`${contactOutcomes[outcome]} : ${one.calledName}, ${one.time}`}
      >
        {contactOutcomes[outcome]}
      </Button>
    ))}
  </form>
)

const Who = ({ one }: { one: Shown }) => (
  <>
    <span className="h">{one.time}</span>
    <span>
      <b className="serif ne-pas-imprimer">
        <PersonName>{one.calledName}</PersonName>
      </b>
      <br />
      <span className="doux">{one.topic ? requestTopics[one.topic] : 'Sans sujet dit'}</span>
    </span>
  </>
)

/** Who is in danger: above everything else, whoever looks at the page. Receiving the next person is receiving her. */
export const InDanger = ({ permanenceId, lines, receives }: { permanenceId: string; lines: readonly Shown[]; receives: boolean }) =>
  lines.length > 0 && (
    <Urgent
      label="À recevoir tout de suite"
      actions={
        receives && (
          <form method="post" action={paths.permanence.next({ id: permanenceId })}>
            <Button look="nuit">Recevoir maintenant</Button>
          </form>
        )
      }
    >
      <b>À recevoir tout de suite.</b>{' '}
      {lines.map((one) => (
        <span key={one.id}>
          <span className="ne-pas-imprimer">
            <PersonName>{one.calledName}</PersonName>
          </span>{' '}
          est là depuis {one.waited}
          {one.topic && `, ${requestTopics[one.topic].toLowerCase()}`}.{' '}
        </span>
      ))}
      {!receives && 'Appelez un travailleur social maintenant.'}
    </Urgent>
  )

/** Who waits, in the order in which they are received. */
export const Waiting = ({
  permanenceId,
  lines,
  receives,
  longest,
}: {
  permanenceId: string
  lines: readonly Shown[]
  receives: boolean
  longest: string | null
}) => (
  <Section id="h-attente" title="En attente" end={longest ? `la plus longue : ${longest}` : undefined}>
    {lines.length === 0 ? (
      <Empty title="Personne n’attend." />
    ) : (
      <>
        {receives && (
          <form method="post" action={paths.permanence.next({ id: permanenceId })} className="haut-2">
            <Button shortcut="s" kbd="S">
              Recevoir la personne suivante
            </Button>
          </form>
        )}
        <ol className="attente" data-lignes="">
          {lines.map((one) => (
            <li key={one.id}>
              <Who one={one} />
              <Tag kind={one.urgency === 'immediate' ? 'delai' : 'neutre'} icon={pressing(one.urgency) ? 'alerte' : undefined}>
                {pressing(one.urgency) ? `${urgencies[one.urgency].label.toLowerCase()} · ${one.waited}` : one.waited}
              </Tag>
              <Actions>
                {receives && <Receive permanenceId={permanenceId} one={one} />}
                <ToRequest permanenceId={permanenceId} one={one} />
                <End permanenceId={permanenceId} one={one} outcomes={receives ? ['left'] : ['informed', 'left']} />
              </Actions>
            </li>
          ))}
        </ol>
      </>
    )}
  </Section>
)

const pressing = (urgency: Urgency): boolean => urgency === 'immediate' || urgency === 'today'

/** Who is being received, and by whom. */
export const Taken = ({ permanenceId, lines }: { permanenceId: string; lines: readonly Shown[] }) => (
  <Section id="h-recues" title="En train d’être reçues" className="haut-3">
    <ol className="attente">
      {lines.map((one) => (
        <li key={one.id}>
          <Who one={one} />
          <Tag kind="neutre">avec {one.by}</Tag>
          <Actions>
            <End permanenceId={permanenceId} one={one} outcomes={['informed', 'appointment', 'left']} />
            <ToRequest permanenceId={permanenceId} one={one} />
          </Actions>
        </li>
      ))}
    </ol>
  </Section>
)

/** Who is gone, and what became of it. */
export const Ended = ({ lines }: { lines: readonly Shown[] }) => (
  <Section id="h-terminees" title="Terminées" className="haut-3">
    <ol className="attente">
      {lines.map((one) => (
        <li key={one.id}>
          <Who one={one} />
          <Tag kind="neutre">{one.outcome && contactOutcomes[one.outcome].toLowerCase()}</Tag>
        </li>
      ))}
    </ol>
  </Section>
)

/** The morning in figures, never with a name. */
export const Counts = ({
  arrived,
  waiting,
  taken,
  outcomes,
}: {
  arrived: number
  waiting: number
  taken: number
  outcomes: readonly { outcome: ContactOutcome; n: number }[]
}) => (
  <Section id="h-compte" title="La permanence en chiffres" className="haut-4">
    <dl className="cle haut-1">
      <dt>Arrivées</dt>
      <dd>{arrived}</dd>
      <dt>En attente</dt>
      <dd>{waiting}</dd>
      <dt>En train d’être reçues</dt>
      <dd>{taken}</dd>
      {outcomes.map(({ outcome, n }) => (
        <Pair key={outcome} label={contactOutcomes[outcome]} n={n} />
      ))}
    </dl>
  </Section>
)
const Pair = ({ label, n }: { label: string; n: number }) => (
  <>
    <dt>{label}</dt>
    <dd>{n}</dd>
  </>
)
