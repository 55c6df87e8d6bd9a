/** How a link is lived: drawn by its shape, said in words beside it. */
export const linkQualities = {
  strong: 'lien fort',
  ordinary: 'lien présent',
  fragile: 'lien fragile',
  conflict: 'conflit',
  violence: 'violence',
  cut: 'lien rompu',
} as const
export type LinkQuality = keyof typeof linkQualities

export type Sex = 'F' | 'M' | 'unknown'
