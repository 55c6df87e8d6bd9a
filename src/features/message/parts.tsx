import { DangerTag } from '#ui/danger.tsx'
import type { ContactFlags } from '#features/household/model.ts'
import { Button, LinkButton } from '#ui/button.tsx'
import { Empty, Section } from '#ui/page.tsx'
import { PersonName } from '#ui/readers.tsx'
import { paths } from '#web/paths.ts'
import { saidHows } from './model.ts'
import type { SaidHow } from './model.ts'
import type { ShownMessage } from './shown.ts'

/** What became of each message. What waits or was held back is in the list of the referent alone. */
export const Told = ({
  messages,
  canTakeBack,
  referent,
}: {
  messages: readonly ShownMessage[]
  canTakeBack: boolean
  referent: boolean
}) => (
  <Section id="h-messages" title="Messages" className="haut-3">
    {messages.length === 0 ? (
      <Empty title={referent ? 'Aucun message.' : 'Aucun message n’est parti.'} />
    ) : (
      <ul className="lignes">
        {messages.map((one) => (
          <li key={one.id}>
            <b>{one.purpose}</b> <span className="doux">{[one.about, one.by].filter(Boolean).join(' · ')}</span>
            <p>{one.state}</p>
            {canTakeBack && one.mayTakeBack && (
              <form method="post" className="haut-1">
                <input type="hidden" name="intent" value="reprendre" />
                <Button small name="messageId" value={one.id} label={`Reprendre : ${one.purpose}, ${one.about}`}>
                  Reprendre
                </Button>
              </form>
            )}
          </li>
        ))}
      </ul>
    )}
  </Section>
)

export type ListedMessage = ShownMessage & { caseFileId: string; name: string | null; flags: ContactFlags | null }

/** One message of a list over households: the name, and how not to reach her. */
export const Listed = ({ one, letter, says = false }: { one: ListedMessage; letter: boolean; says?: boolean }) => (
  <li>
    <p className="ligne">
      <b>
        <a href={paths.caseFile.messages({ id: one.caseFileId })}>
          <PersonName>{one.name ?? 'Foyer'}</PersonName>
        </a>
      </b>
      {one.flags && <DangerTag {...one.flags} />}
    </p>
    <p>
      {one.purpose} <span className="doux">{one.about}</span>
    </p>
    {letter ? (
      <p className="haut-1">
        <LinkButton
          small
          href={paths.message.letter({ id: one.id })}
          icon="imprimer"
          label={`Ouvrir la lettre : ${one.purpose}, ${one.about}`}
        >
          Ouvrir la lettre
        </LinkButton>
      </p>
    ) : (
      <>
        <p className="doux">{one.state}</p>
        {says && (
          <form method="post" className="actions haut-1">
            <input type="hidden" name="messageId" value={one.id} />
            {(Object.keys(saidHows) as SaidHow[]).map((how) => (
              <Button
                key={how}
                small
                name="how"
                value={how}
                label={`Dit ${saidHows[how]} : ${one.name ?? 'Foyer'}, ${one.purpose}, ${one.about}`}
              >
                Dit {saidHows[how]}
              </Button>
            ))}
          </form>
        )}
      </>
    )}
  </li>
)
