import { DOMAINS } from '#rules/catalogue/entry.ts'
import type { Domain } from '#rules/catalogue/entry.ts'
import { Button, LinkButton } from '#ui/button.tsx'
import { Field, Select } from '#ui/field.tsx'
import { Empty, Page, Section, TitleBar } from '#ui/page.tsx'
import { Tag } from '#ui/tag.tsx'
import { Filters } from '#ui/thread.tsx'
import { Frame } from '#web/frame.tsx'
import { page } from '#web/page.server.ts'
import { paths } from '#web/paths.ts'
import { catalogue as acts } from './actions.ts'
import { listRights, scopes, wantedOf } from './listed.ts'
import type { ListedRight } from './listed.ts'
import { listLocalAids } from './queries.server.ts'
import type { Route } from './+types/list.route'

export const meta: Route.MetaFunction = () => [{ title: 'Droits et aides — Aparté' }]

export const loader = page(acts.list, async ({ tx, url, today }) => {
  const wanted = wantedOf(url.searchParams)
  return { wanted, rights: listRights(wanted, await listLocalAids(tx, today)) }
})

const optionsOf = (labels: Readonly<Record<string, string>>) => Object.entries(labels).map(([value, label]) => ({ value, label }))

export default function RightsPage({ loaderData }: Route.ComponentProps) {
  const { wanted, rights } = loaderData
  const narrowed = wanted.question !== '' || wanted.domain !== '' || wanted.scope !== ''
  return (
    <Frame>
      <Page>
        <TitleBar title="Droits et aides" actions={<LinkButton href={paths.localAid.list()}>Aides locales</LinkButton>}>
          Ce que la personne peut demander, à qui, avec quelles pièces, et que faire si la réponse est non.
        </TitleBar>
        <form method="get" action={paths.catalogue.list()} className="chercher-page chercher-droits">
          <Field
            name="q"
            id="question"
            label="Un droit, un sigle, un ancien nom"
            value={wanted.question}
            maxLength={200}
            help="« CMU », « Pôle emploi », « carte orange », ou un mot de tous les jours."
          />
          <Select name="domaine" label="Domaine" options={optionsOf(DOMAINS)} empty="Tous les domaines" value={wanted.domain} />
          <Select name="lesquels" label="Lesquels" options={optionsOf(scopes)} value={wanted.scope} />
          <Button look="principal" icon="loupe">
            Chercher
          </Button>
        </form>
        <p className="doux">
          {rights.length === 0 ? '' : rights.length === 1 ? 'Un droit ou une aide' : `${rights.length} droits et aides`}
          {narrowed && (
            <>
              {' · '}
              <a href={paths.catalogue.list()}>Tout revoir</a>
            </>
          )}
        </p>
        {!narrowed && (
          <Filters
            label="Aller à un domaine"
            entries={(Object.keys(DOMAINS) as Domain[]).map((domain) => ({ href: `#h-${domain}`, label: DOMAINS[domain] }))}
          />
        )}
        {rights.length === 0 && (
          <Empty title="Rien de ce nom dans le catalogue.">
            Essayez un autre mot, ou le sigle.{wanted.domain !== '' || wanted.scope !== '' ? ' Ou retirez le filtre.' : ''}
          </Empty>
        )}
        {wanted.question === '' ? (
          (Object.keys(DOMAINS) as Domain[]).map((domain) => (
            <OfDomain key={domain} domain={domain} rights={rights.filter((one) => one.domain === domain)} />
          ))
        ) : (
          <RightList rights={rights} withDomain />
        )}
      </Page>
    </Frame>
  )
}

const OfDomain = ({ domain, rights }: { domain: Domain; rights: readonly ListedRight[] }) =>
  rights.length === 0 ? null : (
    <Section id={`h-${domain}`} title={DOMAINS[domain]} end={`${rights.length}`}>
      <RightList rights={rights} />
    </Section>
  )

const RightList = ({ rights, withDomain = false }: { rights: readonly ListedRight[]; withDomain?: boolean }) => (
  <ul className={withDomain ? 'lignes catalogue' : 'lignes catalogue en-colonnes'} data-lignes="">
    {rights.map((one) => (
      <li key={one.key}>
        <p className="ligne">
          <a href={one.href}>
            {one.name}
            {one.acronym && ` (${one.acronym})`}
          </a>
          {one.provider !== null && <Tag kind="neutre">locale : {one.provider}</Tag>}
          {one.computed && (
            <Tag kind="neutre" icon="euro">
              calculé
            </Tag>
          )}
          {withDomain && <span className="doux petit">{DOMAINS[one.domain]}</span>}
        </p>
        {one.by !== null && (
          <p className="petit">
            « {one.by} » : aujourd’hui, {one.name}
          </p>
        )}
        <p className="petit doux">{one.what}</p>
      </li>
    ))}
  </ul>
)
