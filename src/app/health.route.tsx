import { sql } from 'kysely'
import { typographie } from '#core/french.ts'
import { Page, Section, TitleBar } from '#ui/page.tsx'
import { Tag } from '#ui/tag.tsx'
import { Frame } from '#web/frame.tsx'
import { page } from '#web/page.server.ts'
import { healthActions } from './actions.ts'
import type { Route } from './+types/health.route'

export const meta = () => [{ title: 'État de l’installation — Aparté' }]

type Line = { what: string; says: string; state: 'ouvert' | 'delai' | 'neutre' }

/** What an administrator must look at: database, key, log, backup. No content, no name. */
export const loader = page(healthActions.show, async ({ tx, mode, installation }) => {
  const version = await sql<{ version: string; checksums: string; fsync: string }>`
    select current_setting('server_version') as version, current_setting('data_checksums') as checksums, current_setting('fsync') as fsync`.execute(
    tx.q,
  )
  const row = version.rows[0]
  const lines: Line[] = [
    { what: 'Base de données', says: `${installation['database'] ?? ''}, version ${row?.version ?? '?'}`, state: 'ouvert' },
    {
      what: 'Écritures sûres',
      says:
        row?.fsync === 'on'
          ? 'Chaque écriture confirmée est sur le disque.'
          : 'Les écritures ne sont pas forcées sur le disque : une coupure peut en perdre.',
      state: row?.fsync === 'on' ? 'ouvert' : 'delai',
    },
    {
      what: 'Sommes de contrôle',
      says: row?.checksums === 'on' ? 'Le disque est vérifié à chaque lecture.' : 'Le disque n’est pas vérifié à la lecture.',
      state: row?.checksums === 'on' ? 'ouvert' : 'delai',
    },
    {
      what: 'Clé de chiffrement',
      says: `Elle est dans ${installation['keyFile'] ?? '?'}, hors du dossier de données. Gardez-en une copie ailleurs : sans elle, les textes sont perdus.`,
      state: 'delai',
    },
    {
      what: 'Sauvegarde',
      says: 'Aucune sauvegarde n’est faite par cette version. Sauvegardez le dossier de données et la clé, séparément.',
      state: 'delai',
    },
    {
      what: 'Journal scellé',
      says: 'Les lignes du journal sont scellées toutes les trois secondes. Pour tout vérifier : npm run verify.',
      state: 'ouvert',
    },
    { what: 'Nature des données', says: mode === 'demo' ? 'Démonstration : personnes inventées.' : 'Données réelles.', state: 'neutre' },
  ]
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
