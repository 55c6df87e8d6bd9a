import { brand, clock, make } from './dom.ts'
import { restoreLastEmptied } from './reception.ts'

/**
 * The curtain. It covers at once, without animation, and the server locks: from then on every page leads to `/rideau`.
 * Nothing typed and not yet sent is lost: then the page stays in memory, out of the document, until the same session is unlocked.
 */
const address = '/rideau'
let lowered = false

/** Whether a form holds something that the server does not have. */
export const holdsUnsentText = (root: ParentNode): boolean => {
  for (const field of root.querySelectorAll<HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement>(
    'form[method="post"] :is(input, textarea, select)',
  )) {
    // After a refusal the page carries what was typed as its first values.
    if (field.form?.querySelector('.recapitulatif')) return true
    if (field instanceof HTMLSelectElement) {
      if (
        [...field.options].some((option) => option.selected !== option.defaultSelected) &&
        field.value !== (field.options[0]?.value ?? '')
      )
        return true
    } else if (field instanceof HTMLInputElement && (field.type === 'checkbox' || field.type === 'radio')) {
      if (field.checked !== field.defaultChecked) return true
    } else if (field.type !== 'hidden' && field.type !== 'password' && field.value !== field.defaultValue) return true
  }
  return false
}

const cover = (): HTMLElement => {
  const curtain = make(
    'div',
    { class: 'rideau-plein', role: 'dialog', 'aria-modal': 'true', 'aria-label': 'Rideau', tabindex: '-1' },
    make(
      'div',
      {},
      brand(),
      make('p', { class: 'haut-3' }, clock(new Date())),
      make('div', { class: 'rideau-suite', 'aria-live': 'polite' }),
    ),
  )
  for (const dialog of document.querySelectorAll('dialog')) dialog.close()
  document.body.append(curtain)
  document.documentElement.classList.add('rideau-baisse')
  document.title = 'Aparté'
  curtain.focus()
  return curtain
}

/** A page of the same site as a document whose scripts do not run. */
const request = (method: string, url: string, body?: FormData): Promise<{ path: string; page: Document }> =>
  new Promise((resolve, reject) => {
    const call = new XMLHttpRequest()
    call.open(method, url)
    call.responseType = 'document'
    call.addEventListener('load', () =>
      call.responseXML && call.status < 500
        ? resolve({ path: new URL(call.responseURL).pathname, page: call.responseXML })
        : reject(new Error(`${call.status}`)),
    )
    call.addEventListener('error', () => reject(new Error('network')))
    // URL-encoded as a form without files would be: the server reads it the same way.
    call.send(body ? new URLSearchParams([...body].map(([name, value]) => [name, String(value)])) : null)
  })

/** Lowers the curtain. `host` pages that save by themselves (interview) pass `keep` to stay in memory whatever the fields say. */
export const lowerCurtain = (keep = false): void => {
  if (lowered || location.pathname === address) return
  // a page of nobody that works without a server has a curtain of its own
  if (!document.dispatchEvent(new Event('aparte:rideau', { cancelable: true }))) return
  lowered = true
  restoreLastEmptied()
  const title = document.title
  const unsent = keep || holdsUnsentText(document)
  const curtain = cover()
  const back = make('input', { type: 'hidden', name: 'retour', value: location.pathname + location.search })
  const lock = make('form', { method: 'post', action: address, hidden: '' }, back)
  curtain.append(lock)
  if (!unsent) return lock.submit()

  const held = document.createDocumentFragment()
  held.append(...[...document.body.childNodes].filter((node) => node !== curtain))
  const place = curtain.querySelector('.rideau-suite') ?? curtain

  const raise = () => {
    curtain.remove()
    document.body.append(held)
    document.documentElement.classList.remove('rideau-baisse')
    document.title = title
    lowered = false
    document.dispatchEvent(new Event('aparte:rideau-leve'))
  }
  const failed = (again: () => void) => {
    const retry = make('button', { type: 'button', class: 'b' }, 'Réessayer')
    retry.addEventListener('click', again)
    place.replaceChildren(
      make('p', { class: 'haut-3' }, 'Le serveur ne répond pas. L’écran reste caché, ce que vous écriviez est gardé.'),
      retry,
    )
  }
  const show = ({ path, page }: { path: string; page: Document }) => {
    // Another person may log in there: what this one was writing must not come back to her.
    if (path === '/connexion') return location.assign(path)
    if (path !== address) return raise()
    const form = page.querySelector<HTMLFormElement>('main form')
    if (!form) return location.assign(address)
    const ours = document.importNode(form, true)
    ours.addEventListener('submit', (event) => {
      event.preventDefault()
      const fields = new FormData(ours, event.submitter)
      const again = () => void request('POST', ours.getAttribute('action') ?? address, fields).then(show, () => failed(again))
      again()
    })
    place.replaceChildren(make('p', { class: 'petit doux haut-2' }, 'Ce que vous écriviez est gardé.'), ours)
    ours.querySelector<HTMLElement>('input:not([type=hidden])')?.focus()
  }
  const start = () => void request('POST', address, new FormData(lock)).then(show, () => failed(start))
  start()
}

/** F9, Escape twice within 0.7 s, and every curtain button. */
export const watchCurtain = (): void => {
  let lastEscape = -Infinity
  document.addEventListener(
    'keydown',
    (event) => {
      if (event.key === 'F9') {
        event.preventDefault()
        lowerCurtain()
      } else if (event.key === 'Escape' && !event.repeat) {
        if (event.timeStamp - lastEscape < 700) lowerCurtain()
        lastEscape = event.timeStamp
      }
    },
    true,
  )
  document.addEventListener('submit', (event) => {
    if (!(event.target instanceof HTMLFormElement) || !event.target.hasAttribute('data-rideau')) return
    event.preventDefault()
    lowerCurtain()
  })
}
