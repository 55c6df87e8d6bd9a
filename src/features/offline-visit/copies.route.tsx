import type { IsoDate } from '#core/dates.ts'
import { writeNearDay, writeTimeInSentence } from '#core/french.ts'
import { agentsById, caseNames } from '#features/case-file/queries.server.ts'
import { Button, LinkButton } from '#ui/button.tsx'
import { Empty, Page, Section, TitleBar } from '#ui/page.tsx'
import { wallClock } from '#web/clock.ts'
import { Frame } from '#web/frame.tsx'
import { page, redirectWithMessage, submit } from '#web/page.server.ts'
import { paths } from '#web/paths.ts'
import { offlineVisit } from './actions.ts'
import { endCopy } from './commands.server.ts'
import { endForm } from './forms.ts'
import { isOut, listCopiesOut, listMyCopies } from './queries.server.ts'
import { becameOf } from './words.ts'
import type { Route } from './+types/copies.route'

export const loader = page(offlineVisit.copies, async ({ tx, now, timeZone, today, actor }) => {
  const written = (at: Date): string => {
    const wall = wallClock(at, timeZone)
    return `${writeNearDay(wall.date as IsoDate, today)} à ${writeTimeInSentence(wall.time)}`
  }
  const mine = actor.roles.includes('worker') ? await listMyCopies(tx) : []
  const names = await caseNames(
    tx,
    mine.map(({ caseFileId }) => caseFileId),
  )
  const out = (await listCopiesOut(tx)).filter(({ agentId }) => agentId !== actor.agentId)
  const agents = await agentsById(
    tx,
    out.map(({ agentId }) => agentId),
  )
  return {
    worker: actor.roles.includes('worker'),
    administrator: actor.roles.includes('administrator'),
    mine: mine.map((one) => ({
      id: one.id,
      caseFileId: names.has(one.caseFileId) ? one.caseFileId : null,
      name: names.get(one.caseFileId) ?? 'Un foyer qui ne vous est plus ouvert',
      device: one.device,
      out: isOut(one, now),
      became: becameOf(one, now, written),
    })),
    out: out.map((one) => ({
      id: one.id,
      whose: agents.get(one.agentId)?.name ?? '',
      device: one.device,
      became: `prise ${written(one.takenAt)}, jusqu’à ${written(one.expiresAt)}`,
    })),
  }
})

export const action = submit(offlineVisit.end, endForm, async ({ tx, value }) => {
  await endCopy(tx, value.packId)
  return redirectWithMessage(paths.offlineVisit.copies(), 'copie-retiree')
})

export const meta = () => [{ title: 'Copies hors ligne — Aparté' }]

/** Copies of households on devices: one’s own, and for who administers, those of all. */
export default function Copies({ loaderData: { worker, administrator, mine, out } }: Route.ComponentProps) {
  return (
    <Frame>
      <Page>
        <TitleBar title="Copies hors ligne">
          Appareil perdu ou volé : retirez sa copie ici. Dès qu’il retrouve le réseau, il l’efface, avec ce qu’il n’avait pas envoyé.
        </TitleBar>
        {worker && (
          <Section id="h-miennes" title="Les vôtres, trente jours">
            {mine.length === 0 ? (
              <Empty title="Aucune copie.">Une visite hors ligne se prépare depuis le dossier du foyer.</Empty>
            ) : (
              <ul className="lignes">
                {mine.map((one) => (
                  <li key={one.id}>
                    <b>{one.caseFileId ? <a href={paths.caseFile.offlineVisit({ id: one.caseFileId })}>{one.name}</a> : one.name}</b>{' '}
                    <span className="doux">
                      {one.device}, {one.became}
                    </span>
                    {one.out && <End id={one.id} label={`Retirer la copie de ${one.name}`} />}
                  </li>
                ))}
              </ul>
            )}
          </Section>
        )}
        {administrator && (
          <Section id="h-toutes" title="Celles des autres, maintenant" end="sans le nom du foyer">
            {out.length === 0 ? (
              <Empty title="Aucune copie n’est sortie." />
            ) : (
              <ul className="lignes">
                {out.map((one) => (
                  <li key={one.id}>
                    <b>{one.whose}</b>{' '}
                    <span className="doux">
                      {one.device}, {one.became}
                    </span>
                    <End id={one.id} label={`Retirer la copie de ${one.whose}, ${one.became}`} />
                  </li>
                ))}
              </ul>
            )}
          </Section>
        )}
        <p className="haut-4">
          <LinkButton href={paths.account.show()}>Mon compte</LinkButton>
        </p>
      </Page>
    </Frame>
  )
}

const End = ({ id, label }: { id: string; label: string }) => (
  <form method="post" className="haut-1">
    <Button small name="packId" value={id} label={label}>
      Retirer
    </Button>
  </form>
)
