import type { Actor } from '#core/actor.ts'
import type { Read } from '#db/door.server.ts'
import type { IconName } from '#ui/icons.tsx'
import { actions } from './actions.ts'
import { actsFor, dangerOf, detailOf, hrefOf, menuFor, noteFor, rightsFor, shortestQuestion } from './model.ts'
import { findPeople, searchesTooOften } from './queries.server.ts'

/** One line of an answer; the same shape for the palette (src/ui/client/palette.ts) and for the page. */
export type Line = { label: string; href: string; detail?: string; icon?: IconName; danger?: string; name?: boolean }
export type Answer = { groups: { title: string; items: Line[] }[]; note: string; tooOften: boolean }

/** People, then what to do with the first of them, then the actions and pages of the actor's functions. */
export const answer = async (tx: Read, actor: Actor, question: string): Promise<Answer> => {
  const asksForPeople = question.trim().length >= shortestQuestion
  const tooOften = asksForPeople && (await searchesTooOften(tx))
  const people = asksForPeople && !tooOften ? await findPeople(tx, question) : []
  const menu = menuFor(actor, question)
  const [first] = people
  const items = people.map((found): Line => {
    const [detail, danger] = [detailOf(found), dangerOf(found.flags)]
    return { label: found.name, href: hrefOf(actor, found), name: true, ...(detail && { detail }), ...(danger && { danger }) }
  })
  const acts: Line[] = first ? actsFor(actor, first, actions.find) : []
  return {
    groups: [
      { title: 'Personnes et foyers', items },
      { title: 'Agir', items: [...acts, ...menu.filter((line) => line.group === 'Agir')] },
      { title: 'Pages', items: menu.filter((line) => line.group === 'Pages') },
      { title: 'Droits et aides', items: rightsFor(question) },
    ]
      .filter((group) => group.items.length > 0)
      .map((group) => ({ title: group.title, items: group.items.map(lineOf) })),
    note: tooOften ? 'Trop de recherches en une minute. Attendez un instant, puis reprenez.' : noteFor(actor),
    tooOften,
  }
}

const lineOf = ({ label, href, detail, icon, danger, name }: Line): Line => ({
  label,
  href,
  ...(detail && { detail }),
  ...(icon && { icon }),
  ...(danger && { danger }),
  ...(name && { name }),
})
