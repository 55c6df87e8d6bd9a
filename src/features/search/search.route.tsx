import { Button, LinkButton } from '#ui/button.tsx'
import { DangerTag } from '#ui/danger.tsx'
import { Field } from '#ui/field.tsx'
import { Icon } from '#ui/icons.tsx'
import { Empty, Page, Section, TitleBar } from '#ui/page.tsx'
import { Frame } from '#web/frame.tsx'
import { page } from '#web/page.server.ts'
import { paths } from '#web/paths.ts'
import { actions } from './actions.ts'
import { answer } from './answer.server.ts'
import type { Route } from './+types/search.route'

export const meta: Route.MetaFunction = () => [{ title: 'Chercher ou agir — Aparté' }]

/** The same answers as the palette, on a page of their own: for the keyboard, and without JavaScript. */
export const loader = page(actions.find, async ({ tx, actor, url }) => {
  const question = (url.searchParams.get('q') ?? '').trim().slice(0, 200)
  return { question, ...(await answer(tx, actor, question)) }
})

export default function SearchPage({ loaderData }: Route.ComponentProps) {
  const { question, groups, note, tooOften } = loaderData
  return (
    <Frame>
      <Page>
        <TitleBar title="Chercher ou agir">
          <span className="petit doux">{note}</span>
        </TitleBar>
        <form method="get" action={paths.search()} className="chercher-page">
          <Field
            name="q"
            id="question"
            label="Nom, surnom, année de naissance, numéro de dossier, action"
            value={question}
            autoComplete="off"
            maxLength={200}
          />
          <Button look="principal" icon="loupe">
            Chercher
          </Button>
        </form>
        {groups.map((group, at) => (
          <Section key={group.title} id={`groupe-${at}`} title={group.title}>
            <ul className="lignes" data-lignes="">
              {group.items.map((item) => (
                <li key={`${item.href} ${item.label}`} className="ligne">
                  {item.icon && <Icon name={item.icon} />}
                  <a href={item.href} className={item.name ? 'serif nom-personne' : undefined}>
                    {item.label}
                  </a>
                  {item.danger && <DangerTag>{item.danger}</DangerTag>}
                  {item.detail && <span className="doux pousse">{item.detail}</span>}
                </li>
              ))}
            </ul>
          </Section>
        ))}
        {groups.length === 0 && !tooOften && (
          <Empty title="Rien de ce nom.">
            Essayez un autre de ses noms, comme il s’entend, ou l’année de naissance.{' '}
            <LinkButton href={paths.home()}>Revenir à votre page</LinkButton>
          </Empty>
        )}
      </Page>
    </Frame>
  )
}
