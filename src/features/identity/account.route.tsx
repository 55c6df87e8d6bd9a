import { z } from 'zod'
import { roleLabels } from '#core/actor.ts'
import type { IsoDate } from '#core/dates.ts'
import { writeNearDay, writeTime } from '#core/french.ts'
import { Actions, Button, LinkButton } from '#ui/button.tsx'
import { Check } from '#ui/choice.tsx'
import { ErrorSummary } from '#ui/messages.tsx'
import { Page, Section, TitleBar } from '#ui/page.tsx'
import { Tag } from '#ui/tag.tsx'
import { wallClock } from '#web/clock.ts'
import { ticked } from '#web/form.ts'
import { Frame } from '#web/frame.tsx'
import { pageAfter, redirectWithMessage, submit } from '#web/page.server.ts'
import { paths } from '#web/paths.ts'
import { changeSettings, listOwnFactors, listOwnSessions } from './account.server.ts'
import { actions } from './actions.ts'
import { signOnOf } from './passage.server.ts'
import { hashOf } from './session.server.ts'
import type { Route } from './+types/account.route'

export const meta = () => [{ title: 'Mon compte — Aparté' }]

export const loader = pageAfter(
  actions.account,
  async ({ house, visit, signOn }) => ((await signOnOf(house, hashOf(visit), signOn)).linked ? (signOn?.name ?? null) : null),
  async ({ tx, actor, today, timeZone, visit, first: signOn }) => {
    const written = (at: Date): string => {
      const wall = wallClock(at, timeZone)
      return `${writeNearDay(wall.date as IsoDate, today)} à ${writeTime(wall.time)}`
    }
    return {
      name: `${actor.firstName} ${actor.lastName}`,
      jobTitle: actor.jobTitle,
      roles: actor.roles.map((role) => roleLabels[role]),
      receives: actor.roles.some((role) => role === 'worker' || role === 'manager'),
      travels: actor.roles.some((role) => role === 'worker' || role === 'administrator'),
      settings: { singleKeys: actor.singleKeys, plainFonts: actor.plainFonts },
      hasPassphrase: visit.hasPassphrase,
      signOn,
      sessions: (await listOwnSessions(tx)).map((session) => ({
        id: session.id,
        device: session.device,
        lastSeen: written(session.lastSeenAt),
        since: written(session.createdAt),
        shared: session.shared,
        locked: session.locked,
        thisOne: session.thisOne,
      })),
      factors: (await listOwnFactors(tx)).map((factor) => ({
        id: factor.id,
        kind: factor.kind,
        label: factor.label,
        added: written(factor.createdAt),
        used: factor.lastUsedAt ? written(factor.lastUsedAt) : null,
      })),
    }
  },
)

export const action = submit(actions.settings, z.object({ singleKeys: ticked, plainFonts: ticked }), async ({ tx, value }) => {
  await changeSettings(tx, value)
  return redirectWithMessage(paths.account.show(), 'reglages-gardes')
})

export default function AccountPage({ loaderData, actionData }: Route.ComponentProps) {
  const { name, jobTitle, roles, receives, travels, settings, sessions, factors, hasPassphrase, signOn } = loaderData
  return (
    <Frame>
      <Page>
        <TitleBar title="Mon compte">
          {name}, {jobTitle}. Fonctions : {roles.join(', ') || 'aucune'}.
        </TitleBar>
        <ErrorSummary errors={actionData?.errors} />
        <Section id="sessions" title="Mes sessions" end="Aucun lieu, aucune adresse n’est gardé">
          <Sessions sessions={sessions} />
        </Section>
        <Section id="facteurs" title="Second facteur">
          <Factors factors={factors} />
        </Section>
        <Section id="phrase" title="Phrase de passe">
          {signOn && (
            <p className="doux">Vous pouvez entrer avec {signOn}. L’administration a relié votre compte ; elle seule peut le délier.</p>
          )}
          {hasPassphrase ? (
            <LinkButton href={paths.account.passphrase()}>Changer de phrase de passe</LinkButton>
          ) : signOn ? null : (
            <p className="doux">Les personnes de la démonstration n’ont pas de phrase de passe.</p>
          )}
        </Section>
        {receives && (
          <Section id="telephone" title="Agenda">
            <LinkButton href={paths.account.phone()} icon="calendrier">
              Mon agenda dans mon téléphone
            </LinkButton>
          </Section>
        )}
        {travels && (
          <Section id="copies" title="Visites hors ligne">
            <LinkButton href={paths.offlineVisit.copies()} icon="horsligne">
              Copies hors ligne
            </LinkButton>
          </Section>
        )}
        <Section id="reglages" title="Réglages">
          <form method="post" className="formulaire" data-principal="">
            <Check
              name="singleKeys"
              label="Raccourcis d’une seule lettre"
              checked={settings.singleKeys}
              help="À retirer si vous dictez ou si une aide technique tape à votre place."
            />
            <Check
              name="plainFonts"
              label="Atkinson Hyperlegible partout"
              checked={settings.plainFonts}
              help="Une seule police, sans empattement, aussi dans les récits."
            />
            <Actions>
              <Button look="principal">Garder ces réglages</Button>
            </Actions>
          </form>
        </Section>
        <Section id="sortir" title="Sortir">
          <form method="post" action={paths.logout()}>
            <Button icon="sortie">Se déconnecter</Button>
          </form>
        </Section>
      </Page>
    </Frame>
  )
}

type Data = Route.ComponentProps['loaderData']

const Sessions = ({ sessions }: { sessions: Data['sessions'] }) => (
  <>
    <ul className="lignes">
      {sessions.map((session) => (
        <li key={session.id} className="ligne">
          <span>
            <b>{session.device}</b>{' '}
            <span className="doux">
              vue {session.lastSeen}, ouverte {session.since}
            </span>
          </span>
          {session.thisOne && <Tag kind="ouvert">celle-ci</Tag>}
          {session.shared && <Tag kind="neutre">poste partagé</Tag>}
          {session.locked && <Tag kind="apart">rideau baissé</Tag>}
          {!session.thisOne && (
            <form method="post" action={paths.account.sessions()}>
              <Button small name="id" value={session.id} label={`Terminer la session ${session.device}, vue ${session.lastSeen}`}>
                Terminer
              </Button>
            </form>
          )}
        </li>
      ))}
    </ul>
    {sessions.length > 1 && (
      <form method="post" action={paths.account.sessions()}>
        <Button icon="sortie">Terminer toutes les autres</Button>
      </form>
    )}
  </>
)

const Factors = ({ factors }: { factors: Data['factors'] }) => (
  <>
    <ul className="lignes">
      {factors.map((factor) => (
        <li key={factor.id} className="ligne">
          <span>
            <b>{factor.label}</b>{' '}
            <span className="doux">
              {factor.kind === 'totp' ? 'codes à six chiffres' : 'clé d’accès'}, depuis {factor.added}
              {factor.used && `, dernier usage ${factor.used}`}
            </span>
          </span>
          {factors.length > 1 && (
            <form method="post" action={paths.account.revokeFactor()}>
              <Button small name="id" value={factor.id} label={`Retirer ${factor.label}`}>
                Retirer
              </Button>
            </form>
          )}
        </li>
      ))}
    </ul>
    <Actions>
      <LinkButton href={paths.account.factor()} icon="plus">
        Ajouter un téléphone ou une clé d’accès
      </LinkButton>
    </Actions>
    {factors.length === 1 && <p className="petit doux">Un second moyen évite de rester à la porte le jour où le téléphone manque.</p>}
  </>
)
