import type { ReactNode } from 'react'
import { Actions, Button, LinkButton } from '#ui/button.tsx'
import { DangerTag } from '#ui/danger.tsx'
import { PersonName } from '#ui/readers.tsx'
import { Tag } from '#ui/tag.tsx'
import { paths } from '#web/paths.ts'
import { requestTopics, urgencies } from './model.ts'
import type { RequestItem } from './queries.server.ts'

/** A request as the pages show it: its instants already written for the site. */
export type ShownRequest = RequestItem & { due: string; received: string; taken: string | null }

export const UrgencyTag = ({ item }: { item: Pick<RequestItem, 'urgency' | 'late'> }) => (
  <Tag kind={item.late ? 'delai' : item.urgency === 'immediate' ? 'delai' : 'neutre'}>
    {item.late ? `En retard · ${urgencies[item.urgency].label.toLowerCase()}` : urgencies[item.urgency].label}
  </Tag>
)

export const topicWords = (item: Pick<RequestItem, 'topics'>): string => item.topics.map((topic) => requestTopics[topic]).join(' · ')

/** How she may be reached, in words: nothing ticked is « personne n’appelle ». */
export const contactWords = (item: Pick<RequestItem, 'mayCall' | 'mayMessage' | 'phone'>): string => {
  if (item.mayCall === true) return item.mayMessage === true ? 'On peut appeler et laisser un message.' : 'On peut appeler.'
  if (item.mayMessage === true) return 'On peut envoyer un message.'
  return item.phone ? 'Rien n’a été coché : personne n’appelle.' : 'Aucun numéro donné.'
}

/** One button, one act: of two who press, one wins and the other is told. */
export const TakeForm = ({ id, small, look = 'principal' }: { id: string; small?: boolean; look?: 'principal' | 'nuit' | 'courant' }) => (
  <form method="post" action={paths.request.take({ id })}>
    <Button look={look} small={small}>
      Je la prends
    </Button>
  </form>
)

/** One line of the queue: what presses, who, her words, who received her, and the two acts. */
export const QueueLine = ({ item, mayTake }: { item: ShownRequest; mayTake: boolean }) => (
  <li className="en-file">
    <div className="ligne">
      <UrgencyTag item={item} />
      <b className="serif">
        <a href={paths.request.show({ id: item.id })}>
          <PersonName>{item.calledName}</PersonName>
        </a>
      </b>
      <DangerTag mayCall={item.mayCall} mayMessage={item.mayMessage} addressHidden={item.addressCase === 'hidden'} />
      <span className="doux petit pousse">{item.due}</span>
    </div>
    {item.words && <p className="voix haut-1">{item.words.length > 400 ? `${item.words.slice(0, 400)}…` : item.words}</p>}
    <p className="petit doux haut-1">
      {[topicWords(item), item.sector ? `secteur ${item.sector.number}` : item.team, `reçue ${item.received} par ${item.receivedBy}`]
        .filter(Boolean)
        .join(' · ')}
      {item.proposedTo && ` · proposée à ${item.proposedTo.name}`}
    </p>
    <Actions className="haut-2">
      {mayTake && <TakeForm id={item.id} small look="courant" />}
      <LinkButton small look="nu" href={paths.request.show({ id: item.id })}>
        Ouvrir la demande
      </LinkButton>
    </Actions>
  </li>
)

/** A line of facts: nothing is shown for what nobody said. */
export const Fact = ({ label, children }: { label: string; children: ReactNode }) =>
  children ? (
    <>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </>
  ) : null
