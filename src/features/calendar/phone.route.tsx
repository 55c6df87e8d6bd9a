import { data } from 'react-router'
import type { ActionFunctionArgs } from 'react-router'
import { z } from 'zod'
import { writeDate, writeTimeInSentence } from '#core/french.ts'
import { newToken } from '#db/token.server.ts'
import { Actions, Button, LinkButton } from '#ui/button.tsx'
import { ErrorSummary } from '#ui/messages.tsx'
import { Page, Section, TitleBar } from '#ui/page.tsx'
import { QrCode } from '#ui/qr-code.tsx'
import { wallClock } from '#web/clock.ts'
import { hallContext } from '#web/context.ts'
import { intentOf } from '#web/form.server.ts'
import { Frame } from '#web/frame.tsx'
import { page, redirectWithMessage, submit } from '#web/page.server.ts'
import { paths } from '#web/paths.ts'
import { ProveFirst, requireStepUp } from '#web/step-up.tsx'
import { actions } from './actions.ts'
import { createFeed, revokeFeed } from './commands.server.ts'
import { FEED_DAYS } from './model.ts'
import { getMyFeed } from './queries.server.ts'
import type { Route } from './+types/phone.route'

export const meta = () => [{ title: 'Mon agenda dans mon téléphone — Aparté' }]

export const loader = page(actions.feed, async ({ tx, visit, today, timeZone }) => {
  const when = (at: Date | null): string | null => {
    if (!at) return null
    const wall = wallClock(at, timeZone)
    return `${writeDate(wall.date, today)}, ${writeTimeInSentence(wall.time)}`
  }
  const feed = await getMyFeed(tx)
  return { proven: visit.steppedUp, feed: feed && { created: when(feed.createdAt) ?? '', read: when(feed.lastReadAt) } }
})

const creating = async (args: ActionFunctionArgs) => {
  const { house, origin } = args.context.get(hallContext)
  const token = newToken(house.random)
  const outcome = await submit(actions.createFeed, z.object({}), async ({ tx, visit }) => {
    requireStepUp(visit)
    tx.about({ subjectId: await createFeed(tx, token) })
    return new Response(null, { status: 204 })
  })(args)
  // the page that answers is the only place where the address ever stands
  return outcome instanceof Response ? data({ errors: {}, values: {}, address: `${origin}${paths.calendarFeed({ token })}` }) : outcome
}

const revoking = submit(actions.revokeFeed, z.object({}), async ({ tx }) => {
  tx.about({ subjectId: await revokeFeed(tx) })
  return redirectWithMessage(paths.account.phone(), 'adresse-retiree')
})

/** Two acts, each with its own line in the log. */
export const action = async (args: ActionFunctionArgs) => ((await intentOf(args.request)) === 'revoke' ? revoking(args) : creating(args))

export default function PhonePage({ loaderData, actionData }: Route.ComponentProps) {
  const { feed, proven } = loaderData
  const address = actionData && 'address' in actionData ? actionData.address : undefined
  const refused = actionData && 'address' in actionData ? undefined : actionData
  return (
    <Frame>
      <Page>
        <TitleBar title="Mon agenda dans mon téléphone" actions={<LinkButton href={paths.account.show()}>Mon compte</LinkButton>}>
          Une adresse privée donne vos heures au calendrier de votre téléphone. Aucun nom, aucun lieu, aucun foyer : seulement quand, et un
          mot.
        </TitleBar>
        <ErrorSummary errors={refused?.errors} />
        {address && <NewAddress address={address} />}
        <Section id="adresse" title="Mon adresse" className="haut-3">
          {feed ? (
            <>
              <p>
                En service depuis le {feed.created}. {feed.read ? `Lue pour la dernière fois le ${feed.read}.` : 'Jamais lue.'}
              </p>
              <form method="post" className="haut-2">
                <Button name="intent" value="revoke">
                  Retirer cette adresse
                </Button>
              </form>
              <p className="petit doux haut-1">
                Téléphone perdu, ou un doute : retirez-la. Elle ne donne plus rien tout de suite. Ce que le téléphone a déjà copié y reste.
              </p>
            </>
          ) : (
            <p className="doux">Aucune adresse pour l’instant : votre agenda ne sort pas d’Aparté.</p>
          )}
          {!proven && !refused ? (
            <ProveFirst to={paths.account.phone()}>Créer une adresse demande de prouver que c’est bien vous.</ProveFirst>
          ) : (
            <form method="post" className="haut-3">
              <Button name="intent" value="create" look={feed ? 'courant' : 'principal'} icon="plus">
                {feed ? 'Remplacer par une nouvelle adresse' : 'Créer une adresse'}
              </Button>
            </form>
          )}
        </Section>
        <Section id="contenu-flux" title="Ce que le téléphone montre" className="haut-4">
          <ul className="lignes">
            <li>
              <b>Rendez-vous</b>, <b>Visite</b>, <b>Permanence</b>, ou <b>Occupé</b> pour le reste : le début, la fin, rien d’autre.
            </li>
            <li>
              De {FEED_DAYS.back} jours en arrière à treize mois devant. Ce qui est annulé ou déplacé disparaît à la lecture suivante.
            </li>
            <li>Qui connaît l’adresse voit ces heures, sans mot de passe. Chaque lecture laisse une ligne au journal.</li>
            <li>
              Votre téléphone recopie vos heures chez son fabricant s’il est réglé ainsi. Aparté n’y peut rien : demandez à votre service.
            </li>
          </ul>
        </Section>
        <Section id="autre-agenda" title="Un autre agenda dans Aparté" className="haut-4">
          <p>Les heures d’un autre agenda, reprises d’un fichier, deviennent du temps occupé dans le vôtre.</p>
          <p className="haut-2">
            <LinkButton href={paths.account.importAgenda()}>Reprendre un fichier d’agenda</LinkButton>
          </p>
        </Section>
      </Page>
    </Frame>
  )
}

const NewAddress = ({ address }: { address: string }) => (
  <section className="feuille" aria-label="L’adresse, montrée une seule fois">
    <p>
      L’adresse est créée. Dans le calendrier du téléphone, choisissez « S’abonner à un calendrier » ou « Ajouter à partir d’une adresse »,
      puis copiez-la, ou lisez ce carré : <b>elle ne sera plus montrée</b>. Perdue, elle se remplace.
    </p>
    <QrCode text={address} label="Code QR de l’adresse, à lire avec votre téléphone" />
    {/* verbatim: French spacing would change the address */}
    <p>
      <code className="code-secret">{address}</code>
    </p>
    <form method="get" className="haut-2">
      <Actions>
        <Button small>C’est fait</Button>
      </Actions>
    </form>
  </section>
)
