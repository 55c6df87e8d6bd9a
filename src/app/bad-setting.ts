/** A setting that cannot be; the message is French and says what to do. */
export class BadSetting extends Error {
  override name = 'BadSetting'
}
