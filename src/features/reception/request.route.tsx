import { writeNearDay, writeTimeInSentence } from '#core/french.ts'
import { listAgendaAppointments } from '#features/agenda/queries.server.ts'
import { Actions, LinkButton } from '#ui/button.tsx'
import { DangerPlate } from '#ui/danger.tsx'
import { Page, Section, TitleBar } from '#ui/page.tsx'
import { PersonName, WhoSees } from '#ui/readers.tsx'
import { Tag } from '#ui/tag.tsx'
import { wallClock } from '#web/clock.ts'
import { Frame } from '#web/frame.tsx'
import { page } from '#web/page.server.ts'
import { paths } from '#web/paths.ts'
import { request } from './actions.ts'
import { addressCases, beenHereAnswers, channels, origins, requestStatuses, unmetReasons } from './model.ts'
import { getRequest, listReaders } from './queries.server.ts'
import { Fact, TakeForm, UrgencyTag, contactWords, topicWords } from './request-parts.tsx'
import { shown } from './shown.ts'
import type { Route } from './+types/request.route'

export const loader = page(request.show, async ({ tx, id, now, today, timeZone, actor }) => {
  const item = await getRequest(tx, id)
  if (item.caseFileId) tx.about({ caseFileId: item.caseFileId })
  const planned = item.caseFileId ? [] : await listAgendaAppointments(tx, { requestId: id, from: now, open: true })
  return {
    item: shown(item, now, timeZone),
    me: actor.agentId,
    worker: actor.roles.includes('worker'),
    readers: await listReaders(tx, id),
    appointments: planned.map((one) => {
      const at = wallClock(one.startsAt, timeZone)
      return { id: one.id, when: `${writeNearDay(at.date, today)} à ${writeTimeInSentence(at.time)}`, by: one.agentName }
    }),
  }
})

export const meta: Route.MetaFunction = () => [{ title: 'Demande — Aparté' }]

/** One request, with everything she gave, and what can be done next. */
export default function RequestPage({ loaderData }: Route.ComponentProps) {
  const { item, me, worker, readers, appointments } = loaderData
  const open = item.status === 'waiting' || item.status === 'proposed'
  const mine = item.status === 'taken' && item.takenBy?.id === me
  const reachable = item.mayCall === true || item.mayMessage === true
  return (
    <Frame>
      <Page>
        <TitleBar title={<PersonName>{item.calledName}</PersonName>}>{open ? item.due : requestStatuses[item.status]}</TitleBar>
        <DangerPlate mayCall={item.mayCall} mayMessage={item.mayMessage} addressHidden={item.addressCase === 'hidden'} />
        <div className="deux-colonnes haut-3">
          <div>
            <Section id="h-mots" title="Ses mots" end={`reçue ${item.received} par ${item.receivedBy}`}>
              <p className="ligne">
                <UrgencyTag item={item} /> {topicWords(item)}
              </p>
              {item.words ? (
                <p className="voix haut-2 mots">{item.words}</p>
              ) : (
                <p className="doux haut-2">Elle n’a pas dit pourquoi elle vient.</p>
              )}
              {item.answer && (
                <>
                  <h3 className="haut-4">Information donnée</h3>
                  <p className="mots">{item.answer}</p>
                </>
              )}
            </Section>
            <Section id="h-suite" title="Et maintenant" className="haut-4">
              {item.status === 'taken' && !mine && (
                <p>
                  {item.takenBy?.name} l’a prise {item.taken}.
                </p>
              )}
              {item.status === 'informed' && (
                <p>
                  Close : information donnée{item.takenBy ? ` par ${item.takenBy.name}` : ''}.
                  {item.unmetReason && ` ${unmetReasons[item.unmetReason]}.`}
                </p>
              )}
              {item.caseFileId && (
                <p>
                  <a href={paths.caseFile.show({ id: item.caseFileId })}>Elle fait partie d’un dossier</a>
                </p>
              )}
              {appointments.map((one) => (
                <p key={one.id}>
                  Rendez-vous {one.when}, {one.by}. {worker && <a href={paths.agenda.appointment({ id: one.id })}>Ouvrir le rendez-vous</a>}
                </p>
              ))}
              {worker && (open || mine) && (
                <>
                  <Actions className="haut-2">
                    {open && <TakeForm id={item.id} />}
                    <LinkButton look={mine ? 'principal' : 'courant'} href={paths.caseFile.open(item.id)}>
                      Ouvrir un dossier
                    </LinkButton>
                    <LinkButton href={paths.request.attach({ id: item.id })}>Rattacher à un foyer que je suis</LinkButton>
                  </Actions>
                  <Actions className="haut-2">
                    {!item.caseFileId && (
                      <LinkButton look="nu" href={paths.agenda.plan({ requestId: item.id })}>
                        Donner un rendez-vous
                      </LinkButton>
                    )}
                    <LinkButton look="nu" href={paths.request.answer({ id: item.id })}>
                      Donner l’information et clore
                    </LinkButton>
                    {open && (
                      <LinkButton look="nu" href={paths.request.propose({ id: item.id })}>
                        La proposer à une ou un collègue
                      </LinkButton>
                    )}
                  </Actions>
                </>
              )}
            </Section>
          </div>
          <div>
            <Section id="h-joindre" title="Joindre sans risque">
              <dl className="renseignements">
                <Fact label="Téléphone">{reachable ? item.phone : ''}</Fact>
                <Fact label="Consigne">{contactWords(item)}</Fact>
                <Fact label="Moment préféré">{item.preferredTime}</Fact>
                <Fact label="Adresse">
                  {item.addressCase === 'hidden'
                    ? 'Masquée à sa demande'
                    : item.addressLine || (item.addressCase ? addressCases[item.addressCase] : '')}
                </Fact>
              </dl>
            </Section>
            <Section id="h-venue" title="Comment elle est venue">
              <dl className="renseignements">
                <Fact label="Secteur">{item.sector ? `Secteur ${item.sector.number}, ${item.sector.name}` : item.team}</Fact>
                <Fact label="Par">{`${channels[item.channel]} · ${origins[item.origin]}`}</Fact>
                <Fact label="Son accord">{item.agreed === null ? 'Pas encore demandé' : item.agreed ? 'Oui' : 'Non'}</Fact>
                <Fact label="Déjà venue">{item.beenHere ? beenHereAnswers[item.beenHere] : ''}</Fact>
                <Fact label="À noter">{item.urgencyReason}</Fact>
              </dl>
              {item.proposedTo && (
                <p className="haut-2">
                  <Tag kind="neutre">Proposée à {item.proposedTo.name}</Tag>
                </p>
              )}
            </Section>
            <div className="haut-4">
              <WhoSees kind="several" count={readers.length} lines={readers} />
            </div>
          </div>
        </div>
      </Page>
    </Frame>
  )
}
