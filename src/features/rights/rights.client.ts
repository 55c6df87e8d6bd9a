/** Tries an answer at once: the worker computes, the table, the aside and what is left to live on follow. The page works without it. */
import { showComparison, showTable } from './shown-table.ts'
import { showAside, showPill, typedValue } from './shown-aside.ts'
import type { FromWorker, Looked, PageView, ToWorker } from './page-view.ts'
import type { Given, Supposed } from './model.ts'

/** The worker is our own file, and nothing else may become one: the policy says so to the browser. */
type Policies = {
  createPolicy: (name: string, rules: { createScriptURL: (url: string) => string }) => { createScriptURL: (url: string) => URL }
}
const workerAddress = (path: string): string | URL => {
  const policies = (window as unknown as { trustedTypes?: Policies }).trustedTypes
  if (!/^\/assets\/[\w-]+\.js$/.test(path)) throw new Error('Not one of our workers')
  return policies ? policies.createPolicy('aparte-calcul', { createScriptURL: (url) => url }).createScriptURL(path) : path
}

const start = (data: HTMLElement): void => {
  const worker = new Worker(workerAddress(data.dataset['calcul'] ?? ''), { type: 'module' })
  const { given, looked } = JSON.parse(data.textContent ?? '') as { given: Given; looked: Looked }
  const send = (message: ToWorker): void => worker.postMessage(message)
  let supposed: Record<string, number> = {}
  let ask = 0
  /** When the gesture was made that the next answer is shown for; null between two. */
  let asked: number | null = null
  const trial = document.querySelector<HTMLElement>('[data-essai]')

  const suppose = (next: Supposed): void => {
    supposed = { ...next }
    ask += 1
    asked = performance.now()
    if (trial) trial.hidden = Object.keys(supposed).length === 0
    send({ kind: 'suppose', ask, supposed })
  }
  const show = (view: PageView): void => {
    showTable(view.table)
    if (view.aside) showAside(view.aside, supposed)
    showComparison(view.comparison)
    if (asked !== null) performance.measure('aparte-droits', { start: asked, end: performance.now() })
    asked = null
  }
  worker.addEventListener('message', ({ data: message }: MessageEvent<FromWorker>) => {
    // an older answer is not shown over a newer one
    if (message.ask !== ask) return
    if (message.kind === 'view') show(message.view)
    else showPill(message)
  })
  const questions = document.querySelector<HTMLElement>('[data-questions]')
  const pathOf = (target: EventTarget | null): string | undefined =>
    target instanceof HTMLElement ? target.closest<HTMLElement>('[data-question]')?.dataset['question'] : undefined
  const without = (path: string): Record<string, number> => Object.fromEntries(Object.entries(supposed).filter(([one]) => one !== path))
  questions?.addEventListener('change', ({ target }) => {
    const path = pathOf(target)
    if (!path || !(target instanceof HTMLInputElement) || target.type !== 'radio') return
    suppose(target.checked ? { ...supposed, [path]: Number(target.value) } : without(path))
  })
  questions?.addEventListener('input', ({ target }) => {
    const path = pathOf(target)
    if (!path || !(target instanceof HTMLInputElement) || target.type === 'radio') return
    const value = typedValue(target)
    if (value === undefined) return
    for (const radio of questions.querySelectorAll<HTMLInputElement>(`[data-question="${CSS.escape(path)}"] input[type="radio"]`))
      radio.checked = false
    suppose(value === null ? without(path) : { ...supposed, [path]: value })
  })
  document.querySelector('[data-oublier]')?.addEventListener('click', () => {
    for (const radio of questions?.querySelectorAll<HTMLInputElement>('input') ?? []) {
      radio.checked = false
      if (radio.type !== 'radio') radio.value = ''
    }
    suppose({})
    questions?.querySelector<HTMLInputElement>('input')?.focus()
  })
  send({ kind: 'start', given, looked })
}

const data = document.querySelector<HTMLElement>('#droits-donnees')
if (data) start(data)
