import literata from '@fontsource-variable/literata/files/literata-latin-opsz-normal.woff2?url&no-inline'
import atkinson from '@fontsource-variable/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-wght-normal.woff2?url&no-inline'

/** Addresses of the two upright faces that every page shows at once, for `<link rel="preload" as="font" type="font/woff2" crossorigin>`. */
export const fontsToPreload: readonly string[] = [atkinson, literata]
