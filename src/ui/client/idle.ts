import { lowerCurtain } from './curtain.ts'
import { clock, say } from './dom.ts'

/**
 * Lowers the curtain after `data-idle-seconds` without a gesture, and warns five minutes before (half-way on a shared computer).
 * Compared with the clock, since timers sleep with the computer. `data-presence`, when set, is the address told at most four times
 * within that delay that someone is there, so that writing for long without sending does not end the session.
 */
export const watchIdle = (): void => {
  const seconds = Number(document.documentElement.dataset['idleSeconds'])
  if (!seconds) return
  const presence = document.documentElement.dataset['presence']
  const warnBefore = Math.min(300, seconds / 2) * 1000
  const limit = seconds * 1000
  let last = Date.now()
  let told = last
  let warning: { clear: () => void } | undefined
  const look = () => {
    const still = Date.now() - last
    if (still >= limit) {
      warning?.clear()
      warning = undefined
      lowerCurtain()
    } else if (still >= limit - warnBefore && !warning)
      warning = say(`Sans un geste, le rideau se baissera à ${clock(new Date(last + limit))}. Rien ne sera perdu.`, {
        label: 'Je suis là',
        run: gesture,
      })
  }
  const gesture = () => {
    look()
    last = Date.now()
    warning?.clear()
    warning = undefined
    if (presence && last - told > limit / 4) {
      told = last
      // A failure shows by itself at the next page; keeping quiet here loses nothing.
      fetch(presence, { method: 'POST' }).catch(() => undefined)
    }
  }
  for (const type of ['pointerdown', 'keydown', 'wheel', 'touchmove', 'input'])
    document.addEventListener(type, gesture, { passive: true, capture: true })
  document.addEventListener('visibilitychange', look)
  setInterval(look, 1000)
}
