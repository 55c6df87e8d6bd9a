import { chromium } from '@playwright/test'
import type { LaunchOptions } from '@playwright/test'
import { browserOptions } from '../stories/browser.ts'

/** How to start the Chromium of the stories, tried once. @returns null when there is none for this machine, or it does not start. */
export const runnableBrowser = async (): Promise<LaunchOptions | null> => {
  try {
    const options = await browserOptions()
    await (await chromium.launch(options)).close()
    return options
  } catch {
    return null
  }
}
