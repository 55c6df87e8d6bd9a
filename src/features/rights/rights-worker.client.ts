/**
 * The rules in the browser, in a worker of their own (decision 28): the page stays light and never waits for a computation. It answers from
 * what it is given and keeps nothing once the page is left.
 */
import type { Supposed } from './model.ts'
import { makeCalculator } from './page-view.ts'
import type { FromWorker, ToWorker } from './page-view.ts'

const answerWith = (message: FromWorker): void => {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker has no origin to name
  postMessage(message)
}

let calculator: ReturnType<typeof makeCalculator> | null = null
/** The last question asked: what was being made ready for an older one is left. */
let latest = 0

/** Lets a message that came meanwhile be read first. */
const breathe = (): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, 0)
  })

/** Makes each pill of the question ready, one after the other, until something else is asked. */
const makeReady = async (ask: number, supposed: Supposed): Promise<void> => {
  const question = calculator?.view(supposed).aside?.question
  if (!calculator || !question) return
  for (const [index, { value }] of question.pills.entries()) {
    await breathe()
    if (ask !== latest) return
    const result = calculator.ready(supposed, question.path, value)
    answerWith({ kind: 'pill', ask, path: question.path, value, result, all: index === question.pills.length - 1 })
  }
}

/** An answer that is not ready is computed only if nothing newer was asked: figures typed one after the other do not queue. */
const answerTo = async (ask: number, supposed: Supposed): Promise<void> => {
  if (!calculator) return
  if (!calculator.has(supposed)) await breathe()
  if (ask !== latest) return
  answerWith({ kind: 'view', ask, view: calculator.view(supposed) })
  await makeReady(ask, supposed)
}

addEventListener('message', ({ data }: MessageEvent<ToWorker>) => {
  if (data.kind === 'start') {
    calculator = makeCalculator(data.given, data.looked)
    void makeReady(0, {})
    return
  }
  latest = data.ask
  void answerTo(data.ask, data.supposed)
})
