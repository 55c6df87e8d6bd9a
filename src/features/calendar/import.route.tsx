import { data } from 'react-router'
import type { ActionFunctionArgs } from 'react-router'
import { z } from 'zod'
import { Refused } from '#core/errors.ts'
import { joinNames } from '#core/french.ts'
import { Actions, Button, LinkButton } from '#ui/button.tsx'
import { ErrorSummary } from '#ui/messages.tsx'
import { Page, Section, TitleBar } from '#ui/page.tsx'
import { text } from '#web/form.ts'
import { Frame } from '#web/frame.tsx'
import { page, submit } from '#web/page.server.ts'
import { paths } from '#web/paths.ts'
import { actions } from './actions.ts'
import { readCalendar } from './calendar-file.ts'
import { importHours } from './commands.server.ts'
import { FileOrText } from './file-parts.tsx'
import { LARGEST_FILE, leftWords } from './model.ts'
import type { FileRead, Imported, LeftReason } from './model.ts'
import type { Route } from './+types/import.route'

export const meta = () => [{ title: 'Reprendre un agenda — Aparté' }]

export const loader = page(actions.reprise, async ({ actor }) => ({ works: actor.roles.includes('worker') }))

const form = z.object({ file: z.string().default(''), text: text() })

/** The answer is the page itself, with its counts; the same form again would count nothing new. */
export const action = async (args: ActionFunctionArgs) => {
  let done: { imported: Imported; left: FileRead['left'] } | undefined
  const outcome = await submit(
    actions.importHours,
    form,
    async ({ tx, value, now, timeZone }) => {
      const given = value.file || value.text
      if (given.trim() === '') throw new Refused({ file: 'Choisissez un fichier d’agenda, ou collez son contenu.' })
      const read = readCalendar(given, { now, timeZone })
      const imported = await importHours(tx, read)
      tx.about({ detail: { hours: imported.added + imported.moved } })
      done = { imported, left: read.left }
      return new Response(null, { status: 204 })
    },
    { again: true, files: { file: LARGEST_FILE } },
  )(args)
  return outcome instanceof Response ? data({ errors: {}, values: {}, done }) : outcome
}

export default function ImportPage({ loaderData, actionData }: Route.ComponentProps) {
  const done = actionData && 'done' in actionData ? actionData.done : undefined
  const refused = actionData && 'done' in actionData ? undefined : actionData
  const errors = refused?.errors
  return (
    <Frame>
      <Page>
        <TitleBar title="Reprendre un agenda" actions={<LinkButton href={paths.account.phone()}>Mon agenda dans mon téléphone</LinkButton>}>
          Les heures d’un fichier deviennent du temps occupé dans votre agenda. Les titres, les lieux et les personnes ne sont pas lus.
        </TitleBar>
        <ErrorSummary errors={errors} />
        {done && <Done {...done} />}
        <form method="post" encType="multipart/form-data" className="formulaire haut-3" data-principal="">
          <FileOrText
            accept=".ics,text/calendar"
            label="Fichier d’agenda"
            help="Un fichier en « .ics », d’1 Mo au plus : celui d’Outlook, de Google Agenda, de Thunderbird, ou le flux de RDV Service Public enregistré."
            placeholder="BEGIN:VCALENDAR"
            state={refused}
          />
          <Actions>
            <Button look="principal">Reprendre ces heures</Button>
          </Actions>
        </form>
        <Section id="regles" title="Ce qui est repris" className="haut-4">
          <ul className="lignes">
            <li>De maintenant à treize mois. Ce qui revient (chaque mardi…) est écrit jour par jour.</li>
            <li>Le même fichier repris deux fois ne double rien : ce qui a bougé suit, ce qui est annulé s’en va.</li>
            <li>Sur une heure déjà prise, l’heure reprise se voit, mais ne prend rien.</li>
            <li>Ce qui disparaît du fichier sans y être annulé reste : retirez-le de votre agenda.</li>
            <li>
              Aparté ne va pas chercher un agenda à une adresse : un serveur qui ouvre les adresses qu’on lui donne peut être détourné.
            </li>
          </ul>
        </Section>
        {loaderData.works && (
          <Section id="rdv-service-public" title="Des rendez-vous avec vos foyers" className="haut-4">
            <p>L’export de RDV Service Public dit avec qui : ses rendez-vous rejoignent les foyers que vous suivez.</p>
            <p className="haut-2">
              <LinkButton href={paths.account.importRdv()}>Reprendre un export de RDV Service Public</LinkButton>
            </p>
          </Section>
        )}
      </Page>
    </Frame>
  )
}

const counted = (count: number, one: string, several: string): string[] =>
  count === 0 ? [] : [`${count.toLocaleString('fr-FR')} ${count === 1 ? one : several}`]

const Done = ({ imported, left }: { imported: Imported; left: FileRead['left'] }) => {
  const { added, moved, known, calledOff, yielding } = imported
  const told = [
    ...counted(added, 'heure ajoutée', 'heures ajoutées'),
    ...counted(moved, 'heure déplacée', 'heures déplacées'),
    ...counted(calledOff, 'heure annulée', 'heures annulées'),
    ...counted(known, 'heure déjà connue', 'heures déjà connues'),
  ]
  const aside = (Object.entries(left) as [LeftReason, number][]).flatMap(([why, count]) =>
    counted(count, leftWords[why][0], leftWords[why][1]),
  )
  return (
    // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- <output> holds no paragraph
    <section className="feuille" role="status" aria-label="Ce qui a été repris">
      <p>
        <b>{told.length === 0 ? 'Rien à reprendre dans ce fichier.' : `Repris : ${joinNames(told)}.`}</b>
      </p>
      {yielding > 0 && (
        <p className="haut-1">
          Dont {yielding.toLocaleString('fr-FR')} sur une heure déjà prise : {yielding === 1 ? 'elle se voit' : 'elles se voient'}, sans
          rien prendre.
        </p>
      )}
      {aside.length > 0 && <p className="haut-1">Laissés de côté : {joinNames(aside)}.</p>}
    </section>
  )
}
