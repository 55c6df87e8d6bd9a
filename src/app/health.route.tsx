import { typographie } from '#core/french.ts'
import { Page, Section, TitleBar } from '#ui/page.tsx'
import { Tag } from '#ui/tag.tsx'
import { Frame } from '#web/frame.tsx'
import { page } from '#web/page.server.ts'
import { healthActions } from './actions.ts'
import { backupLines } from './health/backup.server.ts'
import { databaseLines } from './health/database.server.ts'
import { keyLines } from './health/keys.server.ts'
import type { HealthLine } from './health/line.ts'
import { logLines } from './health/log.server.ts'
import { modeLines } from './health/mode.server.ts'
import type { Route } from './+types/health.route'

export const meta = () => [{ title: 'État de l’installation — Aparté' }]

/** What an administrator must look at, subject by subject, in the order of the page. No content, no name. */
export const loader = page(healthActions.show, async ({ tx, mode, now, installation }) => {
  const lines: HealthLine[] = []
  // one after the other: they share one connection
  for (const subject of [databaseLines, keyLines, backupLines, logLines, modeLines])
    lines.push(...(await subject({ tx, mode, now, installation })))
  return { lines: lines.map((line) => ({ ...line, says: typographie(line.says) })), folder: installation['dataFolder'] ?? '' }
})

const words = { ouvert: 'En ordre', delai: 'À surveiller', neutre: 'À savoir' } as const

export default function Health({ loaderData }: Route.ComponentProps) {
  return (
    <Frame>
      <Page>
        <TitleBar title="État de l’installation">Pour la personne qui s’occupe du serveur. Aucun contenu n’est visible ici.</TitleBar>
        <Section id="etat" title="Ce qui compte">
          <ul className="lignes">
            {loaderData.lines.map((line) => (
              <li key={line.what}>
                <Tag kind={line.state}>{words[line.state]}</Tag> <b>{line.what}</b>
                <br />
                {line.says}
              </li>
            ))}
          </ul>
          <p className="petit doux">Dossier de données : {loaderData.folder}</p>
        </Section>
      </Page>
    </Frame>
  )
}
