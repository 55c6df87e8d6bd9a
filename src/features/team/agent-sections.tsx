import type { Role } from '#core/actor.ts'
import { writeFullDate } from '#core/french.ts'
import { Actions, Button } from '#ui/button.tsx'
import { Choice } from '#ui/choice.tsx'
import { Field, Select } from '#ui/field.tsx'
import { Section } from '#ui/page.tsx'
import { AgentFields } from './agent-fields.tsx'
import type { AccountState } from './queries.server.ts'

type Option = { value: string; label: string }
type AgentData = {
  closed: boolean
  administers: boolean
  oneself: boolean
  today: string
  roles: readonly Role[]
  memberships: readonly { id: string; name: string; fromDate: string; untilDate: string | null }[]
  account: AccountState | null
  /** Name of the provider of single sign-on; null when there is none. */
  signOn: string | null
  identity: { awaited: string | null; linkedAt: Date | null } | null
  sites: readonly Option[]
  teams: readonly Option[]
  colleagues: readonly Option[]
}
type Props = {
  data: AgentData
  value: (name: string) => string | undefined
  errors: Readonly<Record<string, string>> | undefined
  roleOptions: readonly Option[]
}

const Intent = ({ is }: { is: string }) => <input type="hidden" name="intent" value={is} />

/** What may be done with an account: the administrator everything, a manager the request of a recovery. */
export const AgentSections = ({ data, value, errors, roleOptions }: Props) => (
  <>
    <Access data={data} />
    {data.signOn && data.administers && !data.closed && !data.oneself && (
      <SignOnLink name={data.signOn} identity={data.identity} account={data.account} typed={value('awaited')} error={errors?.['awaited']} />
    )}
    {data.administers && !data.closed && data.oneself && (
      <Section id="soi" title="Fonctions, équipes, diplôme">
        <p className="doux">Personne ne change ses propres droits : une autre personne de l’administration le fait.</p>
      </Section>
    )}
    {data.administers && !data.closed && !data.oneself && (
      <>
        <Section id="fonctions" title="Fonctions dans Aparté">
          <form method="post">
            <Intent is="roles" />
            <Choice
              name="roles[]"
              legend="Fonctions"
              hideLegend
              multiple
              options={roleOptions}
              value={data.roles}
              error={errors?.['roles']}
            />
            <Actions>
              <Button>Garder ces fonctions</Button>
            </Actions>
          </form>
        </Section>
        <Memberships data={data} errors={errors} />
        <Section id="identite" title="Identité, diplôme, secret">
          <form method="post" className="formulaire deux">
            <Intent is="edit" />
            <AgentFields value={value} errors={errors} sites={data.sites} colleagues={data.colleagues} />
            <Actions>
              <Button look="principal">Garder</Button>
            </Actions>
          </form>
        </Section>
        <Section id="fermer" title="Fermer le compte">
          <p className="doux">Toutes ses sessions se terminent à la seconde. Ses dossiers attendent un relais ou une transmission.</p>
          <form method="post" className="haut-2">
            <Intent is="close" />
            <Button>Fermer ce compte</Button>
          </form>
        </Section>
      </>
    )}
  </>
)

/** How somebody who may have no passphrase stands, in a sentence. */
const withoutPassphrase = (account: AccountState | null, signOn: string | null, linked: boolean): string => {
  if (!account?.opened) return 'Cette personne ne s’est pas encore connectée.'
  if (signOn && linked) return `Cette personne entre avec ${signOn}, sans phrase de passe d’Aparté.`
  return 'Cette personne s’est déjà connectée. Elle n’a pas de phrase de passe d’Aparté.'
}

