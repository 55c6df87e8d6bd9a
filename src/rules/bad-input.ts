/** A situation that cannot be: names the place, what stands there and what was expected, in French. */
export class BadInput extends Error {
  readonly path: string
  readonly value: unknown
  readonly expected: string
  constructor(path: string, value: unknown, expected: string) {
    super(`${path} : ${printed(value)} ; attendu : ${expected}`)
    this.name = 'BadInput'
    this.path = path
    this.value = value
    this.expected = expected
  }
}

const printed = (value: unknown): string => {
  const text = JSON.stringify(value) ?? 'rien'
  return text.length > 60 ? `${text.slice(0, 57)}…` : text
}
