/** What a way of sending answers. `again`: nothing left, a later try is safe. `uncertain`: it may have left, and a second try might tell twice. */
export type Sent = { outcome: 'sent' } | { outcome: 'again' | 'refused' | 'uncertain'; code: string }

/** `id` is the same at each try of one message: a gateway that knows it sends once. `to`: an address or a number; nothing else of the person is given. */
export type Parcel = { id: string; to: string; subject: string; text: string }

/** Never throws: what went wrong is a code without personal data. */
export type Sender = (parcel: Parcel) => Promise<Sent>

/** Whether a host, as an address names it, is this machine: what goes there never leaves it, and may do without encryption. */
export const isNear = (hostname: string): boolean => /^(?:localhost|127(?:\.\d+){3}|\[::1\])$/.test(hostname)

/** One at-sign with something on each side, no space, no control sign, at most 254 characters: what a mail server may judge. Null when it is no address. */
export const mailAddress = (typed: string): string | null => {
  const text = typed.trim()
  return text.length <= 254 && /^[^\s@"<>(),;:\\[\]\p{C}]+@[^\s@"<>(),;:\\[\]\p{C}]+\.[^\s@"<>(),;:\\[\]\p{C}]{2,}$/u.test(text)
    ? text
    : null
}

/** National prefixes of mobile numbers and the country code under which each is reached: the mainland, Réunion and Mayotte, Guadeloupe, Guyane, Martinique. */
const mobiles: readonly (readonly [RegExp, string])[] = [
  [/^0(?:69[23]|639)\d{6}$/, '+262'],
  [/^069[01]\d{6}$/, '+590'],
  [/^0694\d{6}$/, '+594'],
  [/^069[67]\d{6}$/, '+596'],
  [/^0[67]\d{8}$/, '+33'],
]

/** « 06 12 34 56 78 » → « +33612345678 »; an international number stays. Null when it is no number, or one of a house: a message there would be read aloud to whoever answers. */
export const mobileNumber = (typed: string): string | null => {
  const digits = typed.replaceAll(/[\s.\-/()]/g, '').replace(/^00/, '+')
  if (/^\+(?!33)\d{8,15}$/.test(digits)) return digits
  const national = digits.replace(/^\+33(?:0)?/, '0')
  const found = mobiles.find(([form]) => form.test(national))
  return found ? `${found[1]}${national.slice(1)}` : null
}