/** The way in: a first link as long as nobody came in, then a recovery by two persons. */
const Access = ({ data: { account, administers, closed, oneself, signOn, identity } }: { data: AgentData }) => (
  <Section id="acces" title="Connexion">
    <p>
      {closed
        ? 'Ce compte est fermé.'
        : !account?.hasPassphrase
          ? withoutPassphrase(account, signOn, identity !== null && identity.awaited === null)
          : account.hasFactor
            ? 'Phrase de passe et second facteur en place.'
            : 'Phrase de passe en place ; le second facteur sera demandé à la prochaine connexion.'}
    </p>
    {!closed && !oneself && administers && !account?.hasPassphrase && !account?.opened && (
      <form method="post" className="haut-2">
        <Intent is="invite" />
        <Button icon="cle">{account?.linkUntil ? 'Refaire le lien de première connexion' : 'Faire le lien de première connexion'}</Button>
      </form>
    )}
    {!closed && !oneself && (account?.hasPassphrase || account?.opened) && (
      <form method="post" className="haut-2">
        <Intent is="recovery" />
        <Button>Demander la réouverture</Button>
        <p className="aide">
          {account.hasPassphrase
            ? 'Phrase de passe ou téléphone perdu : vous demandez, une personne de l’administration confirme.'
            : 'Si elle ne peut plus entrer : vous demandez, une personne de l’administration confirme, et elle choisit une phrase de passe.'}
        </p>
      </form>
    )}
  </Section>
)

/** Which identity of the provider opens this account: awaited by its address, then linked once it came. */
const SignOnLink = (props: {
  name: string
  identity: AgentData['identity']
  account: AccountState | null
  typed: string | undefined
  error: string | undefined
}) => {
  const { name, identity, account, typed, error } = props
  // somebody was inside, and nothing of ours could confirm that a new identity is hers
  const unconfirmable = account !== null && account.opened && !account.hasFactor
  return (
    <Section id="connexion-unique" title={`Connexion avec ${name}`}>
      {identity && (
        <>
          <p>
            {identity.awaited
              ? `Attendue : ${identity.awaited}. Le lien se fera à sa première connexion avec ${name}, dans les trente jours.`
              : `Ce compte s’ouvre avec ${name}${identity.linkedAt ? `, depuis le ${writeFullDate(identity.linkedAt.toISOString().slice(0, 10))}` : ''}.`}
          </p>
          <form method="post" className="haut-2">
            <Intent is="endIdentity" />
            <Button>Délier ce compte</Button>
            <p className="aide">
              Ses sessions ouvertes avec {name} se terminent à la seconde.
              {unconfirmable && ' Ce compte n’a pas de second facteur d’Aparté : il faudra ensuite le rouvrir à deux.'}
            </p>
          </form>
        </>
      )}
      {unconfirmable && !identity && (
        <p>
          Ce compte a déjà servi et n’a pas de second facteur d’Aparté : personne ne peut le relier à une autre adresse à soi seul. Demandez
          d’abord sa réouverture, à deux ; elle choisira une phrase de passe et un second facteur, et vous pourrez le relier.
        </p>
      )}
      {(identity ? identity.awaited : !unconfirmable) && (
        <form method="post" className="formulaire haut-2">
          <Intent is="await" />
          <Field
            name="awaited"
            label={`Adresse ou identifiant de cette personne chez ${name}`}
            value={typed}
            error={error}
            maxLength={200}
            help="Comparé une seule fois, à sa première connexion. Ni fonction ni accès n’en viennent."
          />
          <Actions>
            <Button icon="cle">{identity ? 'Attendre cette personne à la place' : 'Relier ce compte'}</Button>
          </Actions>
        </form>
      )}
    </Section>
  )
}

const Memberships = ({ data, errors }: Pick<Props, 'data' | 'errors'>) => (
  <Section id="equipes" title="Équipes">
    <ul className="lignes">
      {data.memberships.map((membership) => (
        <li key={membership.id} className="ligne">
          <span>
            {membership.name}{' '}
            <span className="doux">
              depuis le {writeFullDate(membership.fromDate)}
              {membership.untilDate && ` jusqu’au ${writeFullDate(membership.untilDate)}`}
            </span>
          </span>
          {(membership.untilDate === null || membership.untilDate >= data.today) && (
            <form method="post">
              <Intent is="leave" />
              <Button small name="membershipId" value={membership.id} label={`Retirer de ${membership.name}`}>
                Retirer
              </Button>
            </form>
          )}
        </li>
      ))}
    </ul>
    <form method="post" className="formulaire deux">
      <Intent is="join" />
      <Select name="teamId" label="Ajouter à une équipe" options={data.teams} empty="Choisir" error={errors?.['teamId']} />
      <Field name="fromDate" type="date" label="À partir du" value={data.today} error={errors?.['fromDate']} />
      <Actions>
        <Button>Ajouter</Button>
      </Actions>
    </form>
  </Section>
)
