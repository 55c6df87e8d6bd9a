import { addDays, isIsoDate } from '#core/dates.ts'
import { isUuid } from '#core/ids.ts'
import { noBreak, writeDate, writeTime } from '#core/french.ts'
import { Actions, Button, LinkButton } from '#ui/button.tsx'
import { Check } from '#ui/choice.tsx'
import { DangerTag } from '#ui/danger.tsx'
import { Field, Select } from '#ui/field.tsx'
import { Empty, Page, TitleBar } from '#ui/page.tsx'
import { Table } from '#ui/table.tsx'
import { Tag } from '#ui/tag.tsx'
import { instantOf, wallClock } from '#web/clock.ts'
import { Frame } from '#web/frame.tsx'
import { page } from '#web/page.server.ts'
import { paths } from '#web/paths.ts'
import { actions } from './actions.ts'
import { listAgents, listLog } from './queries.server.ts'
import type { Route } from './+types/log.route'

export const loader = page(actions.log, async ({ tx, url, today, timeZone, sentenceOf }) => {
  const query = url.searchParams
  const day = (name: string): string => (isIsoDate(query.get(name) ?? '') ? (query.get(name) ?? '') : '')
  const [agentId, before] = [query.get('agent') ?? '', query.get('avant') ?? '']
  const filter = { agent: isUuid(agentId) ? agentId : '', from: day('du'), until: day('au'), refused: query.get('refus') === 'oui' }
  const { lines, next } = await listLog(tx, {
    agentId: filter.agent || null,
    from: filter.from ? instantOf(filter.from, '00:00', timeZone) : null,
    until: filter.until ? instantOf(addDays(filter.until, 1), '00:00', timeZone) : null,
    before: /^\d{1,18}$/.test(before) ? before : null,
    refusedOnly: filter.refused,
  })
  // the reading itself is a line of the log, with what was looked for
  tx.about({ detail: { agentId: filter.agent || null, from: filter.from || null, until: filter.until || null, refused: filter.refused } })
  const later = new URLSearchParams(query)
  if (next) later.set('avant', next)
  return {
    filter,
    agents: await listAgents(tx),
    lines: lines.map((line) => {
      const wall = wallClock(line.at, timeZone)
      return { ...line, when: `${writeDate(wall.date, today)}, ${writeTime(wall.time)}`, act: sentenceOf(line.actionId) }
    }),
    later: next ? `${paths.access.log()}?${later}` : null,
    isFirst: before === '',
  }
})

export const meta = () => [{ title: 'Journal — Aparté' }]

export default function Log({ loaderData }: Route.ComponentProps) {
  const { filter, agents, lines, later, isFirst } = loaderData
  return (
    <Frame>
      <Page>
        <TitleBar title="Journal des accès">
          Qui a fait quoi, et quand. Aucun contenu, aucun nom de foyer ; les mêmes six signes désignent le même foyer. Lire ce journal y
          laisse une ligne. Il sert à protéger les personnes, pas à mesurer le travail.
        </TitleBar>
        <form method="get" className="formulaire deux" aria-label="Chercher dans le journal">
          <Select
            name="agent"
            label="Agent"
            empty="Tout le monde"
            value={filter.agent}
            options={agents.map((agent) => ({ value: agent.id, label: agent.name }))}
          />
          <Check name="refus" label="Seulement les refus et les échecs" checked={filter.refused} />
          <Field name="du" label="Du" type="date" value={filter.from} className="court" />
          <Field name="au" label="Au" type="date" value={filter.until} className="court" />
          <Actions>
            <Button look="principal">Chercher</Button>
            <LinkButton look="nu" href={paths.access.log()}>
              Tout voir
            </LinkButton>
          </Actions>
        </form>
        {lines.length === 0 ? (
          <Empty title="Rien à cette recherche." />
        ) : (
          <Table
            caption={isFirst ? 'Les plus récentes' : 'Plus anciennes'}
            className="haut-4"
            rows={lines}
            rowKey={(line) => line.id}
            columns={[
              { key: 'n', title: 'N°', numeric: true, cell: (line) => line.id },
              { key: 'quand', title: 'Quand', cell: (line) => <span className="nb">{line.when}</span> },
              { key: 'qui', title: 'Qui', head: true, cell: (line) => line.who },
              {
                key: 'quoi',
                title: 'Quoi',
                cell: (line) => (
                  <>
                    {line.act} {line.outcome === 'refused' && <DangerTag>Refusé</DangerTag>}
                    {line.outcome === 'failed' && <Tag kind="non">Échec</Tag>}
                  </>
                ),
              },
              { key: 'foyer', title: 'Foyer', cell: (line) => (line.household ? <code>…{line.household}</code> : noBreak) },
            ]}
          />
        )}
        {later && (
          <p className="haut-3">
            <LinkButton small href={later}>
              Plus anciennes
            </LinkButton>
          </p>
        )}
      </Page>
    </Frame>
  )
}
