import { icon, make } from './dom.ts'

/** What `/chercher.json?q=` answers: only what this person may see; never a number of what she may not. */
export interface PaletteAnswer {
  groups: {
    title: string
    items: {
      label: string
      href: string
      detail?: string
      icon?: string
      /** Short form of the danger. */ danger?: string
      /** A person’s name. */ name?: boolean
    }[]
  }[]
  /** « Seuls vos 74 foyers sont cherchés. » */
  note?: string
}

const wait = 120

/** Search or act: a combobox over a list, in a dialog. Arrows, Home and End move, Enter opens, Escape closes. */
const openPalette = () => {
  if (document.querySelector('dialog.omni, .rideau-plein')) return
  const input = make('input', {
    type: 'text',
    role: 'combobox',
    'aria-expanded': 'true',
    'aria-controls': 'palette-liste',
    'aria-autocomplete': 'list',
    'aria-label': 'Chercher un foyer ou une action',
    autocomplete: 'off',
    spellcheck: 'false',
    placeholder: 'Chercher ou agir…',
  })
  const list = make('ul', { role: 'listbox', id: 'palette-liste', 'aria-label': 'Résultats' })
  const nothing = make('p', { class: 'rien', hidden: '' }, 'Rien de ce nom.')
  const note = make('p', { class: 'note' })
  const live = make('p', { class: 'vh', role: 'status' })
  const dialog = make(
    'dialog',
    { class: 'omni', 'aria-label': 'Chercher ou agir' },
    make('div', { class: 'q' }, icon('loupe'), input),
    list,
    nothing,
    note,
    live,
  )
  let options: HTMLElement[] = []
  let chosen = 0
  let call: AbortController | undefined
  let timer: ReturnType<typeof setTimeout> | undefined

  const choose = (index: number) => {
    chosen = options.length === 0 ? 0 : (index + options.length) % options.length
    for (const [at, option] of options.entries()) option.setAttribute('aria-selected', String(at === chosen))
    const option = options[chosen]
    if (option) {
      input.setAttribute('aria-activedescendant', option.id)
      option.scrollIntoView({ block: 'nearest' })
    } else input.removeAttribute('aria-activedescendant')
  }
  const go = (option: HTMLElement | undefined) => {
    const href = option?.dataset['href']
    if (href) location.assign(href)
  }
  const show = (answer: PaletteAnswer) => {
    options = []
    const groups = answer.groups
      .filter((group) => group.items.length > 0)
      .map((group, at) => {
        const heading = make('span', { class: 'groupe', id: `palette-groupe-${at}` }, group.title)
        const lines = group.items.map((item) => {
          const label = item.name ? make('b', { class: 'serif nom-personne' }, item.label) : make('span', {}, item.label)
          const line = make('li', { role: 'option', id: `palette-${options.length}`, 'aria-selected': 'false', 'data-href': item.href })
          if (item.icon) line.append(icon(item.icon))
          line.append(label)
          if (item.danger) line.append(make('span', { class: 't t-danger' }, item.danger))
          if (item.detail) line.append(make('span', { class: 'fin' }, item.detail))
          line.addEventListener('click', () => go(line))
          options.push(line)
          return line
        })
        return make(
          'li',
          { role: 'presentation', class: 'groupe-lignes' },
          heading,
          make('ul', { role: 'group', 'aria-labelledby': heading.id }, ...lines),
        )
      })
    list.replaceChildren(...groups)
    // an empty list box is none: it closes, and a sentence stands in its place
    const empty = options.length === 0
    list.hidden = empty
    nothing.hidden = !empty || !input.value
    input.setAttribute('aria-expanded', String(!empty))
    note.textContent = answer.note ?? ''
    note.hidden = !answer.note
    live.textContent = empty ? 'Rien de ce nom.' : `${options.length} ligne${options.length > 1 ? 's' : ''}`
    choose(0)
  }
  const search = async () => {
    call?.abort()
    call = new AbortController()
    try {
      const response = await fetch(`/chercher.json?q=${encodeURIComponent(input.value.trim())}`, {
        signal: call.signal,
        headers: { accept: 'application/json' },
      })
      // Locked meanwhile, or logged out: the server leads elsewhere.
      if (response.redirected) return location.assign(response.url)
      // 429 comes with the sentence that says so.
      if (!response.ok && response.status !== 429) throw new Error(String(response.status))
      show((await response.json()) as PaletteAnswer)
    } catch (error) {
      if (error instanceof DOMException && error.name === 'AbortError') return
      show({ groups: [], note: 'La recherche ne répond pas. Entrée ouvre la page de recherche.' })
    }
  }
  input.addEventListener('input', () => {
    clearTimeout(timer)
    timer = setTimeout(() => void search(), wait)
  })
  input.addEventListener('keydown', (event) => {
    const last = options.length - 1
    const target = { ArrowDown: chosen + 1, ArrowUp: chosen - 1 }[event.key]
    if (target !== undefined) choose(target)
    else if (event.key === 'Home' && !input.value) choose(0)
    else if (event.key === 'End' && !input.value) choose(last)
    else if (event.key === 'Enter') {
      if (options[chosen]) go(options[chosen])
      else location.assign(`/chercher?q=${encodeURIComponent(input.value.trim())}`)
    } else return
    event.preventDefault()
  })
  dialog.addEventListener('click', (event) => event.target === dialog && dialog.close())
  dialog.addEventListener('close', () => {
    call?.abort()
    clearTimeout(timer)
    dialog.remove()
  })
  document.body.append(dialog)
  dialog.showModal()
  input.focus()
  void search()
}

/** Ctrl K, and a press on the field of the header, which stays an ordinary search for the keyboard and without JavaScript. */
export const watchPalette = (): void => {
  const field = () => document.querySelector<HTMLInputElement>('[data-palette]')
  document.addEventListener('keydown', (event) => {
    if (event.key.toLowerCase() !== 'k' || !(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey || !field()) return
    event.preventDefault()
    openPalette()
  })
  document.addEventListener('pointerdown', (event) => {
    if (event.target !== field() || event.target === null) return
    event.preventDefault()
    openPalette()
  })
}
