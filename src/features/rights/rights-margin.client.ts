/** The questions worth asking for the rights, in the margin of the interview. They come after the page and never move while it is written. */
import { make } from '#ui/client/dom.ts'

type Answer = { questions: { text: string; narrows: string }[] }

const fill = async (section: HTMLElement): Promise<void> => {
  const answer = await fetch(section.dataset['questionsDroits'] ?? '', { headers: { accept: 'application/json' } })
  if (!answer.ok) return
  const { questions } = (await answer.json()) as Answer
  if (questions.length === 0) return
  const list = make('ol', { class: 'questions' })
  for (const [index, { text, narrows }] of questions.entries())
    list.append(
      make(
        'li',
        {},
        make('span', { class: 'r' }, make('span', { class: 'no' }, String(index + 1))),
        make('div', {}, make('p', {}, text), make('small', {}, narrows)),
      ),
    )
  section.querySelector('h2')?.after(list)
}

const section = document.querySelector<HTMLElement>('[data-questions-droits]')
// without the network the link stays, and nothing is said: the page is written all the same
if (section) fill(section).catch(() => undefined)
