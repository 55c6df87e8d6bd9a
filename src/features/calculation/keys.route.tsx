import { data } from 'react-router'
import type { ActionFunctionArgs } from 'react-router'
import { z } from 'zod'
import { writeDate, writeTimeInSentence } from '#core/french.ts'
import { newToken } from '#db/token.server.ts'
import { Actions, Button, LinkButton } from '#ui/button.tsx'
import { Field } from '#ui/field.tsx'
import { ErrorSummary } from '#ui/messages.tsx'
import { Page, Section, TitleBar } from '#ui/page.tsx'
import { wallClock } from '#web/clock.ts'
import { hallContext } from '#web/context.ts'
import { idField, neededText } from '#web/form.ts'
import { intentOf } from '#web/form.server.ts'
import { Frame } from '#web/frame.tsx'
import { page, redirectWithMessage, submit } from '#web/page.server.ts'
import { paths } from '#web/paths.ts'
import { ProveFirst, requireStepUp } from '#web/step-up.tsx'
import { typedText } from '#web/typed.ts'
import { actions } from './actions.ts'
import { createKey, revokeKey } from './commands.server.ts'
import { KeyTable } from './key-table.tsx'
import { SECRET_PREFIX } from './model.ts'
import { listKeys } from './queries.server.ts'
import type { Route } from './+types/keys.route'

export const meta = () => [{ title: 'Clés d’accès au calcul — Aparté' }]

export const loader = page(actions.keys, async ({ tx, visit, origin, today, timeZone }) => {
  const when = (at: Date | null): string | null => {
    if (!at) return null
    const wall = wallClock(at, timeZone)
    return `${writeDate(wall.date, today)}, ${writeTimeInSentence(wall.time)}`
  }
  return {
    proven: visit.steppedUp,
    address: `${origin}${paths.api.calculate()}`,
    keys: (await listKeys(tx)).map(({ createdAt, lastUsedAt, revokedAt, ...key }) => ({
      ...key,
      created: when(createdAt) ?? '',
      used: when(lastUsedAt),
      revoked: when(revokedAt),
    })),
  }
})

const creating = async (args: ActionFunctionArgs) => {
  const secret = `${SECRET_PREFIX}${newToken(args.context.get(hallContext).house.random)}`
  const outcome = await submit(
    actions.createKey,
    z.object({ name: neededText('Donnez un nom à la clé : celui du logiciel qui s’en servira.', 100) }),
    async ({ tx, visit, value }) => {
      requireStepUp(visit)
      tx.about({ subjectId: await createKey(tx, value.name, secret) })
      return new Response(null, { status: 204 })
    },
  )(args)
  // the page that answers is the only place where the secret ever stands
  return outcome instanceof Response ? data({ errors: {}, values: {}, secret }) : outcome
}

const revoking = submit(actions.revokeKey, z.object({ id: idField() }), async ({ tx, value }) => {
  await revokeKey(tx, value.id)
  tx.about({ subjectId: value.id })
  return redirectWithMessage(paths.team.keys(), 'cle-retiree')
})

/** Two acts, each with its own line in the log. */
export const action = async (args: ActionFunctionArgs) => ((await intentOf(args.request)) === 'revoke' ? revoking(args) : creating(args))

export default function KeysPage({ loaderData, actionData }: Route.ComponentProps) {
  const { keys, proven, address } = loaderData
  const secret = actionData && 'secret' in actionData ? actionData.secret : undefined
  const refused = actionData && 'secret' in actionData ? undefined : actionData
  const errors = refused?.errors
  return (
    <Frame>
      <Page>
        <TitleBar title="Clés d’accès au calcul" actions={<LinkButton href={paths.team.list()}>Équipe</LinkButton>}>
          Un autre logiciel de l’organisation peut demander un calcul des droits. Une clé n’ouvre que le calcul : ni dossier, ni nom, ni
          page.
        </TitleBar>
        {secret && <NewSecret secret={secret} />}
        <ErrorSummary errors={errors} />
        <div className="haut-3">
          <KeyTable keys={keys} />
        </div>
        <Section id="nouvelle" title="Nouvelle clé" className="haut-4">
          {!proven && !refused ? (
            <ProveFirst to={paths.team.keys()}>Créer une clé demande de prouver que c’est bien vous.</ProveFirst>
          ) : (
            <form method="post" className="formulaire" data-principal="">
              <Field
                name="name"
                label="Nom de la clé"
                help="Le logiciel qui s’en servira, et où. Une clé pour chacun : on retire l’une sans gêner les autres."
                maxLength={100}
                value={typedText(refused, 'name')}
                error={errors?.['name']}
              />
              <Actions>
                <Button look="principal" icon="cle">
                  Créer la clé
                </Button>
              </Actions>
            </form>
          )}
        </Section>
        <Section id="usage" title="Ce qu’il faut dire à qui installe le logiciel" className="haut-4">
          <p>
            Adresse : <code>{address}</code>
          </p>
          <p className="haut-1">
            La demande a la forme d’OpenFisca. Rien n’en est gardé : le journal dit qu’une clé a servi, et quand. La documentation technique
            est dans <code>docs/api.md</code> ; la liste de ce qui se calcule, à <a href={paths.api.spec()}>{paths.api.spec()}</a>.
          </p>
        </Section>
      </Page>
    </Frame>
  )
}

const NewSecret = ({ secret }: { secret: string }) => (
  <section className="feuille" aria-label="La clé, montrée une seule fois">
    <p>
      La clé est créée. Copiez-la maintenant dans le logiciel qui s’en servira : <b>elle ne sera plus montrée</b>. Perdue, elle se retire et
      se remplace.
    </p>
    <p>
      <code className="code-secret">{secret}</code>
    </p>
    <form method="get" className="haut-2">
      <Button small>C’est fait</Button>
    </form>
  </section>
)
