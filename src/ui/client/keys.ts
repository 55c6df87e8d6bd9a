import { toggleNames } from './display.ts'
import { isWriting, make } from './dom.ts'
import { keyList } from './key-list.ts'
import type { PageKeys } from './key-list.ts'

/**
 * Single-letter keys. A page declares its own: `data-touche="e"` on a link, button or radio button is pressed by that key, `data-aller="d"` on a link
 * by G then D; `data-lignes` marks a list walked with J and K, and `data-touche-ligne="h"` a button that is pressed on the chosen line alone. Never in
 * a field; off with `<html data-touches="non">` (WCAG 2.1.4).
 */
const wordsOf = (element: HTMLElement): string => {
  const copy = element.cloneNode(true) as HTMLElement
  for (const part of copy.querySelectorAll('kbd, svg')) part.remove()
  return (copy.textContent || element.getAttribute('aria-label') || '').replaceAll(/\s+/g, ' ').trim()
}
const isShown = (element: HTMLElement): boolean => element.getClientRects().length > 0

/** What this page answers to; read when the list is asked for, since scripts change pages. */
const readPage = (): PageKeys => {
  const all = (selector: string): HTMLElement[] => [...document.querySelectorAll<HTMLElement>(selector)]
  const pairs = (name: 'touche' | 'aller' | 'touche-ligne'): [string, string][] =>
    all(`[data-${name}]`)
      .filter((element) => isShown(element) || element.classList.contains('vh'))
      .map((element) => [element.getAttribute(`data-${name}`) ?? '', wordsOf(element)])
  const ofLines = pairs('touche-ligne').map(([key, words]): [string, string] => [key, `${words}, sur la ligne choisie`])
  return {
    pressed: [...pairs('touche').filter(([key]) => !/^\d$/.test(key)), ...ofLines],
    going: pairs('aller'),
    digits: all('[data-touche]').filter((element) => /^\d$/.test(element.dataset['touche'] ?? '')).length,
    search: document.querySelector('[role="search"], input[type="search"]') !== null,
    curtain: document.querySelector('[aria-keyshortcuts="F9"]') !== null,
    names: document.querySelector('[data-masquer-noms], .nom-personne') !== null,
    lines: document.querySelector('[data-lignes]') !== null,
    principal: document.querySelector('[data-principal]') !== null,
    undo: document.querySelector('form[data-accueil], .toast [data-annuler]') !== null,
    writing: document.querySelector('.page-ecrite') !== null,
    margin: document.querySelector('.entretien .marge') !== null,
  }
}

const showKeys = () => {
  const close = make('button', { type: 'submit', class: 'b' }, 'Fermer')
  const dialog = make(
    'dialog',
    { class: 'dialogue', 'aria-labelledby': 'touches-titre' },
    make('h2', { id: 'touches-titre' }, 'Toutes les touches'),
    make(
      'ul',
      { class: 'touches-liste lignes' },
      ...keyList(readPage()).map(([what, key]) =>
        make('li', { class: 'ligne' }, make('span', { class: 'pousse' }, what), make('b', {}, key)),
      ),
    ),
    make('p', { class: 'petit doux haut-2' }, 'Chaque touche a son bouton. Elles se désactivent dans vos réglages.'),
    make('form', { method: 'dialog', class: 'actions haut-3' }, close),
  )
  dialog.addEventListener('close', () => dialog.remove())
  document.body.append(dialog)
  dialog.showModal()
}

const walk = (step: 1 | -1) => {
  const lines = [...document.querySelectorAll<HTMLElement>('[data-lignes] > *')].filter(
    (line) => line.offsetParent && line.querySelector('a, button'),
  )
  const here = lines.findIndex((line) => line.classList.contains('choisi') || line.contains(document.activeElement))
  const next = lines[Math.min(Math.max(here + step, 0), lines.length - 1)]
  if (!next) return
  for (const line of lines) line.classList.toggle('choisi', line === next)
  next.querySelector<HTMLElement>('a, button')?.focus()
  next.scrollIntoView({ block: 'nearest' })
}

const press = (selector: string): boolean => {
  const found = [...document.querySelectorAll<HTMLElement>(selector)].find((element) => element.getClientRects().length > 0)
  found?.click()
  if (found instanceof HTMLInputElement) found.focus()
  return Boolean(found)
}

export const watchKeys = (): void => {
  if (document.documentElement.dataset['touches'] === 'non') return
  let afterG = false
  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.repeat || event.defaultPrevented) return
    if (isWriting(event.target) || document.querySelector('dialog[open], .rideau-plein')) return
    const key = event.key.toLowerCase()
    const going = afterG
    afterG = false
    if (!/^[a-z0-9?]$/.test(key)) return
    if (going && press(`[data-aller="${CSS.escape(key)}"]`)) return event.preventDefault()
    if (key === 'g') afterG = true
    else if (key === '?') showKeys()
    else if (key === 'm') toggleNames()
    else if (key === 'j') walk(1)
    else if (key === 'k') walk(-1)
    // on a line, its own keys; never the first button of the page that bears that letter
    else if (!press(`.choisi [data-touche-ligne="${CSS.escape(key)}"]`) && !press(`[data-touche="${CSS.escape(key)}"]`)) return
    event.preventDefault()
  })
}
