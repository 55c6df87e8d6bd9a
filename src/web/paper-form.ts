import { z } from 'zod'
import { PAGE_LIMITS } from '#db/paper/scan.ts'

/** Files as they came; what they are is told by their bytes (`readScan`). */
export const files = z.array(z.instanceof(Uint8Array)).default([])

/** The field of the files, for `submit`. */
export const takesPages = { uploads: { pages: { most: PAGE_LIMITS.file, count: PAGE_LIMITS.sending } } } as const

/** More pages, or one that is taken out. */
export const pagesForm = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('add'), pages: files }),
  z.object({ intent: z.literal('remove'), pageId: z.uuid() }),
])
