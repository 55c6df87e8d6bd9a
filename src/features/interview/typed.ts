/** What had been typed before a refusal, read field by field; nothing on a first visit. */
export type Typed = {
  /** Whether a form was sent: then an absent tick is a tick taken away. */
  readonly sent: boolean
  text(name: string): string | undefined
  has(name: string, value: string): boolean
}

export const typedValues = (values: Readonly<Record<string, string | string[]>> | undefined): Typed => ({
  sent: values !== undefined,
  text: (name) => {
    const value = values?.[name]
    return typeof value === 'string' ? value : undefined
  },
  has: (name, value) => {
    const list = values?.[name]
    return Array.isArray(list) && list.includes(value)
  },
})
