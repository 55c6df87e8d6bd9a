import { z } from 'zod'
import { text, ticked } from '#web/form.ts'
import { sheetLimits } from './model.ts'
import type { Sheet } from './model.ts'

/** Lines of each part that can be gone over at once: what there is, and three empty ones. */
const most = sheetLimits.items + 3
const lines = (longest: number) =>
  z
    .array(z.string().max(longest, `${longest} signes au plus.`))
    .max(most * 2)
    .default([])

/** The sheet as it is gone over. Lists hold one value for each line, in order; an emptied line is taken out. */
export const sheetForm = z.object({
  place: text(200),
  said: lines(1_000),
  askTitle: lines(300),
  askDetail: lines(600),
  what: lines(400),
  who: lines(200),
  when: lines(200),
  bring: z.array(z.string()).default([]),
  nextDay: text(200),
  nextTime: text(200),
  nextPlace: text(200),
  discreet: ticked,
})

const at = (list: readonly string[], index: number): string => (list[index] ?? '').trim()

/** What was gone over, put back into the sheet: who met whom and when stays; lines emptied are gone. */
export const readSheet = (before: Sheet, value: z.infer<typeof sheetForm>): Sheet => ({
  ...before,
  place: value.place || before.place,
  said: value.said.map((line) => line.trim()).filter((line) => line !== ''),
  canAsk: value.askTitle
    .map((title, index) => ({ title: title.trim(), detail: at(value.askDetail, index) }))
    .filter((ask) => ask.title !== ''),
  actions: value.what
    .map((what, index) => ({
      what: what.trim(),
      who: at(value.who, index),
      when: at(value.when, index),
      ...(value.bring.includes(String(index)) ? { bring: true } : {}),
    }))
    .filter((action) => action.what !== ''),
  next: value.nextDay ? { day: value.nextDay, time: value.nextTime, place: value.nextPlace } : null,
  discreet: value.discreet,
})

/** « Noter comme remis »: the act alone. */
export const handForm = z.object({})
