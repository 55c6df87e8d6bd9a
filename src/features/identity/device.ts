const browsers: readonly (readonly [RegExp, string])[] = [
  [/Edg(?:e|A|iOS)?\//, 'Edge'],
  [/OPR\//, 'Opera'],
  [/Firefox\/|FxiOS\//, 'Firefox'],
  [/Chrome\/|CriOS\/|Chromium\//, 'Chrome'],
  [/Safari\//, 'Safari'],
]
const systems: readonly (readonly [RegExp, string])[] = [
  [/iPhone|iPod/, 'iPhone'],
  [/iPad/, 'iPad'],
  [/Android/, 'Android'],
  [/Windows/, 'Windows'],
  [/CrOS/, 'ChromeOS'],
  [/Mac OS X|Macintosh/, 'Mac'],
  [/Linux|X11/, 'Linux'],
]

const first = (known: readonly (readonly [RegExp, string])[], header: string): string | undefined =>
  known.find(([pattern]) => pattern.test(header))?.[1]

/** « Firefox sur Windows », from a User-Agent header: enough to know one's own sessions again, too little to follow anyone. */
export const deviceOf = (userAgent: string | null): string => {
  const header = userAgent ?? ''
  const [browser, system] = [first(browsers, header), first(systems, header)]
  return browser && system ? `${browser} sur ${system}` : (browser ?? system ?? 'Appareil inconnu')
}
