/**
 * Names masked (key M) and « entretien à plusieurs »: shown by a class on the root. They last as long as the tab, in its name, which lives in
 * memory only: nothing goes to the browser’s storage. « À plusieurs » holds for one household only, told by its path.
 */
interface Display {
  masked: boolean
  /** Path of the household whose plate is hidden; empty: none. */
  shared: string
}

const mark = 'aparte '

/** Reads the name of the tab; anything foreign counts as nothing. */
export const readDisplay = (name: string): Display => {
  const words = new URLSearchParams(name.startsWith(mark) ? name.slice(mark.length) : '')
  return { masked: words.get('noms') === 'masques', shared: words.get('plusieurs') ?? '' }
}

/** The name of the tab that says so. */
export const writeDisplay = ({ masked, shared }: Display): string =>
  mark + new URLSearchParams([...(masked ? [['noms', 'masques']] : []), ...(shared ? [['plusieurs', shared]] : [])]).toString()

const pressed = (selector: string, on: boolean) => {
  for (const button of document.querySelectorAll(selector)) button.setAttribute('aria-pressed', String(on))
}

const apply = () => {
  const { masked, shared } = readDisplay(window.name)
  const together = shared !== '' && (location.pathname === shared || location.pathname.startsWith(`${shared}/`))
  document.documentElement.classList.toggle('noms-masques', masked)
  document.documentElement.classList.toggle('a-plusieurs', together)
  pressed('[data-masquer-noms]', masked)
  pressed('[data-a-plusieurs]', together)
}

export const toggleNames = (): void => {
  const display = readDisplay(window.name)
  window.name = writeDisplay({ ...display, masked: !display.masked })
  apply()
}

/** Buttons `data-masquer-noms`, and `data-a-plusieurs="/dossiers/…"` whose value is the path of the household. */
export const watchDisplay = (): void => {
  apply()
  document.addEventListener('DOMContentLoaded', apply)
  document.addEventListener('click', (event) => {
    if (!(event.target instanceof Element)) return
    if (event.target.closest('[data-masquer-noms]')) toggleNames()
    const path = event.target.closest('[data-a-plusieurs]')?.getAttribute('data-a-plusieurs')
    if (!path) return
    const display = readDisplay(window.name)
    window.name = writeDisplay({ ...display, shared: display.shared === path ? '' : path })
    apply()
  })
}
