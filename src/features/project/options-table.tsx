import { Button } from '#ui/button.tsx'
import { Section } from '#ui/page.tsx'
import { Tag } from '#ui/tag.tsx'
import { paths } from '#web/paths.ts'
import { optionParts } from './model.ts'
import type { OptionPart, ProjectState } from './model.ts'

/** What is possible, side by side, one column each: made to be read with her. A part that nobody wrote in any of them has no line. */
export const Options = ({ at, state, canWrite }: { at: { id: string; projectId: string }; state: ProjectState; canWrite: boolean }) => {
  const { options, proposal, choice } = state
  if (options.length === 0) return null
  const parts = (Object.keys(optionParts) as OptionPart[]).filter((part) => options.some((one) => one[part] !== ''))
  return (
    <Section id="h-possible" title="Ce qui est possible" end="à lire ensemble" className="haut-2">
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a frame that scrolls must be reachable by keyboard */}
      <section className="defile haut-1" tabIndex={0} aria-label="Les possibilités, côte à côte">
        <table className="tab">
          <caption className="vh">Les possibilités, côte à côte</caption>
          <thead>
            <tr>
              <th scope="col">
                <span className="vh">Ce que l’on compare</span>
              </th>
              {options.map((one) => (
                <th key={one.id} scope="col">
                  {one.title}{' '}
                  {choice?.answer === 'accepted' && choice.option === one.id ? (
                    <Tag kind="ouvert">choisi</Tag>
                  ) : (
                    proposal?.option === one.id && choice === null && <Tag kind="delai">proposé</Tag>
                  )}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {parts.map((part) => (
              <tr key={part}>
                <th scope="row">{optionParts[part]}</th>
                {options.map((one) => (
                  <td key={one.id}>{one[part] || <span className="doux">pas encore écrit</span>}</td>
                ))}
              </tr>
            ))}
            {canWrite && (
              <tr className="ne-pas-imprimer">
                <th scope="row">
                  <span className="vh">Corriger</span>
                </th>
                {options.map((one) => (
                  <td key={one.id}>
                    <a
                      className="petit"
                      href={`${paths.caseFile.project({ ...at, act: 'possibilite', line: one.id })}#h-ecrire`}
                      aria-label={`Corriger : ${one.title}`}
                    >
                      Corriger
                    </a>
                  </td>
                ))}
              </tr>
            )}
          </tbody>
        </table>
      </section>
    </Section>
  )
}

/** Kept here so that a page of one option may be taken away: never what she chose. */
export const DropOption = ({ at, line, title }: { at: { id: string; projectId: string }; line: string; title: string }) => (
  <form method="post" action={paths.caseFile.project(at)} className="haut-2 ne-pas-imprimer">
    <input type="hidden" name="line" value={line} />
    <Button small look="nu" name="intent" value="possibilite-retirer" label={`Retirer : ${title}`}>
      Retirer cette possibilité
    </Button>
  </form>
)
